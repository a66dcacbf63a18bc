// What a product must satisfy to leave the domain (P27), and what stops it afterwards (P29, P31).
import { param } from '../../kernel/env.ts';
import { type CaseFact, type CaseId, branch, cited, many, one, speaking } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { confirmsWhatStands } from '../../shared/confirming.ts';
import { textsIn } from '../../shared/facts.ts';
import { agreementIsInForce } from '../../shared/agreement.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import {
  type Bound,
  causeIsNew,
  causeStands,
  concerns,
  grantsOf,
  isTakenOverWith,
  isTerminated,
  noCauseIsLeft,
  someCauseStands,
} from '../../shared/under-agreement.ts';
import type { Dossier } from './events.ts';
import type { Args, Context } from './context.ts';
import { words } from './words.ts';

/** The dossier that an event submits, or the one on file. */
const dossierOf = ({ context, event }: Args): Partial<Dossier> =>
  ('dossier' in event && event.dossier) || context.dossier || {};
const sourcesOf = (args: Args): Dossier['sources'] => dossierOf(args).sources ?? [];
const rawKinds = ['原始数据', 'raw', 'raw data', 'rawdata'];
const isRaw = ({ rawData, kind }: Dossier['manifest'][number]): boolean =>
  rawData !== false || rawKinds.includes(kind?.trim().toLowerCase());
/** Barred data of its sources, or a grant that barred data suspend: P9 refuses, and no other article instead. */
const isBarred = (grant: CaseFact, sources: Dossier['sources']): boolean =>
  grant.tags.includes('barred') ||
  sources.some(({ grant: id, dataset }) => id === grant.id && textsIn(grant.shares['barred']).includes(dataset));
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
        many(event.facts, 'grants').some(
          // Where it is closed because of barred data, P9 refuses.
          ({ id, tags }) => id === grant && (tags.includes('inUse') || tags.includes('barred')),
        ),
    )
  );
};
const idsOf = (grants: Bound[]): CaseId[] => grants.map(({ grant }) => grant);
const isConcerned = ({ context, event }: Args): boolean =>
  event.type === 'AGREEMENT_SUSPENDED' && context.grants.some(({ grant }) => concerns(event.grants, grant));

/** What must hold at every step on the way out, of the dossier that is submitted or on file. */
const source = [
  'sourcesAreNotBarred',
  'productIsNotSuspended',
  'grantsAreInUse',
  'sourcesAreGranted',
  'scopeIsNotTerminated',
  'operationIsAuthorized',
  'manifestHoldsNoRawData',
  'manifestIsIrreversible',
] as const;

export const submission = [
  ...source,
  'rawDataIsDeclaredAbsent',
  'irreversibilityIsTested',
  'pricingFollowsTheRules',
] as const;

/** Nobody has reviewed it before the first submission. */
export const resubmission = ['submitterIsNoReviewer', ...submission] as const;
export const approval = [
  'reviewerDiffersFromSubmitter',
  ...source,
  'techCheckIsClear',
  'scenariosAreGranted',
  'agreementStands',
] as const;

export const carriedOut = ['exporterDiffersFromReviewer', ...source, 'agreementStands'] as const;

/** A suspected misuse stops any product; a suspension of the rights, what draws on the domain, or what the regime says. */
const stops = ({ id, causes, drawsOnDomain: draws }: Context): boolean =>
  causes.includes(id) || draws || param('pd.suspension.exportedProducts') === 'stopAll';

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
  /** Each is a data set of its grant at this moment, not at that of an earlier submission. */
  sourcesAreGranted: cited(text('P17', 'P25'), 'facts', (args: Args) => {
    const sources = sourcesOf(args);
    return (
      sources.length > 0 &&
      sources.every(
        ({ grant, dataset }) =>
          idsOf(args.context.grants).includes(grant) &&
          textsIn(many(args.event.facts, 'grants').find(({ id }) => id === grant)?.shares['datasets']).includes(
            dataset,
          ),
      )
    );
  }),
  sourcesAreNotBarred: cited(text('P9'), 'facts', (args: Args) => {
    const { context, event } = args;
    return (
      !context.causes.some((cause) => idsOf(context.grants).includes(cause)) &&
      !many(event.facts, 'grants').some((grant) => isBarred(grant, sourcesOf(args)))
    );
  }),
  /** The grant says that its data may be operated again; a product keeps its own sources, and barred is barred. */
  barIsLifted: cited(reading(['P6(2)', 'P9'], 'D-0143'), 'facts', (args: Args) => {
    const grant = one(args.event.facts, 'source');
    return grant !== null && !isBarred(grant, sourcesOf(args));
  }),
  scopeIsNotTerminated: cited(text('P29'), 'facts', (args: Args) => {
    const { context, event } = args;
    return !isTerminated(
      one(event.facts, 'agreement'),
      context.grants.map(({ scenario }) => scenario),
      sourcesOf(args).map(({ dataset }) => dataset),
    );
  }),
  operationIsAuthorized: cited(text('P4(3)'), 'facts', ({ event }: Args) =>
    textsIn(one(event.facts, 'agreement')?.shares['rights']).includes('productOperation'),
  ),
  manifestHoldsNoRawData: cited(text('P27'), 'payload', (args: Args) => {
    const { manifest = [] } = dossierOf(args);
    return manifest.length > 0 && !manifest.some(isRaw);
  }),
  manifestIsIrreversible: cited(text('P27'), 'payload', (args: Args) =>
    (dossierOf(args).manifest ?? []).every(({ reversible }) => reversible === false),
  ),
  rawDataIsDeclaredAbsent: cited(text('P27'), 'payload', (args: Args) =>
    Boolean(dossierOf(args).rawDataAbsent?.declared),
  ),
  irreversibilityIsTested: cited(text('P27'), 'payload', (args: Args) => Boolean(dossierOf(args).reversibilityTest)),
  pricingFollowsTheRules: cited(text('P24'), 'payload', (args: Args) => Boolean(dossierOf(args).pricing?.declared)),
  /** A cause that is a grant's stands for barred data, which have a rule of their own. */
  productIsNotSuspended: cited(text('P29'), 'context', ({ context }: Args) =>
    context.causes.every((cause) => cause === context.id || idsOf(context.grants).includes(cause)),
  ),
  noMisuseIsOpen: cited(reading('P27', 'D-0180'), 'context', ({ context }: Args) => context.misuse === null),
  agreementStands: agreementIsInForce(text('P27')),
  reviewerDiffersFromSubmitter: checkerDiffersFrom<Context>(({ submitters }) => submitters, reading('P27', 'D-0005')),
  submitterIsNoReviewer: checkerDiffersFrom<Context>(({ reviewers }) => reviewers, reading('P27', 'D-0005')),
  exporterDiffersFromReviewer: checkerDiffersFrom<Context>(({ reviewers }) => reviewers, reading('P27', 'D-0005')),
  reviewerDiffersFromRequester: checkerDiffersFrom<Context>(
    ({ submitters, requested }) => [...submitters, ...(requested?.by ?? [])],
    reading('P27', 'D-0005'),
  ),
  finderIsNoSubmitter: checkerDiffersFrom<Context>(({ submitters }) => submitters, reading('P27', 'D-0180')),
  examinerDiffersFromFinder: checkerDiffersFrom<Context>(
    ({ submitters, finders }) => [...submitters, ...finders],
    reading('P27', 'D-0180'),
  ),
  confirmsWhatStands: confirmsWhatStands<Context>(({ misuse }) => misuse, gap('P27', 'D-0425')),
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
  stopsOnSuspension: branch(({ context }: Args) => stops(context)),
  isOnlyFlagged: branch(({ context }: Args) => context.causes.length > 0 && !stops(context)),
  sourceIsLost: branch(({ context }: Args) => context.sourceIsLost),
  misuseIsOpen: branch(({ context }: Args) => context.misuse !== null),
  losesItsSource: branch(
    ({ context, event }: Args) =>
      event.type === 'GRANT_ENDED' && (event.kind === 'terminated' || context.drawsOnDomain),
  ),
  isTakenOver: branch(({ context, event }: Args) => {
    if (event.type !== 'AGREEMENT_ENDED') return false;
    const scenarios = context.scenarios.length ? context.scenarios : context.grants.map(({ scenario }) => scenario);
    const datasets = context.dossier?.sources.map(({ dataset }) => dataset);
    return scenarios.every((scenario) =>
      isTakenOverWith(event, { right: 'productOperation', scenarios: [scenario], datasets }),
    );
  }),
  causeIsNew,
  causeStands,
  someCauseStands,
  noCauseIsLeft,
});
