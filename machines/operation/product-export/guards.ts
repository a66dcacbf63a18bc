// What a product must satisfy to leave the domain (P27), and what stops it afterwards (P29, P31).
import { param } from '../../kernel/env.ts';
import { type CaseId, branch, cited, many } from '../../kernel/lifecycle.ts';
import { reading, text } from '../../law/cite.ts';
import { agreementIsInForce } from '../../shared/agreement.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import {
  type Bound,
  causeIsNew,
  causeStands,
  concerns,
  grantsOf,
  isCovered,
  isNotSuspended,
  noCauseIsLeft,
  someCauseStands,
} from '../../shared/under-agreement.ts';
import type { Dossier, Event, Input } from './events.ts';

export type Context = {
  id: string;
  agreement: CaseId;
  operator: string;
  title: string;
  form: Input['form'];
  grants: Bound[];
  dossier: Dossier | null;
  drawsOnDomain: boolean;
  submittedBy: string;
  returned: { item: string; problem: string }[];
  techCheck: { rawData: boolean; reversible: boolean; report: string; at: string } | null;
  /** Names of the scenarios that it may be used for. */
  scenarios: string[];
  approvedBy: string | null;
  exported: { receipt: string; at: string } | null;
  /** Further scenarios that were asked for. */
  requested: { grants: Bound[]; by: string } | null;
  causes: CaseId[];
  misuse: { usedFor: string; disguised: boolean; finding: string } | null;
  order: number;
};
export type Args = { context: Context; event: Event };

const dossierOf = (event: Event): Partial<Dossier> => ('dossier' in event && event.dossier) || {};
/** Interfaces and services live in the domain, whatever is said of them. */
export const drawsOnDomain = (form: string, dossier: Partial<Dossier>): boolean =>
  form === 'interface' || form === 'service' || dossier.drawsOnDomain === true;

const areInUse = ({ context, event }: Args, grants: CaseId[]): boolean => {
  const known = grantsOf(event.facts, context.agreement).map(({ grant }) => grant);
  return (
    grants.length > 0 &&
    grants.every(
      (grant) =>
        known.includes(grant) &&
        many(event.facts, 'grants').some(({ id, tags }) => id === grant && tags.includes('inUse')),
    )
  );
};
const idsOf = (grants: Bound[]): CaseId[] => grants.map(({ grant }) => grant);
const isConcerned = ({ context, event }: Args): boolean =>
  event.type === 'AGREEMENT_SUSPENDED' && context.grants.some(({ grant }) => concerns(event.grants, grant));

export const submission = [
  'productIsNotSuspended',
  'grantsAreInUse',
  'sourcesAreGranted',
  'rawDataIsDeclaredAbsent',
  'irreversibilityIsTested',
  'pricingFollowsTheRules',
] as const;

export const guards = {
  grantsAreInUse: cited((args: Args) => areInUse(args, idsOf(args.context.grants)), {
    law: text('P17', 'P27'),
    reads: 'facts',
    says: {
      zh: '产品须在已开通且未暂停的应用场景内形成；请核对场景授权',
      en: 'a product is made for scenarios whose grants are in use; check them',
    },
  }),
  furtherGrantsAreInUse: cited(
    (args: Args) => args.event.type === 'REQUEST_SCENARIOS' && areInUse(args, args.event.grants ?? []),
    {
      law: text('P17', 'P27'),
      reads: 'facts',
      says: { zh: '增加的应用场景须已获授权并开通', en: 'a further scenario needs a grant that is in use' },
    },
  ),
  requestedGrantsAreInUse: cited((args: Args) => areInUse(args, idsOf(args.context.requested?.grants ?? [])), {
    law: text('P17', 'P27'),
    reads: 'facts',
    says: { zh: '增加的应用场景授权已不在使用中', en: 'the grant of a further scenario is no longer in use' },
  }),
  sourcesAreGranted: cited(
    ({ context, event }: Args) => {
      const { sources = [] } = dossierOf(event);
      return (
        sources.length > 0 &&
        sources.every(({ grant, dataset }) => {
          const datasets = many(event.facts, 'grants').find(({ id }) => id === grant)?.shares['datasets'];
          return idsOf(context.grants).includes(grant) && Array.isArray(datasets) && datasets.includes(dataset);
        })
      );
    },
    {
      law: text('P17', 'P25'),
      reads: 'facts',
      says: {
        zh: '产品的数据来源须逐项可溯至场景授权的数据集',
        en: 'each source must be a data set of the grant that it names, so that the product can be traced to it',
      },
    },
  ),
  rawDataIsDeclaredAbsent: cited(({ event }: Args) => Boolean(dossierOf(event).rawDataAbsent?.declared), {
    law: text('P27'),
    reads: 'payload',
    says: {
      zh: '原始数据不得导出授权运营域；须声明产品不含原始数据',
      en: 'raw data may not leave the domain: declare that the product holds none',
    },
  }),
  irreversibilityIsTested: cited(({ event }: Args) => Boolean(dossierOf(event).reversibilityTest), {
    law: text('P27'),
    reads: 'payload',
    says: {
      zh: '可还原出原始数据的模型或算法不得导出；须附不可还原的测试报告',
      en: 'what lets raw data be restored may not leave the domain: attach the test report',
    },
  }),
  pricingFollowsTheRules: cited(({ event }: Args) => Boolean(dossierOf(event).pricing?.declared), {
    law: text('P24'),
    reads: 'payload',
    says: {
      zh: '须声明执行公共数据产品定价和合理收益规定',
      en: 'declare that the rules on pricing and reasonable revenue are followed',
    },
  }),
  productIsNotSuspended: isNotSuspended(text('P29')),
  agreementStands: agreementIsInForce(text('P27')),
  reviewerDiffersFromSubmitter: checkerDiffersFrom<Context>(
    ({ submittedBy }) => [submittedBy],
    reading('P27', 'D-0005'),
    '提交人不得审核',
    'who submitted the product does not review it',
  ),
  reviewerDiffersFromRequester: checkerDiffersFrom<Context>(
    ({ requested }) => [requested?.by],
    reading('P27', 'D-0005'),
    '申请人不得审核',
    'who asked for the scenarios does not review them',
  ),
  techCheckIsClear: cited(
    ({ context }: Args) => context.techCheck !== null && !context.techCheck.rawData && !context.techCheck.reversible,
    {
      law: text('P27'),
      reads: 'context',
      says: { zh: '技术检查未通过或未完成，不得批准', en: 'without a clear technical check no product is approved' },
    },
  ),
  scenariosAreGranted: cited(
    ({ context, event }: Args) =>
      event.type === 'APPROVE' &&
      Boolean(event.scenarios?.length) &&
      event.scenarios.every((scenario) => context.grants.some((bound) => bound.scenario === scenario)),
    {
      law: text('P27'),
      reads: 'payload',
      says: { zh: '批准的应用场景须在场景授权之内', en: 'a product is approved for scenarios of its grants only' },
    },
  ),
  scenarioWasNotApproved: cited(
    ({ context, event }: Args) =>
      event.type === 'MISUSE_FOUND' &&
      Boolean(event.usedFor) &&
      (event.disguised === true || !context.scenarios.includes(event.usedFor)),
    {
      law: text('P27'),
      reads: 'payload',
      says: {
        zh: '所列场景已获批准；如系变相使用，请注明',
        en: 'this scenario was approved; if the use was disguised as it, say so',
      },
    },
  ),
  rawDataIsPresent: branch(({ event }: Args) => event.type === 'TECH_CHECKED' && event.rawData !== false),
  isReversible: branch(({ event }: Args) => event.type === 'TECH_CHECKED' && event.reversible !== false),
  revocationIsPossible: branch(() => (param('pd.revocation.grounds') as string[]).includes('exportMisused')),
  concernsTheProduct: branch(isConcerned),
  /** Those that draw on the domain always stop; delivered ones where the regime says so. */
  stopsOnSuspension: branch(
    ({ context }: Args) => context.drawsOnDomain || param('pd.suspension.exportedProducts') === 'stopAll',
  ),
  losesItsSource: branch(
    ({ context, event }: Args) =>
      event.type === 'GRANT_ENDED' && (event.kind === 'terminated' || context.drawsOnDomain),
  ),
  isTakenOver: branch(({ context, event }: Args) => {
    if (event.type !== 'AGREEMENT_ENDED') return false;
    const scenarios = context.scenarios.length ? context.scenarios : context.grants.map(({ scenario }) => scenario);
    return (
      isCovered(
        event,
        [],
        context.dossier?.sources.map(({ dataset }) => dataset),
      ) && scenarios.every((scenario) => isCovered(event, [scenario]))
    );
  }),
  causeIsNew,
  causeStands,
  someCauseStands,
  noCauseIsLeft,
};
