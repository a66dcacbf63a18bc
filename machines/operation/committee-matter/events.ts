import { fault } from '../../kernel/faults.ts';
import * as z from 'zod';
import { choice, field, worded } from '../../shared/fields.ts';
import { appliedScope } from '../../shared/agreement.ts';
import { type EventsOf, event, told } from '../../shared/events.ts';
import { caseId, day, documentRef, organisationParty, reason, sentence, title } from '../../shared/schemas.ts';
import { committeeDepartments } from '../../regimes/parameters/operation/authorization.ts';
import { departmentTitles } from '../../regimes/value-titles.ts';
import { words } from './words.ts';

const kind = choice({
  GRANT: ['给予授权', 'Grant'],
  RENEW: ['续签', 'Renewal'],
  EARLY_TERMINATION: ['提前终止', 'Early termination'],
  NON_RECTIFICATION_TERMINATION: ['未按要求整改终止', 'Termination for non-rectification'],
  REVOCATION: ['撤销授权', 'Revocation'],
  MAJOR_ISSUE: ['重大问题', 'Major issue'],
});
export const kinds = kind.options;
/** P7: of the draft; what a matter is held to, its regime says (`pd.committee.departments`). */
export const departments = committeeDepartments;
const vote = choice({ approve: ['同意', 'Approve'], oppose: ['反对', 'Oppose'], abstain: ['弃权', 'Abstain'] });
export const choices = vote.options;

const person = title;
const department = z.union([worded(z.enum(departments), departmentTitles), title]);

export const input = z
  .strictObject({
    kind: field('审议事项类别', 'Kind of matter', kind),
    /** The case that waits for the decision; a major issue may stand alone. */
    about: field('所涉案件', 'Case concerned', caseId.optional()),
    /** Whose application, rights or agreement the committee decides on. */
    party: field('所涉单位', 'Party concerned', organisationParty.optional()),
    summary: field('事项摘要', 'Summary', sentence),
    documents: field('审议材料', 'Documents', z.array(documentRef).max(50).default([])),
    /** Persons who prepared or reviewed the matter: they do not record its decision, nor vote on it. */
    hands: field('经办人员', 'Persons who prepared it', z.array(person).max(200).default([])),
    /** P10(2)(3): data sets, rights, purposes and scenarios that a grant or a renewal is about. */
    scope: field('审议的授权范围', 'Scope', appliedScope.optional()),
  })
  .refine(({ kind, about }) => kind === 'MAJOR_ISSUE' || about !== undefined, {
    path: ['about'],
    message: fault(
      '此类审议事项须写明所涉案件（about），P7(3)',
      'a matter of this kind belongs to a case; name that case (about), P7(3)',
      'P7(3)',
    ),
  });
export type Input = z.output<typeof input>;

/** What the case that waits for the decision receives; other lifecycles import it. */
export const matterDecided = z.strictObject({
  matter: caseId,
  kind: kind,
  outcome: z.enum(['approved', 'refused']),
  minutes: documentRef,
});

export const events = {
  PUT_ON_AGENDA: event(
    words.events.PUT_ON_AGENDA,
    z.strictObject({
      meetingOn: field('会议日期', 'Day of the meeting', day),
      seats: field(
        '参会席位',
        'Seats',
        z
          .array(
            z.strictObject({
              department: field('组成部门', 'Department', department),
              person: field('委员', 'Member', person),
            }),
          )
          .min(1)
          .max(60),
      ),
      documents: field('会议材料', 'Documents', z.array(documentRef).max(50).default([])),
    }),
  ),
  RESCHEDULE: event(
    words.events.RESCHEDULE,
    z.strictObject({ meetingOn: field('会议日期', 'Day of the meeting', day) }),
  ),
  SUBSTITUTE: event(
    words.events.SUBSTITUTE,
    z.strictObject({
      department: field('组成部门', 'Department', department),
      person: field('替换委员', 'Substitute', person),
    }),
  ),
  RECUSE: event(words.events.RECUSE, reason),
  OPEN_SITTING: event(
    words.events.OPEN_SITTING,
    z.strictObject({ present: field('到会委员', 'Members present', z.array(person).min(1).max(60)) }),
  ),
  VOTE: event(
    words.events.VOTE,
    z.strictObject({ choice: field('表决意见', 'Vote', vote), opinion: field('说明', 'Opinion', sentence.optional()) }),
  ),
  DECIDE: event(words.events.DECIDE, z.strictObject({ minutes: field('会议纪要', 'Minutes', documentRef.optional()) })),
  ADJOURN: event(words.events.ADJOURN, reason),
  DEFER: event(words.events.DEFER, reason),
  ISSUE_NOTICE: event(
    words.events.ISSUE_NOTICE,
    z.strictObject({ document: field('决定通知', 'Notice of the decision', documentRef) }),
  ),
  WITHDRAW_MATTER: told(words.events.WITHDRAW_MATTER, z.strictObject({ cause: caseId })),
};
export type Event = EventsOf<typeof events>;
