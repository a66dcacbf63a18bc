// What each step of an admission demands (P17, P20(1)), and what suspends a person.
import { dateOf } from '../../kernel/durations.ts';
import { now } from '../../kernel/env.ts';
import { branch, cited, one, speaking } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { agreementIsInForce } from '../../shared/agreement.ts';
import { nothingRemains } from '../../shared/domain-port.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import {
  causeIsNew,
  causeStands,
  grantsOf,
  hasSuccessor,
  isNotSuspended,
  isTakenOverWith,
  noCauseIsLeft,
  someCauseStands,
} from '../../shared/under-agreement.ts';
import type { Args, Context } from './context.ts';
import { words } from './words.ts';

const ownMeasure = gap('P20(1)', 'D-0144');

export const guards = speaking(words.rules, {
  identityIsThePersons: cited(
    text('P20(1)'),
    'payload',
    ({ context, event }: Args) => event.type === 'VERIFY_IDENTITY' && event.ref === context.person.ref,
  ),
  reviewerDiffersFromProposer: checkerDiffersFrom<Context>(({ proposers }) => proposers, reading('P20(1)', 'D-0005')),
  proposerIsNoReviewer: checkerDiffersFrom<Context>(({ reviewers }) => reviewers, reading('P20(1)', 'D-0005')),
  lifterDiffersFromSuspender: checkerDiffersFrom<Context>(
    ({ proposers, suspendedBy }) => [...proposers, ...suspendedBy],
    gap('P20(1)', 'D-0144'),
  ),
  grantDataMayBeOperated: cited(
    text('P9'),
    'facts',
    ({ event }: Args) => one(event.facts, 'grant')?.tags.includes('barred') !== true,
  ),
  agreementStands: agreementIsInForce(text('P20(1)')),
  ndaIsSigned: cited(
    text('P20(1)'),
    'payload',
    ({ event }: Args) =>
      event.type === 'SIGN_NDA' &&
      Boolean(event.document) &&
      Boolean(event.signedOn) &&
      event.signedOn <= dateOf(now()),
  ),
  grantsAreOfTheAgreement: cited(
    text('P17', 'P20(1)'),
    'facts',
    ({ context, event }: Args) =>
      event.type === 'ASSIGN_SCENARIOS' &&
      (event.grants ?? []).every((grant) =>
        grantsOf(event.facts, context.agreement).some((other) => other.grant === grant),
      ),
  ),
  personIsNotSuspended: isNotSuspended(text('P20(1)', 'P29')),
  grantIsAssigned: cited(
    text('P17', 'P20(1)'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'ENTER_DOMAIN' && context.grants.some(({ grant }) => grant === event.grant),
  ),
  grantIsInUse: cited(text('P18', 'P20'), 'facts', ({ event }: Args) => {
    const tags = one(event.facts, 'grant')?.tags ?? [];
    // Where it is closed because of barred data, P9 refuses.
    return event.type === 'ENTER_DOMAIN' && (tags.includes('inUse') || tags.includes('barred'));
  }),
  personIsSuspendedByAuthority: cited(ownMeasure, 'context', ({ context }: Args) =>
    context.causes.includes(context.id),
  ),
  personIsNotYetSuspended: cited(ownMeasure, 'context', ({ context }: Args) => !context.causes.includes(context.id)),
  suspensionIsGeneral: branch(({ event }: Args) => event.type === 'AGREEMENT_SUSPENDED' && event.grants === 'all'),
  isTakenOver: branch(
    ({ context, event }: Args) =>
      event.type === 'AGREEMENT_ENDED' &&
      isTakenOverWith(event, {
        right: 'processingUse',
        scenarios: context.grants.map(({ scenario }) => scenario),
      }),
  ),
  nothingRemains: branch(nothingRemains),
  hasSuccessor,
  causeIsNew,
  causeStands,
  someCauseStands,
  noCauseIsLeft,
});
