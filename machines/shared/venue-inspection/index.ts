// Inspections and evaluations (检查、评估), T28, T31 and P16(3).
import { type FactRequest, defineLifecycle } from '../../kernel/lifecycle.ts';
import { text } from '../../law/cite.ts';
import { hashText } from '../../kernel/hash.ts';
import { toConfirm } from '../confirming.ts';
import { eachOfItsKind, lifecycleIn } from '../facts.ts';
import { stemOf } from '../agreement.ts';
import { asksMore, confirmsByName } from '../migrating.ts';
import { partyOf } from '../parties.ts';
import { inspecting } from './basis.ts';
import { type Context, draftIn } from './context.ts';
import { type Event, type Input, events, input } from './events.ts';
import { teamOf } from './guards.ts';
import { causes, openings } from './openings.ts';
import { machine } from './machine.ts';
import { isKnown, resultOf } from './setup.ts';
import { label } from '../labels.ts';
import { words } from './words.ts';

/** Is the work of those who inspect done? */
const isOver = ({ report, discontinued }: Context): boolean => report !== null || discontinued !== null;
/** T25: within which an access to information reads: the venue as a whole, or one party, once that is known. */
const concernsOf = (context: Context): string | null => {
  if (context.registration === null && context.agreement === null) return 'venue';
  return (isKnown(context) && context.inspected[0]) || null;
};
const casesOf = ({ followed: all }: Context): string[] => all.flatMap(({ case: id }) => id ?? []);

const factsOf = (event: Partial<Event>, context: Context): Record<string, FactRequest | undefined> => {
  switch (event.type) {
    case 'COMMISSION':
      return {
        registrations: event.evaluator && { party: partyOf(event.evaluator), of: 'subjectRegistration' },
        agreement: { case: context.agreement, of: 'operatingAgreement' },
        grants: context.agreement
          ? { linked: { lifecycle: 'scenarioGrant', rel: 'agreement', to: context.agreement } }
          : undefined,
      };
    case 'DRAFT':
      return context.kind === 'evaluation'
        ? Object.fromEntries(
            context.inspected.map((body) => [`orders/${body}`, { party: body, of: 'rectificationOrder' }]),
          )
        : {};
    case 'CLOSE':
      return eachOfItsKind('followed', casesOf(context), [...new Set(casesOf(context).map(lifecycleIn))]);
    default:
      return {};
  }
};

export const venueInspection = defineLifecycle({
  id: 'venueInspection',
  version: 4,
  title: words.title,
  label: ({ kind, period }) => label(words.kinds[kind], period?.from),
  law: [text('T28', 'T31'), text('P16(3)')],
  machine,
  events,
  input,
  opens: {
    by: ['SUPERVISOR', 'AUTHORITY'],
    law: [text('T28', 'T31'), text('P16(3)'), inspecting],
    facts: ({ target, follows }: Input) => ({
      registration: target.of === 'subject' ? { case: target.registration, of: 'subjectRegistration' } : undefined,
      agreement: target.of === 'operator' ? { case: target.agreement, of: 'operatingAgreement' } : undefined,
      ...Object.fromEntries(causes.map((of) => [`follows/${of}`, { case: follows, of }])),
    }),
    rules: openings,
  },
  stem: ({ kind, target }: Input) => {
    if (target.of === 'venue') return `${kind}-${target.bodies.join('-')}`;
    return `${kind}-${stemOf(target.of === 'subject' ? target.registration : target.agreement)}`;
  },
  parties: (context) => ({
    inspector: context.owner,
    /** Whose the field work and the draft are. */
    worker: (!isOver(context) && context.evaluator) || context.owner,
    inspected: isKnown(context) ? context.inspected : [],
    evaluator: isOver(context) ? null : context.evaluator,
  }),
  readers: ['SUPERVISOR', 'AUTHORITY'],
  // Team and evaluator read the case while they work on it (T25).
  seats: (context) => (isOver(context) ? [] : teamOf(context)),
  facts: factsOf,
  links: ({ registration, agreement, follows, followed: all }) => ({
    concerned: registration ?? agreement,
    follows,
    followed: all.flatMap(({ case: id }) => id ?? []),
  }),
  onFile: (context) => toConfirm('CONFIRM', draftIn(context)),
  hands: ({ drafters, confirmers }) => [...drafters, ...confirmers],
  shares: (context) => ({
    kind: context.kind,
    period: context.period,
    started: context.startedAt !== null,
    // T31: known to whoever evaluates next.
    result: context.report === null ? null : resultOf(context),
    // T25: who reads within it, and what: by hashes, for who inspects is nobody else's.
    team: isOver(context) ? [] : teamOf(context).map(hashText),
    evaluator: isOver(context) ? null : context.evaluator,
    concerns: concernsOf(context),
  }),
  migrations: {
    1: asksMore('team, evaluator and whom it concerns are known to accesses'),
    2: confirmsByName,
    3: asksMore('what was found is confirmed, and what is grave opens a case'),
  },
  retention: { years: 'trade.retention.years', law: text('T24') },
});
