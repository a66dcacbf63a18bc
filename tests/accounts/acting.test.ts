// Acting where people sign in: delegates are hands, others' material stays closed, and a signature may ask for a fresh sign-in.
import { beforeAll, describe, expect, it } from 'vitest';
import { merchantCode, merchantInput } from '../apps/served.ts';
import { aFullChecklist, approve } from '../support/ledger.ts';
import { law } from '../support/law.ts';
import { ORIGIN, type SignedIn, hospital, serveSignedIn } from './signed-in.ts';

const until = new Date(Date.now() + 86_400_000).toISOString();

/** A registration that was submitted; answers its path. */
async function submitted(on: SignedIn): Promise<string> {
  const token = await on.token('li.na');
  const opened = await on.ask('POST', '/cases/subjectRegistration', { token, json: merchantInput });
  const path = `/cases/${opened.json.caseId}`;
  const json = { type: 'SUBMIT', checklist: await aFullChecklist(on.ledger) };
  expect((await on.ask('POST', `${path}/events`, { token, json })).status).toBe(200);
  return path;
}
/** One that the operating enterprise has passed, by `pass`. */
async function passed(on: SignedIn, pass: { token: string; as: string }): Promise<string> {
  const path = await submitted(on);
  const json = { type: 'PASS', note: '材料齐全' };
  expect((await on.ask('POST', `${path}/events`, { ...pass, json })).status).toBe(200);
  return path;
}

describe('a delegate', () => {
  it('is a hand beside the one they act for: neither checks what they made', law('T7'), async () => {
    const on = await serveSignedIn();
    await on.change({ do: 'delegate', to: 'zhao.min', hat: 'OPCO', until, reason: '休假' }, { person: 'wang.fang' });
    await on.change({ do: 'grant', person: 'wang.fang', hat: 'CENTER', basis: '借调' });
    const path = await passed(on, { token: await on.token('zhao.min'), as: 'wang.fang@OPCO' });
    const row = (await on.ask('GET', `${path}/log`, { token: await on.token('sun.wei') })).json.rows.at(-1);
    expect(row.actor).toMatchObject({ person: 'zhao.min', hat: 'OPCO', onBehalfOf: 'wang.fang' });
    for (const [person, as] of [
      ['zhao.min', 'CENTER'],
      ['wang.fang', 'CENTER'],
    ] as const) {
      const answer = await on.ask('POST', `${path}/events`, { token: await on.token(person), as, json: approve });
      expect([answer.status, answer.json.code], person).toEqual([403, 'MAKER_IS_CHECKER']);
    }
    expect((await on.ask('POST', `${path}/events`, { token: await on.token('sun.wei'), json: approve })).status).toBe(
      200,
    );
  });
});

describe('whoever acts for a company too', () => {
  it('does not wear the office’s hat in its cases, by themselves or for somebody else', law('T7'), async () => {
    const on = await serveSignedIn();
    const path = `${await submitted(on)}/events`;
    const party = `org:${merchantCode}`;
    await on.change({ do: 'grant', person: 'wang.fang', hat: 'MERCHANT', party, basis: '兼任' });
    await on.change({ do: 'grant', person: 'zhao.min', hat: 'OPCO', basis: '借调' });
    await on.change({ do: 'delegate', to: 'wang.fang', hat: 'CENTER', until, reason: '休假' }, { person: 'sun.wei' });
    const own = await on.ask('POST', path, { token: await on.token('wang.fang'), as: 'OPCO', json: { type: 'PASS' } });
    expect([own.status, own.json.code]).toEqual([403, 'ROLE_NOT_ALLOWED']);
    const other = await on.ask('POST', path, { token: await on.token('zhao.min'), as: 'OPCO', json: { type: 'PASS' } });
    expect(other.status).toBe(200);
    // What was handed to somebody counts like what is their own.
    await on.change(
      { do: 'delegate', to: 'zhao.min', hat: 'MERCHANT', party, until, reason: '休假' },
      { person: 'li.na' },
    );
    const handed = { token: await on.token('zhao.min'), as: 'CENTER', json: approve };
    expect((await on.ask('POST', path, handed)).json.code).toBe('ROLE_NOT_ALLOWED');
    const forAnother = { token: await on.token('wang.fang'), as: 'sun.wei@CENTER', json: approve };
    expect((await on.ask('POST', path, forAnother)).json.code).toBe('ROLE_NOT_ALLOWED');
  });
});

describe('of another party', () => {
  let on: SignedIn;
  let path: string;
  beforeAll(async () => {
    on = await serveSignedIn();
    path = await passed(on, { token: await on.token('wang.fang'), as: 'OPCO' });
  });
  it.each(['', '/log', '/archive', '/report?recipient=chen.jie%40DEMANDER&purpose=%E6%9F%A5%E9%98%85', '/reads'])(
    'the case is closed at …%s',
    async (door) => {
      const { status, json } = await on.ask('GET', path + door, { token: await on.token('chen.jie') });
      expect([status, json.code]).toEqual([403, 'READ_NOT_ALLOWED']);
    },
  );
  it('the documents are closed, and so is every list', async () => {
    const token = await on.token('chen.jie');
    const { sha256 } = (await aFullChecklist(on.ledger)).commitment.document;
    expect((await on.ask('GET', `/documents/${sha256}`, { token })).status).toBe(403);
    expect((await on.ask('GET', '/cases', { token })).json.cases).toEqual([]);
    expect((await on.ask('GET', `/cases?party=${hospital}`, { token })).json.cases).toEqual([]);
  });
  it('the draft is closed, and no export holds the case', law('T25'), async () => {
    const draft = { lifecycle: 'subjectRegistration', event: 'OPEN', content: merchantInput };
    const owner = await on.token('li.na');
    expect((await on.ask('PUT', '/drafts/draft-of-li-na', { token: owner, json: draft })).status).toBe(200);
    expect((await on.ask('GET', '/drafts/draft-of-li-na', { token: owner })).status).toBe(200);
    const headers = { Authorization: `Bearer ${await on.token('chen.jie')}` };
    const asked = async (method: string, door: string) => on.app.request(`${ORIGIN}${door}`, { method, headers });
    expect((await asked('GET', '/drafts/draft-of-li-na')).status).toBe(404);
    await asked('DELETE', '/drafts/draft-of-li-na');
    expect((await on.ask('GET', '/drafts/draft-of-li-na', { token: owner })).status).toBe(200);
    const lines = async (token: string) =>
      (await (await on.app.request(`${ORIGIN}/cases.csv`, { headers: { Authorization: `Bearer ${token}` } })).text())
        .split('\r\n')
        .filter((line) => line.includes(path.slice('/cases/'.length))).length;
    expect([await lines(owner), await lines(await on.token('chen.jie'))]).toEqual([1, 0]);
  });
  it('the stream tells nothing', law('T25'), async () => {
    const listening = async (person: string) => {
      const response = await on.app.request(`${ORIGIN}/stream`, {
        headers: { Authorization: `Bearer ${await on.token(person)}` },
      });
      return response.body!.pipeThrough(new TextDecoderStream()).getReader();
    };
    const [own, other] = [await listening('li.na'), await listening('chen.jie')];
    const token = await on.token('li.na');
    expect(
      (await on.ask('POST', `${path}/events`, { token, json: { type: 'COMMENT', text: '材料随后补充' } })).status,
    ).toBe(200);
    const heard = async (of: typeof own, until: string) => {
      for (let text = ''; ;) {
        const { value, done } = await of.read();
        text += value ?? '';
        if (done || text.includes(until)) return text;
      }
    };
    expect(await heard(own, path.slice('/cases/'.length))).toContain('"version"');
    // Ended by us: whatever it was told stands before the end.
    on.client.endListening();
    expect(await heard(other, 'nothing that comes')).not.toContain('subjectRegistration');
  });
});

describe('before somebody decides', () => {
  const minutesAgo = (minutes: number) => Math.floor(Date.now() / 1000) - 60 * minutes;
  it('the installation may ask for a fresh sign-in', async () => {
    const on = await serveSignedIn({ freshMinutes: 5 });
    const path = await passed(on, { token: await on.token('wang.fang'), as: 'OPCO' });
    const stale = await on.token('sun.wei', { auth_time: minutesAgo(6) });
    const refused = await on.ask('POST', `${path}/events`, { token: stale, json: approve });
    expect([refused.status, refused.json.code]).toEqual([401, 'SIGN_IN_AGAIN']);
    expect((await on.ask('GET', path, { token: stale })).status).toBe(200);
    // A provider that does not say when it saw the person has not seen them lately.
    const unsaid = await on.provider.mint({ sub: 'sub-sun.wei' });
    expect((await on.ask('POST', `${path}/events`, { token: unsaid, json: approve })).json.code).toBe('SIGN_IN_AGAIN');
    expect((await on.ask('POST', `${path}/events`, { token: await on.token('sun.wei'), json: approve })).status).toBe(
      200,
    );
  });

  it('and for a stronger one', async () => {
    const on = await serveSignedIn({ strengths: ['urn:desk:two-factors'] });
    const merchant = await on.token('li.na');
    const { json } = await on.ask('POST', '/cases/subjectRegistration', { token: merchant, json: merchantInput });
    const path = `/cases/${json.caseId}/events`;
    const submit = { type: 'SUBMIT', checklist: await aFullChecklist(on.ledger) };
    expect((await on.ask('POST', path, { token: merchant, json: submit })).status).toBe(200);
    const pass = { type: 'PASS', note: '材料齐全' };
    expect(
      (await on.ask('POST', path, { token: await on.token('wang.fang', { acr: 'urn:desk:password' }), json: pass }))
        .json.code,
    ).toBe('SIGN_IN_AGAIN');
    expect(
      (await on.ask('POST', path, { token: await on.token('wang.fang', { acr: 'urn:desk:two-factors' }), json: pass }))
        .status,
    ).toBe(200);
  });
});
