// The parts of the chart by name: what an inspection keeps, what it opens elsewhere, and who is told.
import { assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { after, now, param, until } from '../../kernel/env.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Actor, Facts, Meta } from '../../kernel/lifecycle.ts';
import type { Text } from '../../law/cite.ts';
import { partyOf } from '../parties.ts';
import { withHands } from '../rules.ts';
import type { Context, Found } from './context.ts';
import type { Event, Input } from './events.ts';
import { against, bodyOf, guards, openOf, teamOf } from './guards.ts';
import { words } from './words.ts';

type To = (context: Context) => string[];
/** What is late reaches whoever leads the owner, too. */
const owner: To = ({ owner: hat }) => (hat === 'AUTHORITY' ? [hat, 'COMMITTEE_OFFICE'] : [hat]);
/** Persons of other departments hear by name. */
const team: To = (context) => teamOf(context).map((person) => `person:${person}`);
const both: To = (context) => [...owner(context), 'inspected'];
/** An inspection without notice is not known before it starts. */
export const isKnown = ({ plan, startedAt }: Context): boolean => startedAt !== null || plan?.announced === true;
const known: To = (context) => (isKnown(context) ? both(context) : owner(context));
const telling = (subject: Text, to: To, about: (context: Context) => JsonObject = () => ({})) =>
  emit<Context, Event, undefined, Event, Effect>(({ context }) => ({
    type: 'notify',
    notice: 'N27',
    to: to(context),
    subject,
    about: { kind: context.kind, ...about(context) },
  }));
/** How many findings for and against, by aspect: the form in which a result may be published. */
export const resultOf = ({ findings, refusals }: Context): { aspect: string; for: number; against: number }[] => {
  const all = [...findings, ...refusals];
  return [...new Set(all.map(({ aspect }) => aspect))].map((aspect) => {
    const its = all.filter((finding) => finding.aspect === aspect);
    const bad = against({ findings: its, refusals: [] }).length;
    return { aspect, for: its.length - bad, against: bad };
  });
};
const hashes = (documents: { sha256: string }[]): string[] => documents.map(({ sha256 }) => sha256);

export const inspection = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor: Actor; facts?: Facts };
    meta: Meta;
    tags: 'open' | 'underway' | 'reported';
    emitted: Effect;
  },
  delays: {
    ...after('trade.inspection.reportDue', 'trade.inspection.commentDue'),
    fieldWorkDue: until<Context>(({ plan }) => plan?.to),
    materialsDue: until<Context>(
      (context) =>
        openOf(context)
          .map(({ due }) => due)
          .toSorted()[0],
    ),
  },
  guards,
  actions: {
    tellPlanned: telling(words.notices.planned, (context) => [...known(context), ...team(context)]),
    tellStarted: telling(words.notices.started, both),
    tellAsked: telling(words.notices.asked, () => ['inspected']),
    tellMaterialsOverdue: telling(words.notices.materialsOverdue, both),
    tellLate: telling(words.notices.late, owner),
    tellDraft: telling(words.notices.draft, () => ['inspected']),
    tellResult: telling(
      words.notices.result,
      (context) => [...both(context), ...(param('trade.inspection.publishResult') ? ['public'] : [])],
      (context) => ({ result: resultOf(context) }),
    ),
    tellClosed: telling(words.notices.closed, both),
    tellDiscontinued: telling(words.notices.discontinued, known),
    recordPlan: assign(({ context, event }) => {
      assertEvent(event, 'PLAN');
      const { aspects, from, to, inspectors, departments, announced, venue, document } = event;
      return {
        plan: {
          aspects,
          from,
          to,
          inspectors,
          departments,
          announced,
          venue: venue ? [partyOf(venue.center), partyOf(venue.opco)] : [],
          document: document.sha256,
        },
        planners: withHands(context.planners, event.actor),
        // Whoever was commissioned under another plan is compared anew.
        evaluator: null,
      };
    }),
    recordCommission: assign(
      ({ event }) => (assertEvent(event, 'COMMISSION'), { evaluator: partyOf(event.evaluator) }),
    ),
    recordStart: assign(() => ({ startedAt: now() })),
    recordRequest: assign(({ context, event }) => {
      assertEvent(event, 'REQUEST_MATERIALS');
      const due = new Date(event.due).toISOString();
      const asked = event.items.map(({ id, from }) => ({ id, from, due, documents: [], refused: false }));
      return { materials: [...context.materials, ...asked] };
    }),
    recordMaterials: assign(({ context, event }) => {
      assertEvent(event, 'HAND_IN');
      return {
        materials: context.materials.map((material) => {
          const handed = event.items.find(({ id }) => id === material.id);
          return handed ? { ...material, documents: hashes(handed.documents) } : material;
        }),
        answerers: withHands(context.answerers, event.actor),
      };
    }),
    recordRefusal: assign(({ context, event }) => {
      assertEvent(event, 'RECORD_REFUSAL');
      const refused = context.materials.filter(({ id }) => event.items.includes(id));
      const found = refused.map(({ id, from }): Found => ({
        id: `refused/${id}`,
        aspect: words.cooperation.zh,
        about: from,
        result: 'against',
        gravity: 'serious',
        evidence: hashes(event.evidence),
      }));
      return {
        materials: context.materials.map((one) => (refused.includes(one) ? { ...one, refused: true } : one)),
        refusals: [...context.refusals, ...found],
        drafters: withHands(context.drafters, event.actor),
      };
    }),
    recordLateFieldWork: assign(({ context }) => ({ late: [...context.late, 'fieldWork' as const] })),
    recordLateReport: assign(({ context }) => ({ late: [...context.late, 'report' as const] })),
    recordDraft: assign(({ context, event }) => {
      assertEvent(event, 'DRAFT');
      return {
        findings: event.findings.map(({ fact: _, evidence, ...finding }) => ({
          ...finding,
          evidence: hashes(evidence),
        })),
        drafters: withHands(context.drafters, event.actor),
        draft: event.document.sha256,
        comments: [],
      };
    }),
    recordComment: assign(({ context, event }) => {
      assertEvent(event, 'SUBMIT_COMMENT');
      const by = bodyOf(context, event.actor);
      const comment = { by: by ?? '', at: now(), documents: hashes(event.documents) };
      return {
        comments: [...context.comments, comment],
        answerers: withHands(context.answerers, event.actor),
      };
    }),
    recordConfirmation: assign(({ event }) => {
      assertEvent(event, 'CONFIRM');
      const { consequences, report, actor } = event;
      return {
        report: report.sha256,
        confirmers: withHands([], actor),
        pending: consequences.filter(({ opens }) => opens !== undefined),
        followed: consequences.flatMap(({ findings, noted }) =>
          noted === undefined ? [] : [{ findings, case: null, noted }],
        ),
      };
    }),
    /** One after the other, each told back before the next: one act, and one refusal refuses all of it. */
    openNext: emit(({ context }): Effect => {
      const { lifecycle, input } = context.pending[0]!.opens!;
      return { type: 'open', lifecycle, input: input as JsonObject, reply: 'CONSEQUENCE_OPENED' };
    }),
    recordOpened: assign(({ context, event }) => {
      assertEvent(event, 'CONSEQUENCE_OPENED');
      const [first, ...pending] = context.pending;
      return {
        pending,
        followed: [...context.followed, { findings: first?.findings ?? [], case: event.case, noted: null }],
      };
    }),
    recordDiscontinuation: assign(({ event }) => (assertEvent(event, 'DISCONTINUE'), { discontinued: event.reason })),
  },
});
