// What a parameter may be, in words for the person who writes a regime file.
import type { Text } from '../law/cite.ts';
import { limitsOf } from './limits.ts';
import type { Parameter } from './regime.ts';

type Of<K extends Parameter['kind']> = Extract<Parameter, { kind: K }>;

export function permitted(parameter: Parameter): Text {
  switch (parameter.kind) {
    case 'duration':
      return permittedDuration(parameter);
    case 'optionalDuration':
      return orNone(permittedDuration(parameter));
    case 'durations':
      return listOf(permittedDuration(parameter));
    case 'number':
      return permittedNumber(parameter);
    case 'fraction':
      return {
        zh: `分数，如 "2/3"，不低于 ${parameter.floor}，不高于 ${parameter.ceiling}`,
        en: `a fraction such as "2/3", at least ${parameter.floor}, at most ${parameter.ceiling}`,
      };
    case 'flag':
      return { zh: 'true 或 false', en: 'true or false' };
    case 'choice':
      return { zh: `其中之一：${parameter.oneOf.join('、')}`, en: `one of ${parameter.oneOf.join(', ')}` };
    case 'choices':
      return permittedChoices(parameter);
    case 'texts':
      return { zh: '不重复的文字列表', en: 'a list of different texts' };
    case 'duties':
      return permittedDuties(parameter);
    case 'monthDay':
      return {
        zh: `月和日，如 "01-31"（不得为 02-29），不晚于 ${parameter.ceiling}`,
        en: `month and day, such as "01-31" (not 02-29), no later than ${parameter.ceiling}`,
      };
    case 'day':
      return { zh: '日期，如 "2026-07-01"，或 null（无）', en: 'a day, such as "2026-07-01", or null for none' };
    case 'text':
      return { zh: '文字，或 null（未填报）', en: 'a text, or null for not declared' };
    default:
      return parameter satisfies never;
  }
}

const permittedDuties = ({ atLeast, ceiling }: Of<'duties'>): Text => ({
  zh: `定期工作目录；必须包括 ${(atLeast ?? []).join('、')}，周期不长于 ${ceiling}，完成期限在周期之内`,
  en: `a catalogue of duties; with ${(atLeast ?? []).join(', ')} at least, no period longer than ${ceiling}, each done within its period`,
});
function permittedDuration(parameter: Of<'duration' | 'optionalDuration' | 'durations'>): Text {
  const [zh, en] = range(limitsOf(parameter));
  const above = 'zero' in parameter && parameter.zero ? ['', ''] : ['，大于零', ', more than zero'];
  return {
    zh: `期限，如 10 bd、30 cd、4 h、6 mo、2 y${above[0]}${zh}`,
    en: `a duration such as 10 bd, 30 cd, 4 h, 6 mo or 2 y${above[1]}${en}`,
  };
}
const orNone = ({ zh, en }: Text): Text => ({ zh: `${zh}，或 null（无）`, en: `${en}, or null for none` });
const listOf = ({ zh, en }: Text): Text => ({
  zh: `不重复的列表，每项为${zh}`,
  en: `a list of different items, each ${en}`,
});

function permittedNumber(parameter: Of<'number'>): Text {
  const [zh, en] = range(limitsOf(parameter));
  const { odd, fractional } = parameter;
  const kind = odd ? ['奇数', 'an odd number'] : fractional ? ['数', 'a number'] : ['整数', 'a whole number'];
  return { zh: `${kind[0]}${zh}`, en: `${kind[1]}${en}` };
}

function permittedChoices({ oneOf, atLeast = [], ordered }: Of<'choices'>): Text {
  return {
    zh: `其中若干：${oneOf.join('、')}${atLeast.length ? `；必须包括 ${atLeast.join('、')}` : ''}${ordered ? '；按此顺序' : ''}`,
    en: `a list out of ${oneOf.join(', ')}${atLeast.length ? `; with ${atLeast.join(', ')} at least` : ''}${ordered ? '; in this order' : ''}`,
  };
}

type Limit = string | number | null | undefined;
function range(limits: ReturnType<typeof limitsOf>): [zh: string, en: string] {
  const { floor, ceiling } = (limits ?? {}) as { floor: Limit; ceiling: Limit };
  if (floor && floor === ceiling) return [`，只能是 ${floor}`, `, exactly ${floor}`];
  const least = floor == null ? ['', ''] : [`，不少于 ${floor}`, `, at least ${floor}`];
  const most = ceiling == null ? ['', ''] : [`，不多于 ${ceiling}`, `, at most ${ceiling}`];
  return [`${least[0]}${most[0]}`, `${least[1]}${most[1]}`];
}
