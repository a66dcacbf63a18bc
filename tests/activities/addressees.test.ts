import { describe, expect, it } from 'vitest';
import { addresseesOf } from '../../activities/ports/addressees.ts';
import { principalsFrom } from '../../accounts/principals.ts';
import { law } from '../support/law.ts';
import { uscc } from '../support/ledger.ts';
import { hospital, merchant, people } from './situations.ts';

describe('addressees', () => {
  const about = {
    parties: { seller: [merchant], buyer: [hospital] },
    readers: ['CENTER' as const],
    at: '2026-03-02T00:00:00Z',
  };
  const told = (to: string[], more: Partial<typeof about> = {}) =>
    addresseesOf(people(), { ...about, to, ...more }).people.map(({ id }) => id);

  it('are whoever acts for a party, wears a hat, or is named, each once', () => {
    expect(told(['seller', 'CENTER', 'person:liu.yang'])).toEqual(['liu.yang', 'guo.jing', 'zhao.min']);
    expect(told(['buyer'])).toEqual(['he.lin']);
  });

  it('are whoever wears the hat by which a relation names a body of the venue', law('T6', 'T32'), () => {
    expect(told(['target'], { parties: { target: ['CENTER'] } as never })).toEqual(['zhao.min']);
    expect(told(['target'], { parties: { target: ['OPCO'] } as never })).not.toContain('zhao.min');
  });

  it('in a hat that is worn for a party are those whose party is in the case, not every merchant', law('T25'), () => {
    expect(told(['MERCHANT'], { parties: { seller: [`org:${uscc(50)}`], buyer: [hospital] } })).toEqual([]);
    expect(told(['MERCHANT'])).toEqual(['liu.yang', 'guo.jing']);
    expect(told(['MERCHANT'], { parties: {} as never })).toEqual(['liu.yang', 'guo.jing']);
  });

  it('are those who wear the hat on that day', () => {
    const book = principalsFrom({
      people: [
        { id: 'old.one', name: '旧' },
        { id: 'new.one', name: '新' },
      ],
      organisations: [],
      hats: [
        { person: 'old.one', hat: 'CENTER', until: '2026-03-01' },
        { person: 'new.one', hat: 'CENTER', from: '2026-03-02' },
      ],
    });
    const on = (at: string) => addresseesOf(book, { ...about, to: ['CENTER'], at }).people.map(({ id }) => id);
    expect([on('2026-03-01T15:59:59Z'), on('2026-03-01T16:00:00Z')]).toEqual([['old.one'], ['new.one']]);
  });

  it('that are machines get no letter, and are not missed', law('P29'), () => {
    expect(addresseesOf(people(), { ...about, to: ['DOMAIN', 'SYSTEM', 'nobodyKnows'] })).toEqual({
      people: [],
      unreached: ['nobodyKnows'],
      isPublic: false,
      concerns: {},
    });
  });
});
