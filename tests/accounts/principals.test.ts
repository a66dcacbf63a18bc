import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Principals,
  PrincipalsError,
  actorOf,
  isPartyHat,
  principalsFrom,
  readPrincipals,
  spell,
} from '../../accounts/principals.ts';
import { packageRoot } from '../../infra/package-root.ts';
import { checkUscc } from '../../machines/kernel/identifiers.ts';
import { isRefusal } from '../../machines/kernel/refusals.ts';
import { aFolder, hospital, merchant } from '../activities/situations.ts';
import { law } from '../support/law.ts';

const valid = {
  people: [
    { id: 'liu.yang', name: '刘扬' },
    { id: 'zhao.min', name: '赵敏', email: 'zhao.min@center.example' },
  ],
  organisations: [
    { party: merchant, name: '长春汇泽数据科技有限公司' },
    { party: hospital, name: '长春市净月中心医院' },
  ],
  hats: [
    { person: 'liu.yang', hat: 'MERCHANT', party: merchant },
    { person: 'liu.yang', hat: 'DEMANDER', party: merchant },
    { person: 'liu.yang', hat: 'DEMANDER', party: hospital },
    { person: 'zhao.min', hat: 'CENTER', from: '2026-03-01', until: '2026-03-31' },
  ],
};
const with_ = (change: object): unknown => ({ ...structuredClone(valid), ...change });
const problems = (json: unknown): string[] => {
  try {
    principalsFrom(json);
    return [];
  } catch (error) {
    return error instanceof PrincipalsError ? error.problems : [String(error)];
  }
};

describe('an actor', () => {
  const principals = principalsFrom(valid);
  const at = '2026-03-15T00:00:00Z';
  const named = (name: string, when = at) => {
    const actor = actorOf(principals, name, when);
    return isRefusal(actor) ? actor.code : actor;
  };

  it('is a person in a hat, for the party that the hat is worn for', () => {
    expect(named(`liu.yang@MERCHANT:${merchant}`)).toEqual({ person: 'liu.yang', hat: 'MERCHANT', party: merchant });
    expect(named('zhao.min@CENTER')).toEqual({ person: 'zhao.min', hat: 'CENTER' });
  });

  it('need not name the party where there is only one, and must where there are several', () => {
    expect(named('liu.yang@MERCHANT')).toMatchObject({ party: merchant });
    expect(actorOf(principals, 'liu.yang@DEMANDER', at)).toMatchObject({
      code: 'ACTOR_UNKNOWN',
      message: { en: expect.stringContaining('for several parties') as string },
    });
    expect(named(`liu.yang@DEMANDER:${hospital}`)).toMatchObject({ party: hospital });
  });

  it('is unknown in a hat, for a party or under a name that the file does not give', () => {
    for (const name of [
      'liu.yang@CENTER',
      `liu.yang@MERCHANT:${hospital}`,
      `zhao.min@CENTER:${merchant}`,
      'nobody@CENTER',
      'zhao.min@NOBODY',
      'zhao.min',
      '@CENTER',
      'zhao.min@',
      '',
      'zhao.min@CENTER@CENTER',
      'zhao.min@center',
    ])
      expect(named(name), name).toBe('ACTOR_UNKNOWN');
  });

  it('is unknown the day before the hat begins and the day after it ends, by Beijing days', () => {
    const on = (when: string) => typeof named('zhao.min@CENTER', when) === 'object';
    expect([
      on('2026-02-28T15:59:59Z'),
      on('2026-02-28T16:00:00Z'),
      on('2026-03-31T15:59:59Z'),
      on('2026-03-31T16:00:00Z'),
    ]).toEqual([false, true, true, false]);
  });

  it('cannot be the system, a bank or the domain, whatever stands in the name', () => {
    for (const name of ['system@SYSTEM', 'liu.yang@SYSTEM', 'bank:icbc@PSP', 'zhao.min@PSP', 'zhao.min@DOMAIN'])
      expect(named(name)).toBe('ACTOR_UNKNOWN');
  });

  it('is written as it is read', () => {
    for (const name of [`liu.yang@MERCHANT:${merchant}`, 'zhao.min@CENTER'])
      expect(spell(named(name) as never)).toBe(name);
  });
});

describe('a principals file', () => {
  it('gives nobody the hats of machines', () => {
    for (const hat of ['SYSTEM', 'PSP', 'DOMAIN'])
      expect(problems(with_({ hats: [{ person: 'zhao.min', hat }] }))).toEqual([
        expect.stringContaining(`${hat} is not for persons`),
      ]);
  });

  it('names the party of whoever acts for one, and only parties and people that it lists', () => {
    expect(isPartyHat('MERCHANT')).toBe(true);
    expect(problems(with_({ hats: [{ person: 'zhao.min', hat: 'MERCHANT' }] }))).toEqual([
      'hats.0.party: a MERCHANT acts for a party: name it',
    ]);
    expect(problems(with_({ hats: [{ person: 'nobody', hat: 'CENTER' }] }))).toEqual([
      'hats.0.person: nobody is not among the people',
    ]);
    expect(problems(with_({ organisations: [] }))).toHaveLength(3);
    expect(
      problems(with_({ hats: [{ person: 'zhao.min', hat: 'DEMANDER', party: `citizen:${'a'.repeat(32)}` }] })),
    ).toEqual([]);
  });

  it('takes a wrong check character of a credit code only with a reason', law('T16'), () => {
    const party = 'org:916201055811843000';
    expect(problems(with_({ organisations: [...valid.organisations, { party, name: '某公司' }] }))).toEqual([
      expect.stringContaining('should be F'),
    ]);
    expect(
      problems(
        with_({
          organisations: [...valid.organisations, { party, name: '某公司', usccOverride: 'as in the public register' }],
        }),
      ),
    ).toEqual([]);
  });

  it('is refused with every problem at once, and never half', () => {
    const twice = {
      people: [...valid.people, { id: 'zhao.min', name: '另一人' }],
      hats: [
        ...valid.hats,
        { person: 'zhao.min', hat: 'CENTER', from: '2026-02-02', until: '2026-02-01' },
        { person: 'nobody', hat: 'SYSTEM' },
      ],
    };
    expect(problems(with_(twice))).toEqual([
      'people.2.id: zhao.min is named twice',
      'hats.4.until: ends before it begins',
      'hats.5.person: nobody is not among the people',
      expect.stringContaining('SYSTEM is not for persons'),
    ]);
    expect(problems(with_({ hats: [{ person: 'zhao.min', hat: 'KING' }], extra: true })).length).toBeGreaterThan(1);
  });

  it('that is missing or no JSON is refused with its path', async () => {
    const path = join(aFolder(), 'principals.json');
    await expect(readPrincipals(path)).rejects.toThrow(`${path} cannot be read as JSON`);
    writeFileSync(path, '{');
    await expect(readPrincipals(path)).rejects.toBeInstanceOf(PrincipalsError);
  });
});

describe('the people of the examples', () => {
  const load = async (): Promise<Principals> =>
    await readPrincipals(join(packageRoot(), 'examples', 'principals.json'));
  it('can fill every office and party of both regulations', law('P7', 'P10(2)'), async () => {
    const { worn, file } = await load();
    const wearing = (hat: string) => worn('2026-03-02T00:00:00Z').filter((entry) => entry.hat === hat);
    expect(wearing('COMMITTEE')).toHaveLength(11);
    expect(wearing('EXPERT')).toHaveLength(9);
    expect(new Set(wearing('PROVIDER').map(({ party }) => party)).size).toBe(2);
    // Maker and checker are two persons, so that each office that decides has two.
    for (const hat of [
      'MERCHANT',
      'DEMANDER',
      'OPCO',
      'CENTER',
      'SUPERVISOR',
      'ARCHIVIST',
      'AUTHORITY',
      'COMMITTEE_OFFICE',
      'OPERATOR',
      'APPLICANT',
    ])
      expect(wearing(hat).length, hat).toBeGreaterThanOrEqual(2);
    for (const hat of ['THIRD_PARTY', 'EVALUATOR', 'SECTOR_REG', 'SEC_REG', 'DISC_AUDIT', 'NATSEC_POLICE'])
      expect(wearing(hat).length, hat).toBeGreaterThanOrEqual(1);
    expect(file.people.every(({ id }) => worn('2026-03-02T00:00:00Z', id).length > 0)).toBe(true);
  });

  it('work for organisations with sound credit codes', async () => {
    for (const { party, usccOverride } of (await load()).file.organisations)
      expect([checkUscc(party.slice(4)), usccOverride]).toEqual([{ ok: true }, undefined]);
  });
});
