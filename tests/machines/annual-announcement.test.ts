import { describe, expect, it } from 'vitest';
import { annualAnnouncement } from '../../machines/operation/annual-announcement/index.ts';
import { confirmsAnother } from '../support/confirms-another.ts';
import { type Driven, drive, opening, system } from '../support/driver.ts';
import { explore, missedBy } from '../support/explore.ts';
import { law } from '../support/law.ts';
import { loadRegime } from '../../machines/regimes/index.ts';

const clerk = { person: 'sun', hat: 'AUTHORITY' } as const;
const director = { person: 'wei', hat: 'AUTHORITY' } as const;
const document = { sha256: 'a'.repeat(64), name: '2026年度公告.pdf' };
const content = {
  title: '2026年度长春市公共数据授权运营公告',
  demand: '医疗、交通领域企业提出数据需求四十七项',
  modes: ['分领域授权', '依场景授权'],
  conditions: ['符合办法第十四条、第十五条要求'],
  fields: ['medicalCare', 'transport'],
  opensOn: '2026-04-01',
  closesOn: '2026-04-30',
  document,
};
const amendedContent = { ...content, conditions: ['符合办法第十四条、第十五条要求', '有行业经验'] };
const without = (key: keyof typeof content) => {
  const { [key]: _, ...rest } = content;
  return rest;
};
const application = 'authorizationApplication/91220101MA0Y2TLK3X/1';
const other = 'authorizationApplication/91220101MA1758HF6Q/1';

const aDraft = (): Driven => drive(annualAnnouncement, { input: { year: 2026 }, actor: clerk });
const aProposal = (): Driven => aDraft().send({ type: 'SUBMIT', content }, clerk);
const aPublished = (): Driven => aProposal().send({ type: 'APPROVE' }, director);
const anOpenWindow = (): Driven => aPublished().at('2026-04-10T02:00:00.000Z');
const submitted = (id: string) => ({ type: 'APPLICATION_SUBMITTED', application: id });
const cancelling = (one: Driven): Driven => one.send({ type: 'CANCEL', reason: '计划调整' }, clerk);
const ended = (id: string, settled: string | null = null) => ({ type: 'APPLICATION_ENDED', application: id, settled });

describe('annual announcement', () => {
  it('states modes that the rules list, where they list any', law('P10(1)'), () => {
    const regime = loadRegime({
      id: 'own',
      base: 'cc-2023-draft',
      values: { 'pd.announcement.modes': ['依场景授权'] },
    });
    const draft = () => drive(annualAnnouncement, { input: { year: 2026 }, actor: clerk, regime });
    const refused = draft().send({ type: 'SUBMIT', content }, clerk);
    expect([refused.rules, refused.refusal?.articles]).toEqual([['modesAreOfTheRules'], ['P10(1)']]);
    const listed = { ...content, modes: ['依场景授权'] };
    const published = draft().send({ type: 'SUBMIT', content: listed }, clerk).send({ type: 'APPROVE' }, director);
    expect(published.refusal).toBeUndefined();
    const amended = { ...listed, modes: ['依场景授权', '整体授权'] };
    expect(published.send({ type: 'AMEND', content: amended, reason: '调整' }, clerk).rules).toEqual([
      'modesAreOfTheRules',
    ]);
  });

  it.each([
    ['demand', 'demandIsStated'],
    ['modes', 'modesAreStated'],
    ['conditions', 'conditionsAreStated'],
    ['opensOn', 'windowIsSet'],
    ['closesOn', 'windowIsSet'],
  ] as const)('an announcement without %s is not put forward', law('P10(1)'), (key, rule) => {
    const draft = aDraft().send({ type: 'SUBMIT', content: without(key) }, clerk);
    expect(draft.rules).toEqual([rule]);
    expect(draft.refusal?.articles).toEqual(['P10(1)']);
    const amended = { ...amendedContent, [key]: undefined };
    expect(aPublished().send({ type: 'AMEND', content: amended, reason: '调整' }, clerk).rules).toEqual([rule]);
  });

  it('who drew the announcement up does not approve it', law('P10(1)'), () => {
    expect(aProposal().send({ type: 'APPROVE' }, clerk).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(aPublished().state).toBe('published');
  });

  it('a draft is approved as it was looked at: what came after it was returned is another', law('P10(1)'), () => {
    const one = aProposal();
    const again = one
      .fork()
      .send({ type: 'RETURN', items: [{ item: '条件', problem: '不明确' }] }, director)
      .send({ type: 'SUBMIT', content: amendedContent }, clerk);
    confirmsAnother({ seen: one, now: again, event: { type: 'APPROVE' }, actor: director }, 'P10(1)');
  });

  it('publication is announced to the public with its window', law('P10(1)'), () => {
    expect(aPublished().effects).toEqual([
      expect.objectContaining({
        type: 'notify',
        notice: 'N8',
        to: ['public'],
        about: expect.objectContaining({ opensOn: '2026-04-01', closesOn: '2026-04-30' }),
      }),
    ]);
  });

  it('nothing of an announcement is shared before it is approved', law('P10(1)'), () => {
    expect(aProposal().shares).toMatchObject({ modes: [], opensOn: null });
    expect(aPublished().shares).toMatchObject({ modes: content.modes, opensOn: '2026-04-01' });
    expect(
      aPublished().send({ type: 'AMEND', content: amendedContent, reason: '调整申报条件' }, clerk).shares,
    ).toMatchObject({
      modes: [],
    });
  });

  it('the window opens at 00:00 of its first day and closes at 24:00 of its last, by the clock', law('P10(1)'), () => {
    const announcement = aPublished();
    expect(announcement.at('2026-03-31T15:59:59.999Z').tags).not.toContain('open');
    expect(announcement.at('2026-03-31T16:00:00.000Z').tags).toContain('open');
    expect(announcement.at('2026-04-30T15:59:59.999Z').tags).toContain('open');
    expect(announcement.send(submitted(application)).at('2026-04-30T16:00:00.000Z').state).toBe('closed');
    expect(announcement.tags).not.toContain('open');
  });

  it('a window does not begin in the past, and is set anew when its time went by unapproved', law('P10(1)'), () => {
    expect(aDraft().send({ type: 'SUBMIT', content: { ...content, opensOn: '2026-03-01' } }, clerk).rules).toEqual([
      'windowIsAhead',
    ]);
    expect(aDraft().send({ type: 'SUBMIT', content: { ...content, closesOn: '2026-03-31' } }, clerk).rules).toEqual([
      'windowIsAhead',
    ]);
    expect(aProposal().at('2026-04-02T02:00:00.000Z').send({ type: 'APPROVE' }, director).rules).toEqual([
      'windowIsStillAhead',
    ]);
    const today = aDraft()
      .send({ type: 'SUBMIT', content: { ...content, opensOn: '2026-03-02' } }, clerk)
      .send({ type: 'APPROVE' }, director);
    expect(today.at('2026-03-02T02:00:00.000Z').state).toBe('open');
  });

  it('an amendment that says what is published already is none', law('P10(1)'), () => {
    expect(aPublished().send({ type: 'AMEND', content, reason: '重复' }, clerk).rules).toEqual(['amendmentIsStated']);
  });

  it('an amendment before the window opens is approved again; an open window is only extended', law('P10(1)'), () => {
    const amended = aPublished().send(
      { type: 'AMEND', content: { ...content, opensOn: '2026-05-06', closesOn: '2026-05-29' }, reason: '顺延' },
      clerk,
    );
    expect(amended.state).toBe('underApproval');
    expect(amended.send({ type: 'APPROVE' }, clerk).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(amended.send({ type: 'APPROVE' }, director).at('2026-04-10T02:00:00.000Z').state).toBe('published');
    const open = anOpenWindow();
    expect(open.send({ type: 'AMEND', content, reason: '修改' }, clerk).refusal?.code).toBe('EVENT_NOT_ALLOWED');
    expect(open.send({ type: 'EXTEND', closesOn: '2026-04-20', reason: '缩短', document }, clerk).rules).toEqual([
      'extensionIsLater',
    ]);
    open.send({ type: 'EXTEND', closesOn: '2026-05-15', reason: '申请单位准备时间不足', document }, clerk);
    expect(open.did).toEqual(['notify N8']);
    expect(open.at('2026-05-10T02:00:00.000Z').state).toBe('open');
    expect(open.at('2026-05-15T16:00:00.000Z').done).toBe(true);
  });

  it('extends an open window twice, and refuses a third time', law('P10(1)'), () => {
    const open = anOpenWindow();
    const extend = (closesOn: string) => open.send({ type: 'EXTEND', closesOn, reason: '延长', document }, clerk);
    extend('2026-05-15');
    extend('2026-05-20');
    const third = extend('2026-05-25');
    expect([third.rules, third.refusal?.articles]).toEqual([['extensionIsLeft'], ['P10(1)']]);
  });

  it(
    'an announcement that was applied under cannot be cancelled, one that was published is cancelled in public',
    law('P10(1)'),
    () => {
      expect(
        anOpenWindow().send(submitted(application)).send({ type: 'CANCEL', reason: '计划调整' }, clerk).rules,
      ).toEqual(['nobodyHasApplied']);
      expect(cancelling(anOpenWindow()).send({ type: 'CONFIRM_CANCELLATION' }, director).did).toEqual(['notify N8']);
      expect(aDraft().send({ type: 'CANCEL', reason: '计划调整' }, clerk).did).toEqual([]);
    },
  );

  it.each([
    ['published', aPublished],
    ['open', anOpenWindow],
    ['amended', () => aPublished().send({ type: 'AMEND', content: amendedContent, reason: '补充' }, clerk)],
    [
      'amended and returned',
      () =>
        aPublished()
          .send({ type: 'AMEND', content: amendedContent, reason: '补充' }, clerk)
          .send({ type: 'RETURN', items: [{ item: '需求', problem: '不清' }] }, director),
    ],
  ])('one that is %s is cancelled by two persons, for the reason that the first gave', law('P10(1)'), (_, made) => {
    const confirm = { type: 'CONFIRM_CANCELLATION' };
    expect(made().send(confirm, director).rules).toEqual(['somethingIsProposed']);
    const one = cancelling(made());
    const before = one.state;
    expect(one.send(confirm, clerk).rules).toEqual(['confirmerDiffersFromProposer']);
    expect(one.state).toBe(before);
    one.send(confirm, director);
    expect([one.state, one.context.cancelled]).toEqual(['cancelled', '计划调整']);
  });
  it(
    'a proposal to cancel lapses, is taken back by who made it, and ends with what is decided otherwise',
    law('P10(1)'),
    () => {
      const [confirm, back] = [{ type: 'CONFIRM_CANCELLATION' }, { type: 'TAKE_BACK' }];
      const one = cancelling(aPublished());
      const again = one.fork().send({ type: 'CANCEL', reason: '另有安排' }, clerk);
      confirmsAnother({ seen: one, now: again, event: confirm, actor: director }, 'P10(1)');
      expect(one.context.proposal.until).toBe('2026-03-30T16:00:00.000Z');
      expect(one.fork().at('2026-03-30T15:59:59.999Z').send(confirm, director).state).toBe('cancelled');
      expect(one.fork().at('2026-03-30T16:00:00.000Z').send(confirm, director).rules).toEqual(['somethingIsProposed']);
      expect(one.fork().send(back, director)).toMatchObject({
        rules: ['actorProposedIt'],
        refusal: { articles: ['P10(1)'] },
      });
      expect(one.fork().send(back, clerk).context.proposal).toBeNull();
      const amending = aPublished().send({ type: 'AMEND', content: amendedContent, reason: '补充' }, clerk);
      expect(cancelling(amending).send({ type: 'APPROVE' }, director).context.proposal).toBeNull();
      const longer = { type: 'EXTEND', closesOn: '2026-05-15', reason: '延长', document };
      expect(cancelling(anOpenWindow()).send(longer, director).context.proposal).toBeNull();
    },
  );
  it('a cancellation that waits is refused once somebody has applied', law('P10(1)'), () => {
    const one = cancelling(anOpenWindow()).send(submitted(application));
    expect(one.send({ type: 'CONFIRM_CANCELLATION' }, director).rules).toEqual(['nobodyHasApplied']);
  });

  it('it concludes when the window is closed and every application has ended, not before', law('P10(1)'), () => {
    const announcement = anOpenWindow()
      .send(submitted(application))
      .send(submitted(other))
      .send(ended(application, 'f'.repeat(64)));
    expect(announcement.shares['settled']).toEqual(['f'.repeat(64)]);
    expect(announcement.at('2026-06-01T02:00:00.000Z').state).toBe('closed');
    expect(announcement.send(ended(other)).state).toBe('concluded');
    expect(anOpenWindow().at('2026-05-01T02:00:00.000Z').state).toBe('concluded');
  });

  it('the authority or the schedule opens an announcement, for one round of a year', law('P10(1)'), () => {
    expect(
      opening(annualAnnouncement, { input: { year: 2026 }, actor: { person: 'ma', hat: 'APPLICANT' } }),
    ).toMatchObject({ ok: false, code: 'ROLE_NOT_ALLOWED' });
    const scheduled = drive(annualAnnouncement, { input: { year: 2027, round: 2 }, actor: system });
    expect(annualAnnouncement.claims?.(scheduled.context)).toMatchObject([{ scope: 'announcement', value: '2027/2' }]);
  });

  it('every state takes or refuses every event in every role, and can end', law('P10(1)'), () => {
    const explored = explore(annualAnnouncement, {
      starts: [{ input: { year: 2026 }, actor: clerk }],
      payloads: {
        SUBMIT: [{ content }],
        AMEND: [{ content: amendedContent, reason: '修改' }],
        RETURN: [{ items: [{ item: '条件', problem: '不明确' }] }],
        EXTEND: [{ closesOn: '2026-05-15', reason: '延长', document }],
        CANCEL: [{ reason: '取消' }],
        CONFIRM_CANCELLATION: [{}],
        TAKE_BACK: [{}],
        APPLICATION_SUBMITTED: [{ application }],
        APPLICATION_ENDED: [
          { application, settled: null },
          { application, settled: 'f' },
        ],
      },
    });
    expect(missedBy(annualAnnouncement, explored)).toEqual({ states: [], events: [] });
  });
});
