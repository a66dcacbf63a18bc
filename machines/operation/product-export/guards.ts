// What a product must satisfy to leave the domain (P27), and what stops it afterwards (P29, P31).
import { param } from '../../kernel/env.ts';
import { type CaseId, branch, cited, many, speaking } from '../../kernel/lifecycle.ts';
import { reading, text } from '../../law/cite.ts';
import { agreementIsInForce } from '../../shared/agreement.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import {
  type Bound,
  causeIsNew,
  causeStands,
  concerns,
  grantsOf,
  isCovered,
  isNotSuspended,
  noCauseIsLeft,
  someCauseStands,
} from '../../shared/under-agreement.ts';
import type { Dossier, Event } from './events.ts';
import type { Args, Context } from './context.ts';
import { words } from './words.ts';

const dossierOf = (event: Event): Partial<Dossier> => ('dossier' in event && event.dossier) || {};
/** Interfaces and services always draw on the domain, whatever the dossier declares. */
export const drawsOnDomain = (form: string, dossier: Partial<Dossier>): boolean =>
  form === 'interface' || form === 'service' || dossier.drawsOnDomain === true;

const areInUse = ({ context, event }: Args, grants: CaseId[]): boolean => {
  const known = grantsOf(event.facts, context.agreement).map(({ grant }) => grant);
  return (
    grants.length > 0 &&
    grants.every(
      (grant) =>
        known.includes(grant) &&
        many(event.facts, 'grants').some(({ id, tags }) => id === grant && tags.includes('inUse')),
    )
  );
};
const idsOf = (grants: Bound[]): CaseId[] => grants.map(({ grant }) => grant);
const isConcerned = ({ context, event }: Args): boolean =>
  event.type === 'AGREEMENT_SUSPENDED' && context.grants.some(({ grant }) => concerns(event.grants, grant));

export const submission = [
  'productIsNotSuspended',
  'grantsAreInUse',
  'sourcesAreGranted',
  'rawDataIsDeclaredAbsent',
  'irreversibilityIsTested',
  'pricingFollowsTheRules',
] as const;

export const approval = [
  'reviewerDiffersFromSubmitter',
  'techCheckIsClear',
  'scenariosAreGranted',
  'grantsAreInUse',
  'agreementStands',
  'productIsNotSuspended',
] as const;

export const guards = speaking(words.rules, {
  grantsAreInUse: cited(text('P17', 'P27'), 'facts', (args: Args) => areInUse(args, idsOf(args.context.grants))),
  furtherGrantsAreInUse: cited(
    text('P17', 'P27'),
    'facts',
    (args: Args) => args.event.type === 'REQUEST_SCENARIOS' && areInUse(args, args.event.grants ?? []),
  ),
  requestedGrantsAreInUse: cited(text('P17', 'P27'), 'facts', (args: Args) =>
    areInUse(args, idsOf(args.context.requested?.grants ?? [])),
  ),
  sourcesAreGranted: cited(text('P17', 'P25'), 'facts', ({ context, event }: Args) => {
    const { sources = [] } = dossierOf(event);
    return (
      sources.length > 0 &&
      sources.every(({ grant, dataset }) => {
        const datasets = many(event.facts, 'grants').find(({ id }) => id === grant)?.shares['datasets'];
        return idsOf(context.grants).includes(grant) && Array.isArray(datasets) && datasets.includes(dataset);
      })
    );
  }),
  rawDataIsDeclaredAbsent: cited(text('P27'), 'payload', ({ event }: Args) =>
    Boolean(dossierOf(event).rawDataAbsent?.declared),
  ),
  irreversibilityIsTested: cited(text('P27'), 'payload', ({ event }: Args) =>
    Boolean(dossierOf(event).reversibilityTest),
  ),
  pricingFollowsTheRules: cited(text('P24'), 'payload', ({ event }: Args) =>
    Boolean(dossierOf(event).pricing?.declared),
  ),
  productIsNotSuspended: isNotSuspended(text('P29')),
  agreementStands: agreementIsInForce(text('P27')),
  reviewerDiffersFromSubmitter: checkerDiffersFrom<Context>(
    ({ submittedBy }) => [submittedBy],
    reading('P27', 'D-0005'),
  ),
  reviewerDiffersFromRequester: checkerDiffersFrom<Context>(
    ({ requested }) => [requested?.by],
    reading('P27', 'D-0005'),
  ),
  techCheckIsClear: cited(
    text('P27'),
    'context',
    ({ context }: Args) => context.techCheck !== null && !context.techCheck.rawData && !context.techCheck.reversible,
  ),
  scenariosAreGranted: cited(
    text('P27'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'APPROVE' &&
      Boolean(event.scenarios?.length) &&
      event.scenarios.every((scenario) => context.grants.some((bound) => bound.scenario === scenario)),
  ),
  scenarioWasNotApproved: cited(
    text('P27'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'MISUSE_FOUND' &&
      Boolean(event.usedFor) &&
      (event.disguised === true || !context.scenarios.includes(event.usedFor)),
  ),
  rawDataIsPresent: branch(({ event }: Args) => event.type === 'TECH_CHECKED' && event.rawData !== false),
  isReversible: branch(({ event }: Args) => event.type === 'TECH_CHECKED' && event.reversible !== false),
  revocationIsPossible: branch(() => (param('pd.revocation.grounds') as string[]).includes('exportMisused')),
  concernsTheProduct: branch(isConcerned),
  /** A product that draws on the domain always stops; a delivered one, where the regime says so. */
  stopsOnSuspension: branch(
    ({ context }: Args) => context.drawsOnDomain || param('pd.suspension.exportedProducts') === 'stopAll',
  ),
  losesItsSource: branch(
    ({ context, event }: Args) =>
      event.type === 'GRANT_ENDED' && (event.kind === 'terminated' || context.drawsOnDomain),
  ),
  isTakenOver: branch(({ context, event }: Args) => {
    if (event.type !== 'AGREEMENT_ENDED') return false;
    const scenarios = context.scenarios.length ? context.scenarios : context.grants.map(({ scenario }) => scenario);
    return (
      isCovered(
        event,
        [],
        context.dossier?.sources.map(({ dataset }) => dataset),
      ) && scenarios.every((scenario) => isCovered(event, [scenario]))
    );
  }),
  causeIsNew,
  causeStands,
  someCauseStands,
  noCauseIsLeft,
});
