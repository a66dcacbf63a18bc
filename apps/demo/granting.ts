// From the announcement to the signed agreement (P10, P13 to P15): window, application, experts, committee, two hands.
import { requirementKeys } from '@shuquan/machines/choices';
import { decidedByCommittee } from './committee.ts';
import { StoryBroke, kept } from './caller.ts';
import { authority, director, fired, office, operator, passTo } from './city.ts';
import type { Stage } from './stage.ts';

const applicant = 'su.qing@APPLICANT';
const panel = ['bai.xue', 'cui.ming', 'dong.rui', 'fan.bing', 'gu.feng'];
/** Fictional identity numbers; the API makes a keyed hash of them and forgets them. */
const citizens = { representative: '220101197903162014', securityLead: '220101198807223029' };

export async function agreed(stage: Stage): Promise<string> {
  const announcement = await announced(stage, await fired(stage, 'annualAnnouncement', authority));
  const application = await applied(stage, announcement, '2026-03-10T09:30:00+08:00');
  await reviewed(stage, application, '2026-04-20T14:00:00+08:00');
  return signed(stage, application, '2026-05-06');
}

/** The same on one day, which is today: for a system whose clock nobody moves. Answers whether the agreement is in force. */
export async function tellAgreement(stage: Stage): Promise<boolean> {
  const { api, examples } = stage;
  const today = examples.day(0);
  const year = Number(today.slice(0, 4));
  const known = await api.list(authority, { lifecycle: 'annualAnnouncement' });
  const round = known.filter(({ caseId }) => caseId.includes(`/${year}-`)).length + 1;
  const opened = await stage.open(authority, 'annualAnnouncement', { year, round });
  const announcement = await announced(stage, opened, { opensOn: today });
  const application = await applied(stage, announcement, null);
  await reviewed(stage, application, null);
  const agreement = await signed(stage, application, today);
  return (await api.show(authority, agreement)).state.some((path) => path.startsWith('inForce'));
}

/** P13: asked for before the end, and no announcement is needed; else as the first time. Answers the application and the successor. */
export async function renewed(stage: Stage, agreement: string): Promise<{ renewal: string; successor: string }> {
  const { act, examples, tell } = stage;
  tell.stage({ zh: '期满前重新申请', en: 'Renewal' }, ['P12', 'P13']);
  await passTo(stage, '2027-12-01T09:00:00+08:00');
  const { application: input, filing } = await examples.read(
    'operation/application.json',
    applicant,
    await references(stage),
  );
  const renewal = await stage.open(applicant, 'authorizationApplication', {
    ...(input as object),
    previous: agreement,
  });
  await act(applicant, renewal, { type: 'SUBMIT', filing });
  const view = await stage.waits(authority, agreement);
  if (kept<string | null>(view, 'renewal') !== renewal) throw new StoryBroke('The agreement knows of no renewal.');
  await qualified(
    stage,
    renewal,
    kept<{ evaluation: string }[]>(view, 'evaluations').map(({ evaluation }) => evaluation),
  );
  await reviewed(stage, renewal, '2028-01-20T14:00:00+08:00');
  return { renewal, successor: await signed(stage, renewal, '2028-05-07') };
}

async function announced(stage: Stage, announcement: string, more: object = {}): Promise<string> {
  const { act, examples, tell } = stage;
  tell.stage({ zh: '年度公告', en: 'Annual announcement' }, ['P10(1)']);
  await act(authority, announcement, {
    type: 'SUBMIT',
    content: { ...(await examples.read('operation/announcement.json', authority)), ...more },
  });
  await act(director, announcement, await stage.api.asShown(director, announcement, { type: 'APPROVE' }));
  await stage.waits(authority, announcement);
  return announcement;
}

/** `opens`: when the window does, which is not yet; null: it is open. */
async function applied(stage: Stage, announcement: string, opens: string | null): Promise<string> {
  const { act, examples, refused, tell } = stage;
  tell.stage({ zh: '申请与资格审查', en: 'Application and qualification' }, ['P9', 'P10(1)', 'P14', 'P15']);
  const { application: input } = await examples.read('operation/application.json', applicant, await references(stage));
  const application = await stage.open(applicant, 'authorizationApplication', { ...(input as object), announcement });
  const submit = async () => ({
    type: 'SUBMIT',
    filing: (await examples.read('operation/application.json', applicant, await references(stage)))['filing'],
  });
  if (opens !== null) {
    tell.aside('受理期尚未开始 · The window is not open yet:');
    await refused(applicant, application, await submit());
    await passTo(stage, opens);
  }
  await act(applicant, application, await submit());
  await stage.waits(authority, application);
  await qualified(stage, application);
  return application;
}

/** `considered`: the evaluations of an agreement that is to be renewed (P12). */
async function qualified({ act, api }: Stage, application: string, considered: string[] = []): Promise<void> {
  const assessment = Object.fromEntries(
    requirementKeys.map((requirement) => [requirement, { met: true, finding: '经查符合' }]),
  );
  const providers = [
    {
      dataset: 'outpatient-visits',
      provider: 'org:112201000135904256',
      kind: 'governmentDepartment',
      catalogue: 'CC-HEALTH-0012',
    },
  ];
  await act(authority, application, { type: 'PASS', assessment, providers, considered });
  await api.until(authority, application, 'the expert review', (view) => view.context['review'] !== null);
}

/** Citizen references of the representative and of the security lead. */
export async function references({ api }: Stage): Promise<Record<string, string>> {
  const entries = await Promise.all(
    Object.entries(citizens).map(
      async ([word, identityNumber]) => [word, await api.citizen(applicant, identityNumber)] as const,
    ),
  );
  return Object.fromEntries(entries);
}

/** `sitting`: when the committee meets; null: today. */
async function reviewed(stage: Stage, application: string, sitting: string | null): Promise<void> {
  const { act, api, examples, tell } = stage;
  tell.stage({ zh: '专家评审与委员会审定', en: 'Expert panel and committee' }, ['P7', 'P10(2)']);
  const review = kept<string>(await api.show(authority, application), 'review');
  const document = await examples.upload(office, 'expert-group.txt', '专家组名单.txt');
  await act(office, review, {
    type: 'PROVIDE_GROUP',
    document,
    experts: panel.map((person) => ({ person, employer: 'org:12220000412759116P', servesAuthority: false })),
  });
  await act(director, review, { type: 'CONFIRM_PANEL', experts: panel, chair: panel[0] });
  for (const person of panel) await api.send(`${person}@EXPERT`, review, { type: 'DECLARE_NO_CONFLICT' });
  await Promise.all(
    panel.map((person, i) =>
      api.send(`${person}@EXPERT`, review, {
        type: 'SUBMIT_SCORE',
        score: 80 + 2 * i,
        recommends: true,
        opinion: '方案可行，风险可控',
      }),
    ),
  );
  tell.followed('5 名专家声明无冲突并密封评分 · five experts declare no conflict and score, sealed', ['P10(2)']);
  await api.send(`${panel[0]}@EXPERT`, review, {
    type: 'SIGN',
    opinion: '推荐授权',
    document: await examples.upload(`${panel[0]}@EXPERT`, 'expert-opinion.txt', '评审意见.txt'),
  });
  tell.followed('组长签署评审结果 · the chair signs the result', ['P10(2)']);
  await act(director, application, { type: 'REPORT', summary: '专家推荐授权，报请审定' });
  await passTo(stage, sitting);
  await decidedByCommittee(stage, 'approve');
  await stage.waits(authority, application);
}

/** `effective`: the day on which it begins. */
async function signed(stage: Stage, application: string, effective: string): Promise<string> {
  const { act, api, examples, tell } = stage;
  tell.stage({ zh: '签订授权运营协议', en: 'The agreement' }, ['P4(3)', 'P4(4)', 'P10(3)', 'P13', 'P22', 'P24']);
  const approved = await api.until(
    authority,
    application,
    'the draft of the agreement',
    ({ context }) => context['agreement'] !== null,
  );
  const agreement = kept<string>(approved, 'agreement');
  const terms = await examples.read('operation/agreement.json', authority, { effective });
  const { document } = terms;
  await act(authority, agreement, { type: 'PROPOSE', terms });
  await act(operator, agreement, await api.asShown(operator, agreement, { type: 'SIGN_AS_OPERATOR', document }));
  const signing = await api.asShown(director, agreement, {
    type: 'SIGN_AS_AUTHORITY',
    document,
    conditions: await examples.read('operation/conditions.json', director),
    certificate: {
      number: 'DSM-2025-0031',
      validUntil: examples.day(700),
      document: await examples.upload(director, 'operator-evidence.txt', '数据安全管理认证证书.txt'),
    },
  });
  await act(director, agreement, signing);
  await passTo(stage, stage.system.moveTo && `${effective}T09:00:00+08:00`);
  const view = await api.until(authority, agreement, 'the term', ({ state }) =>
    state.some((path) => path.startsWith('inForce')),
  );
  tell.waits(view);
  return agreement;
}
