// Issue: an incident suspends 1,000 listings and pauses their open trades in one act, and 1,000 subjects are told, each once,
// although the mail server fails.
import { randomUUID } from 'node:crypto';
import type { Actor } from '@shuquan/machines/kernel';
import pMap from 'p-map';
import { SMTPServer } from 'smtp-server';
import { createSmtpMailer } from '../../activities/ports/mail.ts';
import { createNotices } from '../../activities/ports/notices.ts';
import type { Ledger } from '../../ledger/index.ts';
import { principalsFrom } from '../../accounts/principals.ts';
import { timed } from '../measure.ts';
import { type Section, figure } from '../report.ts';
import {
  type Merchant,
  type Step,
  actorOf,
  center,
  listingInput,
  enterTheStandard,
  listingSteps,
  merchant,
  principals,
  publication,
  steps,
} from '../situations.ts';
import type { Sizes, Surroundings } from '../surroundings.ts';

const SELLER = 1;
const demander = (serial: number): Merchant => {
  const { party, input, actor } = merchant(serial);
  return { party, input: { ...input, kinds: ['DEMANDER'] }, actor: { ...actor, hat: 'DEMANDER' } };
};

/** A seller with published listings, and on each an open trade with a demander of its own. */
async function aMarket(ledger: Ledger, listings: number, say: (line: string) => void) {
  const send = async (caseId: string, { event }: Pick<Step, 'event'>, actor: Actor) => {
    const answer = await ledger.append({ caseId, event, actor, key: randomUUID() });
    if (!answer.ok)
      throw new Error(`${event.type}: ${answer.code} ${answer.message.en} ${JSON.stringify(answer.details)}`);
  };
  const open = async (lifecycle: string, input: unknown, actor: Actor) => {
    const answer = await ledger.open({ lifecycle, input, actor, key: randomUUID() });
    if (!answer.ok)
      throw new Error(`${lifecycle}: ${answer.code} ${answer.message.en} ${JSON.stringify(answer.details)}`);
    return answer.caseId;
  };
  const register = async (who: Merchant) => {
    const id = await open('subjectRegistration', who.input, who.actor);
    for (const step of steps.slice(0, 3)) await send(id, step, actorOf(who, step.by));
    return { registration: id, party: who.party };
  };
  const owner = merchant(SELLER);
  await enterTheStandard(ledger);
  const seller = await register(owner);
  const buyers = Array.from({ length: listings }, (_, n) => demander(10_000 + n));
  say(`  ${listings} listings, and an open trade of each`);
  const market = await pMap(
    buyers,
    async (who, n) => {
      const listing = await open('listingRegistration', listingInput(seller.registration, owner.party, n), owner.actor);
      for (const step of listingSteps(n)) await send(listing, step, actorOf(owner, step.by));
      const [row] = await ledger.sql<
        { number: string }[]
      >`select shares -> 'certificate' ->> 'number' as number from cases where id = ${listing}`;
      await send(listing, publication(n, row!.number), owner.actor);
      await open('trade', { listing, seller, buyer: await register(who) }, who.actor);
      return listing;
    },
    { concurrency: 20 },
  );
  return { send, open, seller, listings: market, people: [owner, ...buyers] };
}

/** A mail server that refuses every third letter at first, and breaks every seventh connection. */
async function failingMail() {
  const seen = new Map<string, number>();
  const taken = new Map<string, number>();
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onConnect: (_, done) => done((connections += 1) % 7 === 0 ? new Error('busy') : null),
    onRcptTo({ address }, _, done) {
      const times = (seen.get(address) ?? 0) + 1;
      seen.set(address, times);
      done(times === 1 && seen.size % 3 === 0 ? Object.assign(new Error('busy'), { responseCode: 450 }) : null);
    },
    onData(stream, { envelope }, done) {
      stream.resume().on('end', () => {
        for (const { address } of envelope.rcptTo) taken.set(address, (taken.get(address) ?? 0) + 1);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const at = server.server.address();
  return {
    taken,
    url: `smtp://127.0.0.1:${typeof at === 'object' ? at?.port : 0}`,
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}

/** Runs the notice until it is settled, as its runner would; answers how often. */
async function tellAll(ledger: Ledger, id: string, people: Merchant[]) {
  const mail = await failingMail();
  const known = principals(people);
  const book = principalsFrom({
    ...known,
    people: known.people.map((one) => ({ ...one, email: `${one.id}@subject.example` })),
  });
  const mailer = createSmtpMailer({ url: mail.url, from: 'shuquan@center.example' });
  const port = createNotices({ ledger, people: () => book, mail: mailer, publish: mailer });
  const [effect] = await ledger.sql<
    { seq: number; idx: number }[]
  >`select seq, idx from effect where case_id = ${id} and effect ->> 'notice' = 'N4'`;
  let tries = 1;
  while ((await ledger.runEffect(port, id, effect!.seq, effect!.idx)) === 'failed') tries += 1;
  await mail.close();
  const twice = [...mail.taken.values()].filter((times) => times > 1).length;
  if (mail.taken.size !== people.length || twice)
    throw new Error(`${mail.taken.size} of ${people.length} were told, ${twice} more than once`);
  return tries;
}

const suspend = (targets: string[]) => ({
  event: { type: 'TAKE_MEASURES', measure: 'suspendListing', targets, reason: '接口不安全' },
});

export async function incident(
  around: Surroundings,
  { listings }: Sizes,
  say: (line: string) => void,
): Promise<Section> {
  const ledger = await around.ledgerOn(await around.database());
  const market = await aMarket(ledger, listings, say);
  const id = await market.open(
    'securityIncident',
    {
      kind: 'incident',
      scope: 'venue',
      discoveredAt: await ledger.now(),
      account: '交付服务器被非法访问',
      criminal: 'no',
      critical: false,
    },
    center,
  );
  const naming = { type: 'NAME_AFFECTED', cases: [market.seller.registration], advice: '请立即更换接口密钥' };
  const named = await timed(() => market.send(id, { event: naming }, center));
  const stopped = await timed(() => market.send(id, suspend(market.listings), center));
  const [left] = await ledger.sql<{ listings: number; trades: number }[]>`
    select (count(*) filter (where lifecycle = 'listingRegistration' and not 'suspended' = any(tags)))::int as listings,
           (count(*) filter (where lifecycle = 'trade' and jsonb_array_length(snapshot -> 'context' -> 'pauses') = 0))::int as trades from cases`;
  if (left!.listings || left!.trades)
    throw new Error(`${left!.listings} listings and ${left!.trades} trades go on as before`);
  say(`  telling ${market.people.length} subjects`);
  let tries = 0;
  const told = await timed(async () => void (tries = await tellAll(ledger, id, market.people)));
  const { problems } = await ledger.verifyCase(id);
  if (problems.length) throw new Error(problems.join('; '));
  await ledger.close();
  const subjects = figure(market.people.length);
  return {
    title: 'A security incident',
    how: `One append that suspends ${figure(listings)} published listings and pauses the open trade of each, in one transaction; one that finds the ${subjects} subjects concerned; and their notices by a mail server that refuses a third of the boxes at first and breaks every seventh connection.`,
    head: ['', 'cases', 'seconds'],
    rows: [
      ['NAME_AFFECTED', figure(2 * listings + 1), figure(named, 2)],
      ['TAKE_MEASURES', figure(2 * listings), figure(stopped, 2)],
      [`notices, in ${tries} tries`, subjects, figure(told, 2)],
    ],
    findings: [
      {
        what: `An incident suspends ${figure(listings)} listings and pauses their open trades`,
        measured: `${figure(stopped, 2)} s`,
        target: '< 2 s',
        met: stopped < 2,
      },
      {
        what: `${subjects} subjects are told by a mail server that fails`,
        measured: `each once, in ${tries} tries`,
        target: 'each once',
        met: true,
      },
    ],
  };
}
