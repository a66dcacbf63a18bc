import { describe, expect, it } from 'vitest';
import { problemOf } from '../../machines/kernel/faults.ts';
import { documentRef, sentence, title } from '../../machines/shared/schemas.ts';

const visibleText = {
  title,
  sentence,
  'name of a document': documentRef.shape.name,
};

const faultOf = (schema: typeof title, text: string) => problemOf(schema.safeParse(text).error!.issues[0]!).message;

describe.each(Object.entries(visibleText))('a %s', (_, schema) => {
  it.each([
    ['zero-width characters', '\u200B\u200B\u200B'],
    ['control characters', '\u0001\u0002'],
    ['a filler of Hangul', '\u3164\u3164'],
    ['combining marks', '\u0301\u0301'],
    ['an emptied direction', '\u202E\u202C'],
  ])('of nothing but %s is refused, in both languages', (__, text) => {
    expect(faultOf(schema, text)).toEqual({ zh: expect.stringMatching(/[须不]/), en: expect.stringMatching(/[a-z]/) });
  });

  it.each([
    ['a zero-width character', '数据\u200B公司'],
    ['a change of direction', '公司\u202Egnp.exe'],
    ['a byte order mark', '公\uFEFF司'],
    ['a control character', '公司\u0007甲'],
    ['a soft hyphen', 'com\u00ADpany'],
  ])('that hides %s is refused', (__, text) => {
    expect(schema.safeParse(text).success).toBe(false);
  });

  it('in Chinese, English, with signs, figures and rare characters is taken', () => {
    for (const text of ['长春数智科技有限公司(虚构)', 'Data & Co. — 2026', '𠮷林𠀀数据', '\uE000姓', '40 %', 'café'])
      expect(schema.safeParse(text).success, text).toBe(true);
  });
});

it('a sentence has lines, a title has not', () => {
  expect([sentence.safeParse('一\n二').success, title.safeParse('一\n二').success]).toEqual([true, false]);
});
