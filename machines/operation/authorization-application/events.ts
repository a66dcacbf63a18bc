import { fault } from '../../kernel/faults.ts';
import * as z from 'zod';
import { choice, field } from '../../shared/fields.ts';
import { agreementEnded } from '../../shared/agreement.ts';
import { type EventsOf, event, told } from '../../shared/events.ts';
import {
  caseId,
  documentRef,
  named,
  organisation,
  organisationParty,
  reason,
  returned,
  sentence,
  title,
} from '../../shared/schemas.ts';
import { matterDecided } from '../committee-matter/events.ts';
import { requirement } from './requirements.ts';
import { filing } from './events/filing.ts';
import { words } from './words.ts';

export { type Filing, filing } from './events/filing.ts';

export const input = z
  .strictObject({
    applicant: field('申请单位', 'Applicant', organisation),
    /** P4(3): a legal person or an unincorporated organisation. */
    form: field(
      '组织形式',
      'Form of organisation',
      choice({ legalPerson: ['法人', 'Legal person'], unincorporated: ['非法人组织', 'Unincorporated organisation'] }),
    ),
    /** The announcement that it answers (P10(1)), or … */
    announcement: field('所依公告', 'Announcement that it answers', caseId.optional()),
    /** … the agreement that it renews without an announcement (P13). */
    previous: field('续签的协议', 'Agreement that it renews', caseId.optional()),
  })
  .refine(({ announcement, previous }) => (announcement === undefined) !== (previous === undefined), {
    path: ['announcement'],
    message: fault(
      '申请须对应一份公告（第十条）或者一份期满续签的协议（第十三条），须写明其一',
      'an application answers an announcement (P10(1)) or renews an agreement (P13); name one of the two',
      'P10(1)',
      'P13',
    ),
  });
export type Input = z.output<typeof input>;

/** P4(1): a government department, or an enterprise or institution that serves the public. */
const providerKind = choice({
  governmentDepartment: ['政务部门', 'Government department'],
  publicServiceBody: ['公共服务企事业单位', 'Body that serves the public'],
});
export const providerKinds = providerKind.options;

const assessment = z.partialRecord(
  requirement,
  z.strictObject({ met: field('符合要求', 'Met', z.boolean()), finding: field('认定依据', 'Finding', sentence) }),
);
export type Assessment = z.output<typeof assessment>;
const opened = z.strictObject({ case: caseId });

export const events = {
  SUBMIT: event(words.events.SUBMIT, z.strictObject({ filing: field('申请材料', 'Filing', filing) })),
  RESUBMIT: event(words.events.RESUBMIT, z.strictObject({ filing: field('申请材料', 'Filing', filing) })),
  WITHDRAW: event(words.events.WITHDRAW, z.strictObject({ reason: named.reasonIfAny })),
  PASS: event(
    words.events.PASS,
    z.strictObject({
      assessment: field('资格审查意见', 'Assessment', assessment),
      /** P4(1), P6(2): the provider of each data set, as the catalogue has it. */
      providers: field(
        '数据提供单位的确认',
        'Providers, as confirmed',
        z
          .array(
            z.strictObject({
              dataset: field('数据名称', 'Data set', title),
              provider: field('数据提供单位', 'Providing unit', organisationParty),
              kind: field('单位类别', 'Kind of unit', providerKind),
              catalogue: field('公共数据目录条目', 'Entry in the catalogue', title),
              /** What shows that a body serves the public. */ basis: field(
                '提供公共服务的证明',
                'Proof that it serves the public',
                documentRef.optional(),
              ),
            }),
          )
          .max(500)
          .default([]),
      ),
      /** Evaluations of the applicant that were weighed (P12). */ considered: field(
        '已考虑的评估',
        'Evaluations that were considered',
        z.array(caseId).max(50).default([]),
      ),
    }),
  ),
  RETURN: event(words.events.RETURN, returned),
  FAIL: event(
    words.events.FAIL,
    z.strictObject({ assessment: field('资格审查意见', 'Assessment', assessment), reason: named.reason }),
  ),
  REPORT: event(
    words.events.REPORT,
    z.strictObject({
      summary: field('评审结果摘要', 'Summary of the result', sentence),
      documents: field('评审材料', 'Documents', z.array(documentRef).max(50).default([])),
    }),
  ),
  OBJECTION_UPHELD: event(words.events.OBJECTION_UPHELD, reason),
  REVIEW_OPENED: told(words.events.REVIEW_OPENED, opened),
  PANEL_SEATED: told(words.events.PANEL_SEATED, z.strictObject({ review: caseId, panel: z.array(title) })),
  EXPERT_RESULT: told(
    words.events.EXPERT_RESULT,
    z.strictObject({
      review: caseId,
      score: z.number(),
      recommended: z.boolean(),
      opinion: sentence,
      panel: z.array(title),
    }),
  ),
  MATTER_OPENED: told(words.events.MATTER_OPENED, opened),
  MATTER_DECIDED: told(words.events.MATTER_DECIDED, matterDecided),
  AGREEMENT_OPENED: told(words.events.AGREEMENT_OPENED, opened),
  AGREEMENT_SIGNED: told(words.events.AGREEMENT_SIGNED, z.strictObject({ agreement: caseId })),
  AGREEMENT_LAPSED: told(words.events.AGREEMENT_LAPSED, z.strictObject({ agreement: caseId })),
  AGREEMENT_ENDED: told(words.events.AGREEMENT_ENDED, agreementEnded),
};
export type Event = EventsOf<typeof events>;
