// What a parameter may be, in words for the person who writes a regime file.
import type { Text } from '../law/cite.ts';
import type { Duration, Parameter } from './regime.ts';

type Of<K extends Parameter['kind']> = Extract<Parameter, { kind: K }>;

export function permitted(parameter: Parameter): Text {
  switch (parameter.kind) {
    case 'duration':
      return permittedDuration(parameter);
    case 'optionalDuration':
      return { zh: '期限（如 3 y），或 null（无）', en: 'a duration such as 3 y, or null for none' };
    case 'durations':
      return {
        zh: '不重复的期限列表，如 ["90 cd", "30 cd"]',
        en: 'a list of different durations, such as ["90 cd", "30 cd"]',
      };
    case 'number':
      return permittedNumber(parameter);
    case 'fraction':
      return { zh: '不大于一的分数，如 "2/3"', en: 'a fraction up to one, such as "2/3"' };
    case 'flag':
      return { zh: 'true 或 false', en: 'true or false' };
    case 'choice':
      return { zh: `其中之一：${parameter.oneOf.join('、')}`, en: `one of ${parameter.oneOf.join(', ')}` };
    case 'choices':
      return permittedChoices(parameter);
    case 'texts':
      return { zh: '不重复的文字列表', en: 'a list of different texts' };
    case 'monthDay':
      return { zh: '月和日，如 "01-31"（不得为 02-29）', en: 'month and day, such as "01-31" (not 02-29)' };
    case 'text':
      return { zh: '文字，或 null（未填报）', en: 'a text, or null for not declared' };
    default:
      return parameter satisfies never;
  }
}

function permittedDuration({ floor, ceiling, zero }: Of<'duration'>): Text {
  const [zh, en] = range(floor, ceiling);
  const above = zero ? ['', ''] : ['，大于零', ', more than zero'];
  const inMonths = floor || ceiling ? ['，以月或年表示', ', in months or years'] : above;
  return {
    zh: `期限，如 10 bd、30 cd、4 h、6 mo、2 y${zh}${inMonths[0]}`,
    en: `a duration such as 10 bd, 30 cd, 4 h, 6 mo or 2 y${en}${inMonths[1]}`,
  };
}

function permittedNumber({ floor, ceiling, odd, fractional }: Of<'number'>): Text {
  const [zh, en] = range(floor, ceiling);
  const kind = odd ? ['奇数', 'an odd number'] : fractional ? ['数', 'a number'] : ['整数', 'a whole number'];
  return { zh: `${kind[0]}${zh}`, en: `${kind[1]}${en}` };
}

function permittedChoices({ oneOf, atLeast = [], ordered }: Of<'choices'>): Text {
  return {
    zh: `其中若干：${oneOf.join('、')}${atLeast.length ? `；必须包括 ${atLeast.join('、')}` : ''}${ordered ? '；按此顺序' : ''}`,
    en: `a list out of ${oneOf.join(', ')}${atLeast.length ? `; with ${atLeast.join(', ')} at least` : ''}${ordered ? '; in this order' : ''}`,
  };
}

function range(floor?: Duration | number, ceiling?: Duration | number): [zh: string, en: string] {
  if (floor !== undefined && floor === ceiling) return [`，只能是 ${floor}`, `, exactly ${floor}`];
  const least = floor === undefined ? ['', ''] : [`，不少于 ${floor}`, `, at least ${floor}`];
  const most = ceiling === undefined ? ['', ''] : [`，不多于 ${ceiling}`, `, at most ${ceiling}`];
  return [`${least[0]}${most[0]}`, `${least[1]}${most[1]}`];
}
