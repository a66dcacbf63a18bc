// May this actor open such a case, with this input? The rules of opening, asked like those of an event.
import { articlesOf } from '../law/cite.ts';
import { startOfDay } from './durations.ts';
import { type Env, within } from './env.ts';
import type { JsonObject } from './json.ts';
import { openingRulesOf } from './lifecycle.ts';
import { type Refusal, refuse } from './refusals.ts';
import { whoTitle } from './titles.ts';
import type { Actor, Facts, Lifecycle, OpeningRule } from './types.ts';

/** Why this actor may not open such a case; undefined when they may. Reads, changes nothing. */
export function refusedOpening(
  lifecycle: Lifecycle,
  { input, actor, facts }: { input: JsonObject; actor: Actor; facts: Facts },
  env: Env,
): Refusal | undefined {
  return within(env, () => {
    const { by, law } = lifecycle.opens;
    const { inForce, title } = env.regime;
    if (inForce && env.at < startOfDay(inForce)) {
      const why = {
        zh: `不能办理“${lifecycle.title.zh}”：所依规则“${title.zh}”自 ${inForce} 起施行。`,
        en: `${lifecycle.title.en} was not opened: its rules, ${title.en}, are in force from ${inForce}.`,
      };
      return refuse('GUARD_REFUSED', why, { articles: articlesOf(law) });
    }
    if (actor.hat !== 'SYSTEM' && !by.includes(actor.hat)) {
      const [who, you] = [whoTitle(by), whoTitle([actor.hat])];
      const why = {
        zh: `不能办理“${lifecycle.title.zh}”：应由${who.zh}发起，当前身份为${you.zh}。`,
        en: `${lifecycle.title.en} is opened by ${who.en}; you act as ${you.en}.`,
      };
      return refuse('ROLE_NOT_ALLOWED', why, { articles: articlesOf(law) });
    }
    const failed = openingRulesOf(lifecycle).filter(
      ([, rule]) => !rule({ context: {}, event: { type: 'OPEN', input, actor, facts } }),
    );
    return failed.length ? ruledOut(lifecycle, failed) : undefined;
  });
}

function ruledOut(lifecycle: Lifecycle, failed: [name: string, rule: OpeningRule][]): Refusal {
  const lead = failed[0]![1].rule;
  const why = {
    zh: `不能办理“${lifecycle.title.zh}”：${lead.says.zh}`,
    en: `${lifecycle.title.en} was not opened: ${lead.says.en}`,
  };
  return refuse(lead.code ?? 'GUARD_REFUSED', why, {
    articles: articlesOf(failed.flatMap(([, { rule }]) => rule.law)),
    details: failed.map(([name, { rule }]) => ({ rule: name, message: rule.says, articles: articlesOf(rule.law) })),
  });
}
