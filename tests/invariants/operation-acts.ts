// What may be asked of the cases of an agreement: the next step as the law has it.
import type { CaseRow } from '../../ledger/index.ts';
import { dateOf } from '../../machines/kernel/durations.ts';
import { hashOf } from '../../machines/kernel/hash.ts';
import { prohibitions } from '../../machines/operation/scenario-grant/events.ts';
import { allConditions, certificate, terms } from '../support/agreements.ts';
import { type Documents, ahead, ask, dayIn, why, within } from './asks.ts';
import { nextOfSupervision } from './operation-supervision.ts';
import { dossier, publicView } from './trading-acts.ts';
import type { Ask, World } from './world.ts';

export const scenarios = ['商保核保', '公交线网优化', '就医引导'];
export const sources: Record<string, { dataset: string; provider: string }> = {
  商保核保: { dataset: '病案首页', provider: 'org:11220100013470208F' },
  公交线网优化: { dataset: '公交刷卡', provider: 'org:11220100013470101L' },
  就医引导: { dataset: '病案首页', provider: 'org:11220100013470208F' },
};
const clear = { clear: true, basis: '已审核' };
const declared = { declared: true };
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
      ];
    case 'listingRegistration': {
      const file = {
        dossier: { ...dossier(paper, hashOf(row.id)), purposes: world.context(context.publicData.export).scenarios },
      };
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
          ? [ask('CENTER', 'PASS', { assessment: { standard: '2026-1', findings } })]
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
