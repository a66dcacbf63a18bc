import { describe, expect, it } from 'vitest';
import { expertReview } from '../../machines/operation/expert-review/index.ts';
import { type Regime, defaultRegime, loadRegime } from '../../machines/regimes/index.ts';
import { type Driven, drive, opening } from '../support/driver.ts';
import { explore, missedBy } from '../support/explore.ts';
import { law } from '../support/law.ts';

const application = 'authorizationApplication/91220101MA0Y2TLK3X/1';
const applicant = 'org:91220101MA0Y2TLK3X';
const office = { person: 'jiang', hat: 'COMMITTEE_OFFICE' } as const;
const authority = { person: 'wei', hat: 'AUTHORITY' } as const;
const expert = (person: string) => ({ person, hat: 'EXPERT' }) as const;
const document = { sha256: 'c'.repeat(64), name: '专家组名单.pdf' };
const names = (count: number, from = 0) => Array.from({ length: count }, (_, i) => `e${from + i}`);
/** Eleven experts of universities, one who works for the applicant, one who works for the authority, and the reviewer. */
const group = {
  type: 'PROVIDE_GROUP',
  document,
  experts: [
    ...names(11).map((person) => ({ person, employer: 'org:12220000412759116P', servesAuthority: false })),
    { person: 'insider', employer: applicant, servesAuthority: false },
    { person: 'official', employer: 'org:112201000135288273', servesAuthority: true },
    { person: 'sun', employer: 'org:12220000412759116P', servesAuthority: false },
  ],
};
const score = (value = 80, recommends = true) => ({
  type: 'SUBMIT_SCORE',
  score: value,
  recommends,
  opinion: '方案可行，安全措施完备',
});
const panel = (experts: string[], chair = experts[0]!) => ({ type: 'CONFIRM_PANEL', experts, chair });
const sign = { type: 'SIGN', opinion: '综合评审意见：推荐', document };

const aReview = (regime: Regime = defaultRegime): Driven =>
  drive(expertReview, { input: { application, applicant, fields: ['medicalCare'], hands: ['sun'] }, regime }).send(
    group,
    office,
  );
const aPanel = (experts = names(5)): Driven => aReview().send(panel(experts), authority);
const declare = (review: Driven, people: string[]): Driven =>
  people.reduce((one, person) => one.send({ type: 'DECLARE_NO_CONFLICT' }, expert(person)), review);
const scored = (review: Driven, people: string[], event: object = score()): Driven =>
  people.reduce((one, person) => one.send(event as ReturnType<typeof score>, expert(person)), review);
const inScoring = (): Driven => declare(aPanel(), names(5));

describe('expert review', () => {
  it('the panel comes from the group that the committee formed', law('P7(2)', 'P10(2)'), () => {
    expect(aReview().send(panel([...names(4), 'stranger']), authority).rules).toContain('panelComesFromTheGroup');
    expect(aReview().send(group, authority).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    expect(aPanel().state).toBe('reviewing.declaring');
  });

  it('the panel is odd, large enough, and names nobody twice', law('P10(2)'), () => {
    expect(aReview().send(panel(names(3)), authority).rules).toEqual(['panelIsLargeEnough']);
    expect(aReview().send(panel(names(6)), authority).rules).toEqual(['panelIsOdd']);
    expect(aReview().send(panel([...names(4), 'e0']), authority).rules).toEqual(['panelNamesNobodyTwice']);
    expect(aReview().send(panel(names(5), 'e9'), authority).rules).toEqual(['chairSitsOnThePanel']);
    expect(aReview().send(panel(names(7)), authority).state).toBe('reviewing.declaring');
  });

  it('experts are third parties: nobody of the applicant or the authority sits', law('P10(2)'), () => {
    expect(aReview().send(panel([...names(4), 'insider']), authority).rules).toEqual(['panelIsThirdParty']);
    expect(aReview().send(panel([...names(4), 'official']), authority).rules).toEqual(['panelIsThirdParty']);
  });

  it('nobody of an affiliate of the applicant sits', law('P10(2)'), () => {
    const review = drive(expertReview, {
      input: { application, applicant, affiliates: ['org:12220000412759116P'], hands: [] },
    }).send(group, office);
    expect(review.send(panel(names(5)), authority).rules).toEqual(['panelIsThirdParty']);
  });

  it('who submitted or reviewed the application names neither the group nor the panel', law('P10(2)'), () => {
    const hand = (hat: 'AUTHORITY' | 'COMMITTEE_OFFICE') => ({ person: 'sun', hat }) as const;
    const refused = (
      one: Driven,
      event: { type: string; [field: string]: unknown },
      hat: 'AUTHORITY' | 'COMMITTEE_OFFICE',
    ) =>
      expect(one.fork().send(event, hand(hat)).refusal, event.type).toMatchObject({
        code: 'MAKER_IS_CHECKER',
        articles: ['P10(2)'],
      });
    const fresh = drive(expertReview, {
      input: { application, applicant },
      actor: { person: 'system', hat: 'SYSTEM', hands: ['sun'] },
    });
    refused(fresh, group, 'COMMITTEE_OFFICE');
    refused(aReview(), panel(names(5)), 'AUTHORITY');
    const vacant = declare(aPanel(), names(4)).send({ type: 'RECUSE', reason: '曾任顾问' }, expert('e4'));
    refused(vacant, { type: 'REPLACE', experts: ['e5'] }, 'AUTHORITY');
    refused(vacant, group, 'COMMITTEE_OFFICE');
    refused(scored(inScoring(), names(5)), { type: 'NAME_CHAIR', chair: 'e1', reason: '出差' }, 'AUTHORITY');
  });

  it('an expert reads the review in which it sits, as long as it sits, and no other', law('P10(2)'), () => {
    expect(expertReview.readers).not.toContain('EXPERT');
    const one = aPanel();
    expect(expertReview.seats?.(one.context)).toEqual(names(5));
    expect(one.effects).toContainEqual({
      type: 'tell',
      to: application,
      event: { type: 'PANEL_SEATED', review: 'expertReview/test/1', panel: names(5) },
    });
    one.send({ type: 'RECUSE', reason: '曾任顾问' }, expert('e4'));
    expect(expertReview.seats?.(one.context)).toEqual(names(4));
  });

  it('who reviewed the qualification does not review as an expert', law('P10(2)'), () => {
    expect(aReview().send(panel([...names(4), 'sun']), authority).refusal?.code).toBe('MAKER_IS_CHECKER');
    const vacant = declare(aPanel(), names(4)).send({ type: 'RECUSE', reason: '曾任顾问' }, expert('e4'));
    expect(vacant.send({ type: 'REPLACE', experts: ['sun'] }, authority).rules).toEqual(['panelHasNoHands']);
  });

  it.each([
    ['DECLARE_NO_CONFLICT', { type: 'DECLARE_NO_CONFLICT' }, aPanel],
    ['RECUSE before the scores', { type: 'RECUSE', reason: '利益冲突' }, aPanel],
    ['SUBMIT_SCORE', score(), inScoring],
    ['RECUSE while scoring', { type: 'RECUSE', reason: '利益冲突' }, inScoring],
  ])('only who sits on the panel acts on it: %s', law('P10(2)'), (_, event, situation) => {
    expect(situation().send(event, expert('e9')).rules).toEqual(['expertSits']);
  });

  it('each expert declares before anybody scores, and one who recuses is replaced', law('P10(2)'), () => {
    const review = declare(aPanel(), names(4));
    expect(review.send({ type: 'DECLARE_NO_CONFLICT' }, expert('e0')).rules).toEqual(['expertHasNotDeclared']);
    expect(review.send(score(), expert('e0')).refusal?.code).toBe('EVENT_NOT_ALLOWED');
    review.send({ type: 'RECUSE', reason: '与申请单位有合作' }, expert('e4'));
    expect(review.state).toBe('reviewing.replacing');
    expect(review.send({ type: 'REPLACE', experts: ['e4'] }, authority).rules).toEqual(['panelNamesNobodyTwice']);
    expect(review.send({ type: 'REPLACE', experts: ['e5', 'e6'] }, authority).rules).toEqual(['seatsAreFilled']);
    expect(review.send({ type: 'REPLACE', experts: ['insider'] }, authority).rules).toEqual(['panelIsThirdParty']);
    expect(declare(review.send({ type: 'REPLACE', experts: ['e5'] }, authority), ['e5']).state).toBe(
      'reviewing.scoring',
    );
    expect(review.send(score(), expert('e4')).rules).toEqual(['expertSits']);
  });

  it('an expert who has not declared when the time is over loses the seat', law('P10(2)'), () => {
    const review = declare(aPanel(), names(4));
    const due = review.due('pd.expert.declareDue')!;
    expect(due).toBe('2026-03-05T16:00:00.000Z');
    expect(review.at(due).state).toBe('reviewing.replacing');
    expect(review.context.left).toMatchObject([{ person: 'e4', why: 'overdue' }]);
    expect(review.send({ type: 'DECLARE_NO_CONFLICT' }, expert('e4')).refusal?.code).toBe('EVENT_NOT_ALLOWED');
  });

  it('an overdue expert is replaced, scores too late, and the scores that are in stand', law('P10(2)'), () => {
    const review = scored(inScoring(), names(3));
    review.at(review.due('pd.expert.scoreDue')!);
    expect(review.effects).toContainEqual(expect.objectContaining({ notice: 'N19', to: ['EXPERT', 'AUTHORITY'] }));
    expect(review.state).toBe('reviewing.replacing');
    expect(review.send({ type: 'REPLACE', experts: ['e5', 'e6'] }, authority).state).toBe('reviewing.declaring');
    declare(review, ['e5', 'e6']);
    expect(review.send(score(), expert('e3')).rules).toEqual(['expertSits']);
    expect(review.send(score(10), expert('e0')).rules).toEqual(['expertHasNotScored']);
    expect(scored(review, ['e5', 'e6']).state).toBe('reviewing.consolidated');
    expect(review.context.result).toEqual({ score: 80, recommended: true, inFavour: 5, of: 5 });
  });

  it(
    'one who recuses while scoring is replaced when the others are in; a score is never taken back',
    law('P10(2)'),
    () => {
      const review = scored(inScoring(), names(2)).send({ type: 'RECUSE', reason: '发现关联' }, expert('e2'));
      expect(review.send({ type: 'RECUSE', reason: '反悔' }, expert('e0')).rules).toEqual(['expertHasNotScored']);
      expect(review.state).toBe('reviewing.scoring');
      expect(scored(review, ['e3', 'e4']).state).toBe('reviewing.replacing');
    },
  );

  it('a chair who leaves is replaced in the same act', law('P10(2)'), () => {
    const review = declare(aPanel(), names(4, 1)).send({ type: 'RECUSE', reason: '利益冲突' }, expert('e0'));
    expect(review.send({ type: 'REPLACE', experts: ['e5'] }, authority).rules).toEqual(['chairSitsOnThePanel']);
    expect(review.send({ type: 'REPLACE', experts: ['e5'], chair: 'e1' }, authority).context.chair).toBe('e1');
  });

  it('nobody learns a score before all are in and the chair has signed', law('P10(2)'), () => {
    const review = scored(inScoring(), names(5));
    expect(review.shares).toEqual({ application, recommended: null, score: null });
    expect(review.send(sign, expert('e1')).rules).toEqual(['signerIsTheChair']);
    review.send(sign, expert('e0'));
    expect(review.shares).toEqual({ application, recommended: true, score: 80 });
    expect(review.effects).toEqual([
      {
        type: 'tell',
        to: application,
        event: {
          type: 'EXPERT_RESULT',
          review: 'expertReview/test/1',
          score: 80,
          recommended: true,
          opinion: '综合评审意见：推荐',
          panel: names(5),
        },
      },
    ]);
    expect(review.state).toBe('concluded');
  });

  it.each([
    [
      'a mean below 70 does not recommend',
      [
        [69, true],
        [69, true],
        [69, true],
        [69, true],
        [73, true],
      ],
      false,
    ],
    [
      'a mean of 70 with two thirds in favour recommends',
      [
        [70, true],
        [70, true],
        [70, true],
        [70, true],
        [70, false],
      ],
      true,
    ],
    [
      'fewer than two thirds in favour do not recommend',
      [
        [90, true],
        [90, true],
        [90, true],
        [90, false],
        [90, false],
      ],
      false,
    ],
  ] as const)('%s', law('P10(2)'), (_title, scores, recommended) => {
    const review = scores.reduce(
      (one, [value, recommends], i) => one.send(score(value, recommends), expert(`e${i}`)),
      inScoring(),
    );
    expect(review.context.result).toMatchObject({ recommended, of: 5 });
    expect(review.send(sign, expert('e0')).state).toBe('concluded');
  });

  it('an absent chair gives way to another member, never to a stranger', law('P10(2)'), () => {
    const review = scored(inScoring(), names(5));
    expect(review.send({ type: 'NAME_CHAIR', chair: 'e9', reason: '组长出差' }, authority).rules).toEqual([
      'chairIsAnotherMember',
    ]);
    expect(
      review.send({ type: 'NAME_CHAIR', chair: 'e3', reason: '组长出差' }, authority).send(sign, expert('e3')).state,
    ).toBe('concluded');
  });

  it('only its application opens a review, and the review falls with it', law('P10(2)'), () => {
    expect(opening(expertReview, { input: { application, applicant }, actor: authority })).toMatchObject({
      ok: false,
      code: 'ROLE_NOT_ALLOWED',
    });
    expect(inScoring().send({ type: 'WITHDRAW_REVIEW', cause: application }).state).toBe('discontinued');
  });

  it('every state takes or refuses every event in every role, and can end', law('P7(2)', 'P10(2)'), () => {
    const three = loadRegime({ id: 'three', base: 'cc-2023-draft', values: { 'pd.expert.panel': 3 } });
    const explored = explore(expertReview, {
      starts: [{ input: { application, applicant, hands: ['sun'] }, regime: three }],
      // Whoever chooses is none of those who are chosen.
      persons: ['jiang', 'e0', 'e1', 'e2', 'e3'],
      payloads: {
        PROVIDE_GROUP: [{ document, experts: group.experts }],
        CONFIRM_PANEL: [{ experts: names(3), chair: 'e0' }],
        REPLACE: [1, 2, 3].flatMap((count) =>
          [3, 5, 7].map((from) => ({ experts: names(count, from), chair: `e${from}` })),
        ),
        RECUSE: [{ reason: '利益冲突' }],
        SUBMIT_SCORE: [{ score: 80, recommends: true, opinion: '可行' }],
        NAME_CHAIR: [
          { chair: 'e1', reason: '更换' },
          { chair: 'e3', reason: '更换' },
        ],
        SIGN: [{ opinion: '推荐', document }],
        WITHDRAW_REVIEW: [{ cause: application }],
      },
      keyOf: ({ experts, size, chair, group: pool }) => {
        const sitting = experts as { person: string; status: string }[];
        return [
          sitting.map(({ status }) => status).sort(),
          size,
          sitting.some(({ person }) => person === chair),
          (pool as unknown[]).length > 0,
        ];
      },
    });
    expect(missedBy(expertReview, explored)).toEqual({ states: [], events: [] });
  });
});
