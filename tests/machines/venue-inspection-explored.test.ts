import { describe, expect, it } from 'vitest';
import { venueInspection } from '../../machines/shared/venue-inspection/index.ts';
import { fact } from '../support/driver.ts';
import { explore, missedBy } from '../support/explore.ts';
import { law } from '../support/law.ts';
import * as of from '../support/venue-inspections.ts';

const without = <T extends { type: string }>({ type: _, ...payload }: T): object => payload;
/** Who is inspected in the case, so that what is asked and found is about them. */
const about = ({ inspected }: { inspected: string[] }) => inspected[0]!;

describe('an inspection, explored', () => {
  it('every state takes or refuses every event in every role, and can end', law('T28', 'T31', 'P16(3)'), () => {
    const team = { inspectors: ['anna'], departments: [{ department: '市委网信办', persons: ['cao'] }] };
    const explored = explore(venueInspection, {
      // One drafts, one answers, and once something is found only a third confirms.
      persons: ['anna', 'bo', 'chen'],
      starts: [of.anInspection(), of.ofAnOperator(), of.ofASubject()],
      payloads: {
        PLAN: [without({ ...of.plan, ...team, from: of.opened })],
        COMMISSION: [without(of.commission)],
        START: [without(of.start)],
        REQUEST_MATERIALS: (context: never) => [
          without({ ...of.ask, items: [{ ...of.ask.items[0]!, from: about(context) }] }),
        ],
        HAND_IN: [without(of.handIn)],
        RECORD_REFUSAL: [without(of.refusal)],
        FINISH_FIELD_WORK: [without(of.finish)],
        DRAFT: (context: never) => [
          without(of.draft(...of.four.map((aspect) => of.finding(aspect, { about: about(context) })))),
          without(
            of.draft(
              ...of.four.map((aspect) =>
                of.finding(aspect, { about: about(context), ...(aspect === '安全管理' && of.bad) }),
              ),
            ),
          ),
        ],
        SUBMIT_COMMENT: [without(of.comment)],
        SEND_BACK: [{ reason: '补充证据' }],
        CONFIRM: [
          without(of.confirm()),
          without(of.confirm(of.noted('安全管理'))),
          without(of.confirm(of.noted('refused/m1'))),
          without(of.confirm(of.noted('安全管理', 'refused/m1'))),
          without(of.confirm({ findings: ['安全管理'], opens: of.risk() })),
          without(of.confirm({ findings: ['安全管理'], opens: of.order() })),
        ],
        CONSEQUENCE_OPENED: [{ case: 'securityIncident/a/1' }],
        CLOSE: [{ conclusion: '整改到位' }],
        DISCONTINUE: [{ reason: '机构改革' }],
      },
      facts: () => [
        { ...of.operatorFacts, 'followed/securityIncident': [fact('securityIncident/a/1', { open: false })] },
      ],
      keyOf: ({ owner, evaluator, plan, drafters, answerers, refusals, findings, pending }) => [
        owner,
        evaluator !== null,
        plan !== null,
        (drafters as string[]).length > 0,
        (answerers as string[]).length > 0,
        (refusals as unknown[]).length,
        (findings as { result: string }[]).filter(({ result }) => result === 'against').length,
        (pending as unknown[]).length,
      ],
      limit: 4000,
    });
    expect(missedBy(venueInspection, explored)).toEqual({ states: [], events: [] });
  });
});
