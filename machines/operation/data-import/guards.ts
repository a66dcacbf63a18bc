// What an import must satisfy (P20(3)): at its submission, in its review, and when it is carried out.
import { branch, cited, one, speaking } from '../../kernel/lifecycle.ts';
import { type Basis, outside, reading, text } from '../../law/cite.ts';
import { agreementIsInForce } from '../../shared/agreement.ts';
import { nothingRemains } from '../../shared/domain-port.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import {
  causeIsNew,
  causeStands,
  concerns,
  hasSuccessor,
  isTakenOverWith,
  rightsAreActive,
  someCauseStands,
} from '../../shared/under-agreement.ts';
import type { Args, Context } from './context.ts';
import type { Dossier, Event } from './events.ts';
import { words } from './words.ts';

type Findings = Extract<Event, { type: 'APPROVE' }>['findings'];

const dossierOf = (event: Event): Partial<Dossier> => ('dossier' in event && event.dossier) || {};
/** One finding of the review. */
const foundClear = (field: keyof Findings, law: Basis) =>
  cited(law, 'payload', ({ event }: Args) => event.type === 'APPROVE' && event.findings?.[field]?.clear === true);
const personalInformation = outside(
  'Personal Information Protection Law arts. 13, 23',
  'Personal information may be taken over only with consent, or once it is anonymised.',
  'P20(3)',
  'P16(4)',
);

export const submission = [
  'grantDataMayBeOperated',
  'sourceIsShownLawful',
  'personalDataIsLawful',
  'agreementStands',
  'grantIsInForce',
] as const;
/** Nobody has reviewed it before the first submission. */
export const resubmission = ['applicantIsNoReviewer', ...submission] as const;
export const approval = [
  'reviewerDiffersFromApplicant',
  'grantDataMayBeOperated',
  'sourceIsClear',
  'personalDataIsClear',
  'securityIsClear',
  'agreementStands',
  'grantIsInForce',
] as const;

export const guards = speaking(words.rules, {
  sourceIsShownLawful: cited(text('P20(3)'), 'payload', ({ event }: Args) => {
    const { source } = dossierOf(event);
    return Boolean(source?.statement && source.evidence?.length);
  }),
  personalDataIsLawful: cited(personalInformation, 'payload', ({ event }: Args) => {
    const { personalData } = dossierOf(event);
    return (
      personalData?.mode === 'none' ||
      Boolean(personalData && 'evidence' in personalData && personalData.evidence?.length)
    );
  }),
  agreementStands: agreementIsInForce(text('P20(3)')),
  rightsStand: rightsAreActive(text('P29')),
  grantIsInForce: cited(text('P17', 'P20(3)'), 'facts', ({ context, event }: Args) => {
    const grant = one(event.facts, 'grant');
    return grant?.id === context.grant && grant.tags.includes('inForce');
  }),
  reviewerDiffersFromApplicant: checkerDiffersFrom<Context>(
    ({ applicants }) => applicants,
    reading('P20(3)', 'D-0005'),
  ),
  applicantIsNoReviewer: checkerDiffersFrom<Context>(({ reviewers }) => reviewers, reading('P20(3)', 'D-0005')),
  importerDiffersFromReviewer: checkerDiffersFrom<Context>(({ reviewers }) => reviewers, reading('P20(3)', 'D-0005')),
  grantDataMayBeOperated: cited(
    text('P9'),
    'facts',
    ({ context, event }: Args) =>
      !context.causes.includes(context.grant) && one(event.facts, 'grant')?.tags.includes('barred') !== true,
  ),
  importIsNotSuspended: cited(text('P29'), 'context', ({ context }: Args) =>
    context.causes.every((cause) => cause === context.grant),
  ),
  grantIsNotBarred: cited(
    reading(['P6(2)', 'P9'], 'D-0143'),
    'facts',
    ({ event }: Args) => one(event.facts, 'grant')?.tags.includes('barred') === false,
  ),
  sourceIsClear: foundClear('lawfulSource', text('P20(3)')),
  personalDataIsClear: foundClear('personalData', personalInformation),
  securityIsClear: foundClear('security', text('P20(3)', 'P26')),
  isWhatWasApproved: cited(
    text('P20(3)'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'IMPORT' && Boolean(event.fingerprint) && event.fingerprint === context.dossier?.fingerprint,
  ),
  grantHasClosed: cited(
    reading('P31', 'D-0145'),
    'facts',
    ({ event }: Args) => one(event.facts, 'grant')?.open === false,
  ),
  /** With its grant: the successor covers the scenario and the data of the grant, with the right and the purpose. */
  isTakenOver: branch(({ context, event }: Args) => {
    const grant = one(event.facts, 'grant');
    const purpose = grant?.shares['purpose'];
    return (
      event.type === 'AGREEMENT_ENDED' &&
      isTakenOverWith(event, {
        right: 'processingUse',
        purpose: typeof purpose === 'string' ? purpose : null,
        scenarios: [context.scenario],
        datasets: (grant?.shares['datasets'] as string[] | undefined) ?? [],
      })
    );
  }),
  concernsTheGrant: branch(
    ({ context, event }: Args) => event.type === 'AGREEMENT_SUSPENDED' && concerns(event.grants, context.grant),
  ),
  nothingRemainsOfTheHalted: branch(({ context, event }: Args) => context.halted && nothingRemains({ event })),
  causeIsNew,
  causeStands,
  someCauseStands,
  nothingRemains: branch(nothingRemains),
  hasSuccessor,
});
