// T22: what may be done about a suspected violation, by whom, and when the case may end. All total.
import { now, param } from '../../kernel/env.ts';
import { branch, cited, many, one } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import type { Event, Input, MeasureKind } from './events.ts';

/** A measure stands until it is lifted, or overtaken by one that is final. */
export type Measure = { measure: MeasureKind | 'revoke'; target: string; by: string; at: string; standing: boolean };
export type Context = {
  id: string;
  finding: string;
  foundBy: string;
  foundAt: string;
  trade: string | null;
  listing: string | null;
  subjects: string[];
  /** The parties of the suspected subjects; else the listing's owner; else both sides of the trade. */
  respondents: string[];
  confirmation: { by: string; at: string; account: string; provisions: string[] } | null;
  measures: Measure[];
  report: { by: string; at: string; sha256: string } | null;
  receipt: { by: string; at: string; sha256: string | null } | null;
  statements: { party: string | null; at: string; statement: string }[];
  rectification: { items: { item: string; demand: string }[]; due: string; extensions: number; open: boolean } | null;
};
export type Args = { context: Context; event: Event };
type Chosen = Partial<Extract<Event, { type: 'TAKE_MEASURE' | 'LIFT_MEASURE' }>>;

/** Which case a measure is directed at; null when none of that kind is named. */
export const targetOf = (context: Context, { measure, subject }: Chosen): string | null => {
  switch (measure) {
    case 'pauseDelivery':
    case 'freezeSettlement':
    case 'terminateTrade':
      return context.trade;
    case 'suspendListing':
      return context.listing;
    case 'suspendSubject':
      return subject
        ? (context.subjects.find((id) => id === subject) ?? null)
        : context.subjects.length === 1
          ? context.subjects[0]!
          : null;
    case 'warn':
      return subject ? (context.subjects.find((id) => id === subject) ?? null) : context.id;
    case undefined:
      return null;
    default:
      return measure satisfies never;
  }
};
export const isDirectedAt = (context: Context, event: Event) => {
  const chosen = event as Chosen;
  const target = targetOf(context, chosen);
  return (taken: Measure): boolean => taken.measure === chosen.measure && taken.target === target;
};
/** What stays in force until somebody lifts it. */
export const lasts = (measure: Measure['measure']): boolean =>
  measure !== 'warn' && measure !== 'terminateTrade' && measure !== 'revoke';
/** Targets of one kind of measure that stands. */
export const standing = (context: Context, kind: MeasureKind): string[] =>
  context.measures.filter(({ measure, standing: stands }) => stands && measure === kind).map(({ target }) => target);
const taken = ({ measures }: Context): Measure[] => measures.filter(({ by }) => by !== 'system');
const dueIsAhead = ({ event }: Args): boolean =>
  'due' in event && Boolean(event.due) && Date.parse(event.due) > Date.parse(now());

export const guards = {
  deciderDiffersFromFinder: checkerDiffersFrom<Context>(
    ({ foundBy }) => [foundBy],
    reading('T6', 'D-0005'),
    '发现人不得认定或排除自己提出的嫌疑',
    'who raised the suspicion does not decide on it',
  ),
  secondPersonRevokes: checkerDiffersFrom<Context>(
    ({ confirmation }) => [confirmation?.by],
    reading('T22', 'D-0077'),
    '撤销登记须由认定人以外的人员决定',
    'revoking a registration takes a person other than the one who confirmed',
  ),
  secondPersonEndsTrade: cited(
    ({ context, event }: Args) =>
      (event as Chosen).measure !== 'terminateTrade' ||
      (Boolean(event.actor) && event.actor.person !== context.confirmation?.by),
    {
      law: reading('T22', 'D-0077'),
      reads: 'payload',
      code: 'MAKER_IS_CHECKER',
      says: {
        zh: '终止交易须由认定人以外的人员决定；请由另一位有权人员办理',
        en: 'ending a trade takes a person other than the one who confirmed; ask another person with this role',
      },
    },
  ),

  measureIsOffered: cited(
    ({ event }: Args) => event.type === 'TAKE_MEASURE' && param('trade.violation.measures').includes(event.measure),
    {
      law: gap('T22', 'D-0029'),
      reads: 'payload',
      says: {
        zh: '规则包未列此项处置措施；请从 trade.violation.measures 中选择',
        en: 'the regime does not list this measure; choose one of trade.violation.measures',
      },
    },
  ),
  measureCanBeUndone: cited(
    ({ event }: Args) => event.type === 'TAKE_MEASURE' && Boolean(event.measure) && lasts(event.measure),
    {
      law: reading('T22', 'D-0077'),
      reads: 'payload',
      says: {
        zh: '认定前只能采取可以解除的临时措施；请先认定',
        en: 'before confirmation only measures that can be lifted; confirm the violation first',
      },
    },
  ),
  measureHasTarget: cited(({ context, event }: Args) => targetOf(context, event as Chosen) !== null, {
    law: text('T22'),
    reads: 'payload',
    says: {
      zh: '本案未列明该措施所针对的交易、标的或主体；多个主体时须指明，未列明的请先增列',
      en: 'the case names no target for this measure; say which subject, or name it first with EXTEND_SCOPE',
    },
  }),
  measureIsNew: cited(
    ({ context, event }: Args) =>
      !taken(context).some((measure) => measure.standing && isDirectedAt(context, event)(measure)),
    {
      law: gap('T22', 'D-0029'),
      reads: 'payload',
      says: { zh: '该措施已在执行', en: 'this measure stands already' },
    },
  ),
  measureStands: cited(
    ({ context, event }: Args) =>
      context.measures.some((measure) => measure.standing && isDirectedAt(context, event)(measure)),
    {
      law: gap('T22', 'D-0079'),
      reads: 'payload',
      says: { zh: '没有正在执行的该项措施', en: 'no such measure stands' },
    },
  ),
  revocationHasTarget: cited(
    ({ context, event }: Args) =>
      event.type === 'REVOKE' && (event.target === context.listing || context.subjects.includes(event.target)),
    {
      law: text('T22'),
      reads: 'payload',
      says: {
        zh: '只能撤销本案所列标的或主体的登记',
        en: 'only a listing or subject that this case names can be revoked',
      },
    },
  ),
  newlyNamedExist: cited(
    ({ event }: Args) => {
      if (event.type !== 'EXTEND_SCOPE') return false;
      const listing = one(event.facts, 'listing');
      const subjects = many(event.facts, 'subjects');
      return (
        Boolean(event.listing || event.subjects?.length) &&
        (!event.listing || listing?.lifecycle === 'listingRegistration') &&
        (event.subjects ?? []).every((id) =>
          subjects.some((fact) => fact.id === id && fact.lifecycle === 'subjectRegistration'),
        )
      );
    },
    {
      law: text('T22'),
      reads: 'facts',
      says: { zh: '所列标的或主体的登记不存在', en: 'there is no such registration of a listing or subject' },
    },
  ),
  listingIsNotFixed: cited(
    ({ context, event }: Args) =>
      event.type === 'EXTEND_SCOPE' &&
      (!event.listing || context.listing === null || context.listing === event.listing),
    {
      law: gap('T22', 'D-0077'),
      reads: 'payload',
      says: {
        zh: '本案已列另一标的；另一标的请另立案件',
        en: 'the case names another listing already; open another case',
      },
    },
  ),

  measureIsTaken: cited(({ context }: Args) => taken(context).length > 0, {
    law: text('T22'),
    reads: 'context',
    says: {
      zh: '认定后须依法采取至少一项必要的处置措施方可结案',
      en: 'a confirmed violation calls for at least one measure before the case closes; take one',
    },
  }),
  reportIsReceived: cited(({ context }: Args) => context.report !== null && context.receipt !== null, {
    law: text('T22'),
    reads: 'context',
    says: {
      zh: '须向综合监督管理部门报告并取得回执方可结案',
      en: 'the supervisor must have the report, with its receipt, before the case closes',
    },
  }),
  noMeasureStands: cited(({ context }: Args) => !context.measures.some(({ standing: stands }) => stands), {
    law: gap('T22', 'D-0079'),
    reads: 'context',
    says: {
      zh: '尚有执行中的措施；结案前请逐项解除，或者以终止、撤销了结',
      en: 'measures still stand; lift each, or make it final (terminate, revoke), before closing',
    },
  }),
  rectificationIsSettled: cited(({ context }: Args) => !context.rectification?.open, {
    law: gap(['T22', 'T33'], 'D-0080'),
    reads: 'context',
    says: {
      zh: '整改尚未了结；请先验收或者认定未完成',
      en: 'the rectification is still open; accept it or find it failed first',
    },
  }),
  violationIsConfirmed: cited(({ context }: Args) => context.confirmation !== null, {
    law: gap(['T22', 'T33'], 'D-0080'),
    reads: 'context',
    says: { zh: '认定违法违规后方可要求整改', en: 'confirm the violation before requiring rectification' },
  }),
  rectificationIsDueAhead: cited(dueIsAhead, {
    law: gap(['T22', 'T33'], 'D-0080'),
    reads: 'payload',
    says: { zh: '整改期限须在将来', en: 'the time limit must lie ahead' },
  }),
  extensionIsLeft: cited(
    ({ context }: Args) => (context.rectification?.extensions ?? Infinity) < param('trade.rectification.extensions'),
    {
      law: gap('T33', 'D-0032'),
      reads: 'context',
      says: {
        zh: '延期次数已用完；请认定整改未完成并采取措施',
        en: 'no extension is left; find the rectification failed and take measures',
      },
    },
  ),
  reportIsSent: branch(({ context }: Args) => context.report !== null),
  personHasActed: branch(({ context }: Args) => taken(context).length > 0),
};

/** Whose conduct it is, from what the ledger knows when the case is opened. */
export const respondentsOf = (facts: Event['facts']): string[] => {
  const subjects = many(facts, 'subjects').flatMap(({ shares }) =>
    typeof shares['party'] === 'string' ? [shares['party']] : [],
  );
  const owner = one(facts, 'listing')?.shares['owner'];
  if (subjects.length) return [...new Set(subjects)];
  return typeof owner === 'string' ? [owner] : (one(facts, 'trade')?.parties ?? []);
};
export const namedCasesExist = cited(
  ({ event: { input, facts } }: { event: { input: Input; facts: Event['facts'] } }) => {
    const subjects = many(facts, 'subjects');
    return (
      (!input.trade || one(facts, 'trade')?.lifecycle === 'trade') &&
      (!input.listing || one(facts, 'listing')?.lifecycle === 'listingRegistration') &&
      input.subjects.every((id) => subjects.some((fact) => fact.id === id && fact.lifecycle === 'subjectRegistration'))
    );
  },
  {
    law: text('T22'),
    reads: 'facts',
    says: {
      zh: '所列交易、标的或主体不存在；请核对案件编号',
      en: 'a trade, listing or subject that is named does not exist; check the case ids',
    },
  },
);
