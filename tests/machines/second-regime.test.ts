// What differs between regimes: the term of an agreement, who may apply, who sits on the committee, how the text numbers
// its articles. The first regime is that of every other test.
import { describe, expect, it } from 'vitest';
import { type Regime, RegimeError, loadRegime } from '../../machines/regimes/index.ts';
import { legalText, proposed, signed } from '../support/agreements.ts';
import { law } from '../support/law.ts';

const upTo = (years: string, more: object = {}): Regime =>
  loadRegime({
    id: 'own',
    base: 'cc-2023-draft',
    text: legalText,
    limits: Object.fromEntries(
      ['termMin', 'termYears', 'termMax'].map((name) => [
        `pd.agreement.${name}`,
        { floor: null, ceiling: years, law: '第八条' },
      ]),
    ),
    values: {
      'pd.agreement.termMin': '1 y',
      'pd.agreement.termMax': years,
      'pd.agreement.termYears': '2 y',
      ...more,
    },
    articles: { P13: { zh: '第八条', en: 'article 8' } },
  });

describe('the term of an agreement', () => {
  const regime = upTo('5 y');
  it.each([
    ['3 y', '2029-03-31T16:00:00.000Z'],
    ['18 mo', '2027-09-30T16:00:00.000Z'],
    [undefined, '2028-03-31T16:00:00.000Z'],
  ])('is the one that its text states, else the regime’s: %s', law('P13'), (term, end) => {
    expect(signed(proposed({ regime }, { term })).shares['endsAt']).toBe(end);
  });

  it.each(['11 mo', '61 mo', '6 y'])('lies between the shortest and the longest: %s', law('P13'), (term) => {
    const refused = proposed({ regime }, { term });
    expect([refused.rules, refused.refusal?.articles]).toEqual([['termIsPermitted'], ['P13']]);
  });

  it('under the draft it is two years and nothing else', law('P13'), () => {
    expect(proposed({}, { term: '3 y' }).rules).toEqual(['termIsPermitted']);
    expect(signed(proposed({}, { term: '24 mo' })).shares['endsAt']).toBe('2028-03-31T16:00:00.000Z');
    expect(proposed({}, { term: '2 weeks' }).refusal?.code).toBe('EVENT_MALFORMED');
  });

  it('a regime whose standard lies outside of its own limits is refused', () => {
    expect(() => upTo('5 y', { 'pd.agreement.termMin': '3 y' })).toThrow(RegimeError);
  });
});

describe('a regime that numbers its articles otherwise', () => {
  it('is cited by its own numbers, in the sentence and beside the ids of the register', law('P13'), () => {
    const { refusal } = proposed({ regime: upTo('5 y') }, { term: '6 y' });
    expect(refusal).toMatchObject({ articles: ['P13'], places: { P13: { zh: '第八条', en: 'article 8' } } });
    expect([refusal?.message.zh, refusal?.message.en]).toEqual([
      expect.stringContaining('（第八条）'),
      expect.stringContaining('(article 8)'),
    ]);
    expect(proposed({}, { term: '6 y' }).refusal).not.toHaveProperty('places');
  });

  it.each([
    [
      'of an article that there is not',
      { text: legalText, articles: { T99: { zh: '一', en: 'one' } } },
      'articles.T99',
    ],
    ['without a text of its own', { articles: { P13: { zh: '一', en: 'one' } } }, 'articles'],
  ])('is refused %s', (_, more, key) => {
    try {
      loadRegime({ id: 'own', base: 'cc-2023-draft', ...more });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(RegimeError);
      expect((error as RegimeError).problems.map((one) => one.key)).toEqual([key]);
    }
  });
});
