// Which version of a rule is in force, as another case sees it; and how a case names one.
import * as z from 'zod';
import { dateOf } from '../../kernel/durations.ts';
import { type CaseFact, type FactRequest, type Facts, many } from '../../kernel/lifecycle.ts';
import type { RuleKind } from '../../law/duties.ts';
import { field } from '../fields.ts';
import { caseId, title } from '../schemas.ts';

/** A version of a rule, by the register that holds it. */
export const ruleRef = z.strictObject({
  register: field('规则登记案件', 'Register of the rule', caseId),
  version: field('版本', 'Version', title),
});
export type RuleRef = z.output<typeof ruleRef>;

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
