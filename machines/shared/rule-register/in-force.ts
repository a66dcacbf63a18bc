// Which version of a rule is in force, as another case sees it; and how a case names one.
import * as z from 'zod';
import { dateOf } from '../../kernel/durations.ts';
import { now, param } from '../../kernel/env.ts';
import {
  type CaseFact,
  type CitedGuard,
  type FactRequest,
  type Facts,
  type Stamp,
  cited,
  many,
} from '../../kernel/lifecycle.ts';
import { type Basis, say } from '../../law/cite.ts';
import { type RuleKind, ruleTitles } from '../../law/duties.ts';
import { field } from '../fields.ts';
import { caseId, title } from '../schemas.ts';

/** A version of a rule, by the register that holds it. */
export const ruleRef = z.strictObject({
  register: field('规则登记案件', 'Register of the rule', caseId),
  version: field('版本', 'Version', title),
});
export type RuleRef = z.output<typeof ruleRef>;
/** The venue's rule that an act follows; whether it must be named the regime says (D-0314). */
export const ruleFollowed = (kind: RuleKind) =>
  field(`所依${ruleTitles[kind].zh}`, `${ruleTitles[kind].en} that are followed`, ruleRef.optional(), {
    hint: say('规则要求载明的，填写现行有效版本', 'Where the rules ask for it: the version in force'),
  });

/** What guards that read `isInForce` ask for. */
export const rulesNamed = (refs: readonly (RuleRef | null | undefined)[]): Record<'rules', FactRequest> => ({
  rules: { cases: refs.flatMap((ref) => ref?.register ?? []), of: 'ruleRegister' },
});

type Shown = { version: string; from: string };
const versionAt = ({ open, shares }: CaseFact, at: string): string | undefined =>
  open ? ((shares['versions'] ?? []) as Shown[]).findLast(({ from }) => from <= dateOf(at))?.version : undefined;

/** Is it the version of that kind that is in force at an instant? */
export const isInForce = (
  facts: Facts | undefined,
  ref: Partial<RuleRef> | undefined,
  kind: RuleKind,
  at: string,
): boolean =>
  many(facts, 'rules').some(
    (fact) => fact.id === ref?.register && fact.shares['kind'] === kind && versionAt(fact, at) === ref.version,
  );

/** Is it a version of any kind of rule that is in force? */
export const isSomeRuleInForce = (facts: Facts | undefined, ref: RuleRef, at: string): boolean =>
  many(facts, 'rules').some((fact) => fact.id === ref.register && versionAt(fact, at) === ref.version);

/** Does the regime want the rule named by now? */
export const mustBeNamed = (): boolean => {
  const from = param('trade.rules.namedFrom');
  return from !== null && dateOf(now()) >= from;
};
const says = say(
  '须载明所依据的交易规则的现行有效版本（rule）；已失效或者种类不符的版本不予采用',
  'name the version in force of the venue’s rule that this follows (rule); one that is not in force, or of another kind, does not count',
);
/** What names a rule of the venue names the one in force; whether it must be named the regime says (D-0314). */
export const ruleIsInForce = (kind: RuleKind, law: Basis): CitedGuard<(args: { event: Named }) => boolean> =>
  cited(
    ({ event }: { event: Named }) => (event.rule ? isInForce(event.facts, event.rule, kind, now()) : !mustBeNamed()),
    { law, reads: 'facts', says },
  );
type Named = Partial<Stamp> & { rule?: RuleRef };
