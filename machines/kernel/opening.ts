// May this actor open such a case, with this input? The rules of opening, asked like those of an event.
import { articlesOf } from '../law/cite.ts';
import { roles } from '../law/roles.ts';
import { type Env, within } from './env.ts';
import type { JsonObject } from './json.ts';
import { type Actor, type Facts, type Lifecycle, openingRulesOf } from './lifecycle.ts';
import { type Refusal, refuse } from './refusals.ts';

/** Why this actor may not open such a case; undefined when they may. Reads, changes nothing. */
export function refusedOpening(
  lifecycle: Lifecycle,
  { input, actor, facts }: { input: JsonObject; actor: Actor; facts: Facts },
  env: Env,
): Refusal | undefined {
  const { by, law } = lifecycle.opens;
  if (actor.hat !== 'SYSTEM' && !by.includes(actor.hat))
    return refuse(
      'ROLE_NOT_ALLOWED',
      {
        zh: `不能办理“${lifecycle.title.zh}”：应由${by.map((hat) => roles[hat as keyof typeof roles]?.zh ?? hat).join('或')}发起。`,
        en: `${lifecycle.title.en} is opened by ${by.map((hat) => roles[hat as keyof typeof roles]?.en ?? hat).join(' or ')}; you act as ${roles[actor.hat].en}.`,
      },
      { articles: articlesOf(law) },
    );
  const failed = within(env, () =>
    openingRulesOf(lifecycle).filter(
      ([, rule]) => !rule({ context: {}, event: { type: 'OPEN', input, actor, facts } }),
    ),
  );
  if (!failed.length) return undefined;
  const lead = failed[0]![1].rule;
  return refuse(
    lead.code ?? 'GUARD_REFUSED',
    {
      zh: `不能办理“${lifecycle.title.zh}”：${lead.says.zh}`,
      en: `${lifecycle.title.en} was not opened: ${lead.says.en}`,
    },
    {
      articles: articlesOf(failed.flatMap(([, { rule }]) => rule.law)),
      details: failed.map(([name, { rule }]) => ({ rule: name, message: rule.says, articles: articlesOf(rule.law) })),
    },
  );
}
