// What may be asked of the cases that hang on an agreement: the next step as the law has it, and what may come between.
import type { CaseRow } from '../../ledger/index.ts';
import { dateOf } from '../../machines/kernel/durations.ts';
import { hashOf } from '../../machines/kernel/hash.ts';
import { departments as evaluators } from '../../machines/operation/annual-evaluation/events.ts';
import { assets, checks } from '../../machines/operation/domain-closure/events.ts';
import { prohibitions } from '../../machines/operation/scenario-grant/events.ts';
import { allConditions, certificate, terms } from '../support/agreements.ts';
import { type Documents, assessment, dossier, within, publicView } from './trading-acts.ts';
import type { Ask, World } from './world.ts';

export const scenarios = ['商保核保', '公交线网优化', '就医引导'];
export const sources: Record<string, { dataset: string; provider: string }> = {
  商保核保: { dataset: '病案首页', provider: 'org:11220100013470208F' },
  公交线网优化: { dataset: '公交刷卡', provider: 'org:11220100013470101L' },
  就医引导: { dataset: '病案首页', provider: 'org:11220100013470208F' },
};
const why = { reason: '测试用理由' };
const clear = { clear: true, basis: '已审核' };
const declared = { declared: true };
const items = { items: [{ item: '日志审计', problem: '不完整' }] };
const ask = (hat: Ask['hat'], type: string, payload: object = {}, party?: string): Ask => ({
  event: { type, ...payload },
  hat,
  ...(party && { party }),
});
export const ahead = (world: World, days: number): string =>
  new Date(Date.parse(world.clock.at) + days * 86_400_000).toISOString();
const dayIn = (world: World, days: number): string => dateOf(ahead(world, days));

/** What a grant asks for; `until` is the last day of its plan. */
export const request = (scenario: string, start: string, end: string) => ({
  description: '以公共数据改进服务',
  purpose: 'publicWelfare',
  withoutPartner: true,
  scopeOfUse: '长春市区',
  value: { social: '便民' },
  feasibility: '已有试点',
  goals: ['缩短时间'],
  plan: { start, end },
  datasets: [
    {
      ...sources[scenario],
      catalogue: 'CC-01',
      grade: '二级',
      useRequirements: declared,
      fields: ['字段'],
      necessity: '所需',
    },
  ],
  notProhibited: Object.fromEntries(prohibitions.map((kind) => [kind, declared])),
});
const points = ['scenario', 'partners', 'scope', 'value', 'feasibility', 'plan', 'minimality', 'notProhibited'];
export const review = Object.fromEntries(points.map((point) => [point, clear]));
export const agreementTerms = (paper: Documents['paper'], effectiveDate: string, narrow: boolean) =>
  terms({
    document: paper,
    effectiveDate,
    charging: [{ purpose: 'publicWelfare', mode: 'free', conditions: '仅用于公益项目' }],
    scope: {
      datasets: [...new Set(scenarios.map((scenario) => sources[scenario]!.dataset))]
        .slice(0, narrow ? 1 : 9)
        .map((id) => ({
          id,
          provider: Object.values(sources).find(({ dataset }) => dataset === id)!.provider,
          notProhibited: true,
        })),
      scenarios: narrow ? scenarios.slice(0, 1) : scenarios,
    },
  });

/** The steps that the law has next for a case, in order. `acceptance`: the domain's. */
export function next(world: World, row: CaseRow, { paper }: Documents, acceptance: string): Ask[] {
  const context = world.context(row.id);
  const at = (path: string) => within(row, path);
  const { operator } = context;
  switch (row.lifecycle) {
    case 'operatingAgreement': {
      const party = `org:${operator.uscc}`;
      const begins = context.previousEndsAt ? dateOf(context.previousEndsAt) : dayIn(world, 0);
      return [
        ...(at('preparing.drafting')
          ? [
              ask('AUTHORITY', 'PROPOSE', {
                terms: agreementTerms(paper, begins, context.previous !== null && world.story.length % 2 === 0),
              }),
            ]
          : []),
        ...(at('signing.operator.unsigned') ? [ask('OPERATOR', 'SIGN_AS_OPERATOR', { document: paper }, party)] : []),
        ...(at('signing.authority.unsigned')
          ? [
              ask('AUTHORITY', 'SIGN_AS_AUTHORITY', {
                document: paper,
                conditions: allConditions,
                certificate: { ...certificate, document: paper },
              }),
            ]
          : []),
      ];
    }
    case 'scenarioGrant':
      return nextOfGrant(world, row, context, acceptance);
    case 'staffAdmission':
      return [
        ...(at('awaitingIdentity')
          ? [ask('AUTHORITY', 'VERIFY_IDENTITY', { ref: context.person.ref, method: '统一用户认证', receipt: 'ID-1' })]
          : []),
        ...(at('underAdmission.underReview') ? [ask('AUTHORITY', 'PASS', { filing: 'BA-2026-001' })] : []),
        ...(at('correction') ? [ask('OPERATOR', 'RESUBMIT', { position: '工程师' }, operator)] : []),
        ...(at('awaitingNda')
          ? [ask('OPERATOR', 'SIGN_NDA', { document: paper, signedOn: dayIn(world, 0) }, operator)]
          : []),
        ...(at('admitted')
          ? [
              ...(context.grants[0] ? [ask('DOMAIN', 'ENTER_DOMAIN', { grant: context.grants[0].grant })] : []),
              ask(
                'OPERATOR',
                'ASSIGN_SCENARIOS',
                {
                  grants: world
                    .of('scenarioGrant')
                    .filter(({ ended }) => !ended)
                    .map(({ id }) => id),
                },
                operator,
              ),
            ]
          : []),
      ];
    case 'productExport':
      return [
        ...(at('application.draft') || at('application.correction')
          ? [
              ask(
                'OPERATOR',
                at('application.draft') ? 'SUBMIT' : 'RESUBMIT',
                { dossier: productOf(world, row, paper) },
                operator,
              ),
            ]
          : []),
        ...(at('application.underReview')
          ? [
              ask('AUTHORITY', 'APPROVE', {
                scenarios: context.grants.map(({ scenario }: { scenario: string }) => scenario),
              }),
            ]
          : []),
        ...(at('application.approved') ? [ask('OPERATOR', 'EXPORT', {}, operator)] : []),
        ...(at('supervision.underExamination')
          ? [ask('AUTHORITY', 'DISMISS_MISUSE', why), ask('AUTHORITY', 'CONFIRM_MISUSE', { opinion: '属实' })]
          : []),
      ];
    case 'listingRegistration': {
      const product = world.context(context.publicData.export);
      const content = product.dossier?.fingerprint ?? hashOf(row.id);
      const file = { dossier: { ...dossier(paper, content), purposes: product.scenarios } };
      const findings = Object.fromEntries(
        [
          'safety',
          'nationalSecurity',
          'othersRights',
          'enterpriseRights',
          'illegalSource',
          'irregularSource',
          'otherProhibitions',
          'personalData',
          'crossBorder',
        ].map((one) => [one, clear]),
      );
      return [
        ...(at('application.draft') ? [ask('MERCHANT', 'SUBMIT', file, context.owner)] : []),
        ...(at('application.underAssessment')
          ? [ask('CENTER', 'PASS', { assessment: { standard: assessment.standard, findings } })]
          : []),
        ...(at('market.registered')
          ? [ask('MERCHANT', 'PUBLISH', { publicView: publicView(context) }, context.owner)]
          : []),
      ];
    }
    default:
      return nextOfSupervision(world, row, context, paper);
  }
}
function nextOfGrant(
  world: World,
  row: CaseRow,
  context: { scenario: string; operator: string; agreement: string },
  acceptance: string,
): Ask[] {
  const at = (path: string) => within(row, path);
  const { dataset, provider } = sources[context.scenario]!;
  const end = world.context(context.agreement).endsAt ?? ahead(world, 700);
  // Every third plan fills the term, the others end before it, or would end after it.
  const last = dateOf(
    new Date(
      Date.parse(
        [end, ahead(world, 60), new Date(Date.parse(end) + 40 * 86_400_000).toISOString()][world.story.length % 3]!,
      ) - 1000,
    ).toISOString(),
  );
  const asked = { request: request(context.scenario, dayIn(world, 0), last) };
  return [
    ...(at('application.draft') ? [ask('OPERATOR', 'SUBMIT', asked, context.operator)] : []),
    ...(at('correction') ? [ask('OPERATOR', 'RESUBMIT', asked, context.operator)] : []),
    ...(at('authority.pending') ? [ask('AUTHORITY', 'CONSENT', { review })] : []),
    ...(at('providers.pending')
      ? [
          ask(
            'PROVIDER',
            'CONSENT_AS_PROVIDER',
            { answers: [{ dataset, catalogued: true, graded: true, withinUseRequirements: true, prohibited: null }] },
            provider,
          ),
        ]
      : []),
    ...(at('access.unprovisioned') ? [ask('AUTHORITY', 'PROVISION', { acceptance, accounts: [] })] : []),
    ...(at('underExamination')
      ? [
          ask('AUTHORITY', 'ORDER_CORRECTION', {
            items: [{ item: '日志审计', requirement: '补齐' }],
            due: ahead(world, 20),
          }),
          ask('AUTHORITY', 'DISMISS_FINDING', why),
          ask('AUTHORITY', 'START_REVOCATION', why),
        ]
      : []),
  ];
}
const productOf = (world: World, row: CaseRow, paper: Documents['paper']) => ({
  version: '1.0',
  description: '按站点的客流热力',
  fingerprint: hashOf(`${row.id} ${row.version}`),
  manifest: [{ name: 'heat', kind: '衍生数据', fingerprint: 'f'.repeat(64) }],
  sources: world.context(row.id).grants.map(({ grant, scenario }: { grant: string; scenario: string }) => ({
    grant,
    dataset: sources[scenario]!.dataset,
  })),
  drawsOnDomain: false,
  rawDataAbsent: declared,
  reversibilityTest: paper,
  pricing: declared,
});
function nextOfSupervision(
  world: World,
  row: CaseRow,
  context: { operator: string },
  paper: Documents['paper'],
): Ask[] {
  const at = (path: string) => within(row, path);
  const order = { items: [{ item: '日志审计', requirement: '补齐操作日志' }], due: ahead(world, 25), scope: 'all' };
  const fails = world.story.length % 2 === 0;
  switch (row.lifecycle) {
    case 'annualEvaluation':
      return [
        ...(at('planned')
          ? [
              ask('AUTHORITY', 'REQUEST_EVIDENCE', {
                indicators: { version: '2026-1', document: paper },
                departments: [...evaluators],
                items: ['运营情况'],
              }),
            ]
          : []),
        ...(at('evidenceRequested') || at('evidenceOverdue')
          ? [ask('OPERATOR', 'SUBMIT_EVIDENCE', { documents: [paper], truthful: true }, context.operator)]
          : []),
        ...(at('assessing')
          ? [ask('AUTHORITY', 'ASSESS', { grade: fails ? 'D' : 'A', report: paper, findings: '已评估' })]
          : []),
        ...(at('confirming') ? [ask('AUTHORITY', 'CONFIRM', { order }), ask('AUTHORITY', 'CONFIRM')] : []),
      ];
    case 'operatorRectification':
      return [
        ...(at('rectifying')
          ? [
              ask(
                'OPERATOR',
                'SUBMIT_FEEDBACK',
                { report: paper, results: [{ item: '日志审计', done: '已补齐' }] },
                context.operator,
              ),
            ]
          : []),
        ...(at('underReview')
          ? [ask('AUTHORITY', 'ACCEPT', { met: ['日志审计'], opinion: '已整改' }), ask('AUTHORITY', 'REJECT', items)]
          : []),
        ...(at('overdue') ? [ask('OPERATOR', 'WAIVE_STATEMENT', {}, context.operator)] : []),
        ...(at('heard')
          ? [ask('AUTHORITY', 'DECLARE_FAILED', why), ask('AUTHORITY', 'EXTEND', { due: ahead(world, 15), ...why })]
          : []),
        ...(at('limitDue') ? [ask('AUTHORITY', 'SET_LIMIT', { due: ahead(world, 15) })] : []),
      ];
    case 'revocation':
      return [
        ...(at('alleged') ? [ask('AUTHORITY', 'INVESTIGATE')] : []),
        ...(at('investigating') || at('hearing') ? [ask('AUTHORITY', 'ORDER_SUSPENSION', why)] : []),
        ...(at('investigating')
          ? [ask('AUTHORITY', 'REPORT_FINDINGS', { founded: fails, report: paper, findings: '已查明' })]
          : []),
        ...(at('hearing') ? [ask('OPERATOR', 'WAIVE_STATEMENT', {}, context.operator)] : []),
      ];
    case 'earlyTermination':
      return at('underReview') ? [ask('AUTHORITY', 'PASS', { opinion: '同意' })] : [];
    case 'domainClosure':
      return [
        ...(at('disposing')
          ? [
              ask('AUTHORITY', 'RECORD_DISPOSAL', {
                dispositions: assets.map((asset) => ({ asset, how: 'destroyed' })),
                asAgreed: true,
                record: paper,
              }),
            ]
          : []),
        ...(at('verifying') ? [ask('AUTHORITY', 'VERIFY_DELETION', { checked: [...checks], report: paper })] : []),
        ...(at('held') ? [ask('NATSEC_POLICE', 'LIFT_HOLD', { hold: '侦查一', ...why })] : []),
        ...(at('stalled') ? [ask('AUTHORITY', 'RETRY')] : []),
      ];
    default:
      return [];
  }
}

/** Everything that may come between: right or wrong for the state, it is sent. */
export function disturbances(world: World, row: CaseRow, { paper }: Documents): Ask[] {
  const { operator, scenario } = world.context(row.id);
  switch (row.lifecycle) {
    // What only other cases may say.
    case 'operatingAgreement':
      return [
        ask('AUTHORITY', 'LIFT_SUSPENSION', { cause: 'revocation/x/1' }),
        ask('AUTHORITY', 'END', { cause: row.id }),
        ask('AUTHORITY', 'EARLY_END_SET', { cause: row.id, at: ahead(world, 1) }),
        ask('AUTHORITY', 'TERMINATE_SCOPE', { cause: row.id, grants: 'all' }),
        ask('OPERATOR', 'REQUEST_REVISION', why, `org:${operator.uscc}`),
        ask('AUTHORITY', 'CLOSURE_DONE', { closure: row.id }),
      ];
    case 'scenarioGrant': {
      const { dataset, provider } = sources[scenario as string]!;
      const grade = { dataset, grade: '核心', ...why };
      return [
        ask('OPERATOR', 'RELINQUISH', why, operator),
        ask('PROVIDER', 'REGRADE', { ...grade, prohibited: true }, provider),
        ask('PROVIDER', 'REGRADE', { ...grade, prohibited: false }, provider),
        ask('AUTHORITY', 'RETURN', items),
        ask('DOMAIN', 'REPORT_FINDING', { gate: 'leaked', description: '数据外流' }),
        ask(
          'OPERATOR',
          'REQUEST_CHANGE',
          { request: request(scenario as string, dayIn(world, 0), dayIn(world, 90)) },
          operator,
        ),
        ask('AUTHORITY', 'AGREEMENT_RESTORED', { cause: row.id }),
        ask('AUTHORITY', 'TERMINATE_GRANT', { cause: row.id }),
      ];
    }
    case 'staffAdmission':
      return [
        ask('AUTHORITY', 'SUSPEND', why),
        ask('AUTHORITY', 'LIFT', why),
        ask('OPERATOR', 'REMOVE', why, operator),
        ask('AUTHORITY', 'RETURN', items),
      ];
    case 'productExport':
      return [
        ask('AUTHORITY', 'MISUSE_FOUND', {
          usedFor: '商业选址',
          disguised: false,
          finding: '用于他处',
          evidence: [paper],
        }),
        ask('OPERATOR', 'RETIRE', why, operator),
        ask('AUTHORITY', 'RETURN', items),
        ask(
          'OPERATOR',
          'REQUEST_SCENARIOS',
          {
            grants: world
              .of('scenarioGrant')
              .slice(0, 2)
              .map(({ id }) => id),
          },
          operator,
        ),
        ask('AUTHORITY', 'APPROVE_SCENARIOS'),
      ];
    case 'listingRegistration':
      return [
        ask('CENTER', 'SUSPEND', { cause: 'violationCase/x/1', ...why }),
        ask('CENTER', 'RESUME', { cause: 'violationCase/x/1', ...why }),
        ask('CENTER', 'EXPORT_REINSTATED', { cause: row.id }),
      ];
    case 'annualEvaluation':
      return [
        ask('AUTHORITY', 'RECORD_REFUSAL', { kind: 'concealed', finding: '隐匿资料', evidence: [paper] }),
        ask('AUTHORITY', 'SEND_BACK', why),
      ];
    case 'operatorRectification':
      return [
        ask('AUTHORITY', 'EXTEND', { due: ahead(world, 30), ...why }),
        ask('AUTHORITY', 'ACCEPT', { met: ['日志审计'], opinion: '未见反馈' }),
        ask('OPERATOR', 'ACKNOWLEDGE', {}, operator),
      ];
    case 'revocation':
      return [
        ask('AUTHORITY', 'DISMISS', why),
        ask('AUTHORITY', 'ORDER_SUSPENSION', why),
        ask('OPERATOR', 'SUBMIT_STATEMENT', { statement: '不属实' }, operator),
      ];
    case 'earlyTermination':
      return [ask('AUTHORITY', 'REFUSE', why), ask('OPERATOR', 'WITHDRAW', why, operator)];
    case 'domainClosure':
      return [
        ask('NATSEC_POLICE', 'PLACE_HOLD', { hold: '侦查一', basis: '依法冻结', document: paper }),
        ask('AUTHORITY', 'LIFT_HOLD', { hold: '侦查一', ...why }),
        ask('AUTHORITY', 'REPORT_REMAINS', { items: ['备份'] }),
        ask('DOMAIN', 'DATA_DELETED', { receipt: 'R-1', remaining: 0 }),
        ask('AUTHORITY', 'ACCESS_REVOKED', { receipt: 'R-1', remaining: 0 }),
        ask('AUTHORITY', 'RETRY'),
      ];
    case 'committeeMatter':
      return [
        ask('COMMITTEE', 'RECUSE', why),
        ask('COMMITTEE', 'VOTE', { choice: 'approve' }),
        ask('COMMITTEE_OFFICE', 'DEFER', why),
      ];
    default:
      return [];
  }
}
