// Delivers the notices of the register: in the desk, by mail (or files), by a signed webhook. After a failure the next try
// reaches those that are left, and nobody twice: each delivery is noted on the effect's row.
import { createHash } from 'node:crypto';
import type { JsonObject } from '@shuquan/machines/kernel';
import { demandedNotices } from '@shuquan/machines/law';
import { tellInDesk, withoutMail } from '../../ledger/desk-notices.ts';
import type { CaseRow, Ledger, LedgerRow, PortCall } from '../../ledger/index.ts';
import { type AddressBook, type Addressees, type Person, addresseesOf, type People } from './addressees.ts';
import { BoxRefused, PortError } from './errors.ts';
import type { Letter, Mailer } from './mail.ts';
import { type Notice, subjectLine, textOf } from './notice-text.ts';
import { type Webhook, post } from './webhook.ts';

export type NoticesDeps = {
  ledger: Ledger;
  people: People;
  mail: Mailer;
  /** For what is published; the default is a file beside the others. */
  publish: Mailer;
  webhook?: Webhook;
  onUnreached?: (notice: string, count: number, about: { caseId: string; to: string[] }) => void;
};

const mandatory = new Set<string>(demandedNotices);
const AT_ONCE = 4;

export const createNotices =
  (deps: NoticesDeps) =>
  async (call: PortCall): Promise<JsonObject> => {
    const { key, caseId, effect, parties } = call;
    if (effect.type !== 'notify') throw new PortError(`The port “notices” takes notify effects, not ${effect.op}.`);
    const notice = await read(deps.ledger, call);
    const readers = deps.ledger.lifecycles[call.lifecycle]?.readers ?? [];
    const at = await deps.ledger.now();
    const book = await deps.people();
    const addressees = addresseesOf(book, { to: effect.to, parties, readers, at, concerned: effect.concerned });
    const done = await progressOf(deps.ledger, key);
    await tellInDesk(deps.ledger, inDesk({ key, notice, addressees }));
    const settles = effect.reply !== undefined;
    const byMail = await mailed(deps.ledger, effect.notice, settles, addressees.people);
    await deliver(deps, { key, notice, to: effect.to, addressees, byMail, done, settles });
    const { people, unreached } = addressees;
    if (unreached.length) deps.onUnreached?.(effect.notice, unreached.length, { caseId, to: unreached });
    if (!done.size && !effect.reply && mandatory.has(effect.notice) && unreached.length)
      throw new PortError(
        `Nobody could be told of ${effect.notice}: the principals file names nobody for ${unreached.join(', ')}. Add them, or set NOTICE_WEBHOOK_URL.`,
      );
    return {
      notice: effect.notice,
      told: people.filter(({ id }) => done.has(id)).map(({ id }) => id),
      via: [...done].filter((one) => one.startsWith('via:')).map((one) => one.slice(4)),
      unreached,
      ...(effect.reply && receiptsOf(book, effect, done, at)),
    };
  };

/**
 * What a case learns of the parties that were told by name: how many have a receipt, the hash of their list, and who has
 * none, because nobody acts for them or every box refused; those are told by another channel.
 */
function receiptsOf(people: AddressBook, { among = {} }: Notify, done: Set<string>, at: string): JsonObject {
  const reached = new Set(people.worn(at).flatMap(({ person, party }) => (party && done.has(person) ? [party] : [])));
  const all = [...new Set(Object.values(among).flat())].toSorted();
  const told = all.filter((party) => reached.has(party));
  const hash = createHash('sha256').update(told.join('\n')).digest('hex');
  return { receipts: { parties: told.length, hash }, unreachedParties: all.filter((party) => !reached.has(party)) };
}

type Notify = Extract<PortCall['effect'], { type: 'notify' }>;
type Delivery = {
  key: string;
  notice: Notice;
  to: string[];
  addressees: Addressees;
  /** Those of them who are told by mail too. */
  byMail: Person[];
  done: Set<string>;
  /** The case waits for the receipts: a box that refuses for good is noted, and holds nothing up. */
  settles: boolean;
};
const REFUSED = 'refused:';
const bothOf = ({ zh, en }: Notice['subject']): string => `${zh}\n\n${en}\n`;

async function deliver(deps: NoticesDeps, delivery: Delivery): Promise<void> {
  const { key, notice, to, addressees, byMail, done } = delivery;
  const text = textOf(notice);
  const { webhook } = deps;
  const { concerns } = addressees;
  const jobs: (() => Promise<void>)[] = [];
  const job = (what: string, work: () => Promise<unknown>): void => {
    if (!done.has(what) && !done.has(`${REFUSED}${what}`)) jobs.push(() => attempt(deps, delivery, what, work));
  };
  if (webhook) job('via:webhook', () => post(webhook, `notice ${notice.notice}`, key, bodyOf(delivery, text)));
  const letter = (person: Person, address: string): Letter => ({
    key,
    person: person.id,
    to: { name: person.name, address },
    subject: subjectLine(notice),
    text: bothOf(textOf(notice, concerns[person.id])),
    at: notice.at,
    caseId: notice.caseId,
  });
  if (to.includes('public'))
    job('via:publication', () =>
      deps.publish(letter({ id: 'public', name: '公众 / the public' }, 'public@public.invalid')),
    );
  for (const person of byMail)
    job(person.id, () =>
      deps.mail(letter(person, person.email ?? `${encodeURIComponent(person.id)}@no-address.invalid`)),
    );
  await inTurns(jobs);
}

/** One delivery, noted as soon as it is made; so is a box that refuses for good, where the case waits for the receipts. */
async function attempt(
  { ledger }: NoticesDeps,
  { key, done, settles }: Delivery,
  what: string,
  work: () => Promise<unknown>,
): Promise<void> {
  let noted = what;
  try {
    await work();
  } catch (error) {
    if (!settles || !(error instanceof BoxRefused)) throw error;
    noted = `${REFUSED}${what}`;
  }
  done.add(noted);
  await noteDelivered(ledger, key, noted);
}

/** Nobody can do without what the law demands to be told, nor where a case waits for the receipts. */
async function mailed(ledger: Ledger, notice: string, settles: boolean, people: Person[]): Promise<Person[]> {
  if (settles || mandatory.has(notice)) return people;
  const without = await withoutMail(
    ledger,
    people.map(({ id }) => id),
  );
  return people.filter(({ id }) => !without.has(id));
}

/** What each of them finds in the desk, whatever becomes of the mail. */
const inDesk = ({ key, notice, addressees }: Pick<Delivery, 'key' | 'notice' | 'addressees'>) =>
  addressees.people.map(({ id }) => ({
    key,
    person: id,
    case_id: notice.caseId,
    notice: notice.notice,
    subject: notice.subject,
    body: textOf(notice, addressees.concerns[id]),
    articles: notice.articles,
    due_at: notice.dueAt,
    at: notice.at,
  }));

const bodyOf = ({ key, notice, to, addressees }: Delivery, text: Notice['subject']) => ({
  type: 'notice',
  id: key,
  ...notice,
  text,
  to,
  addressees: addressees.people.map(({ id, email }) => ({
    person: id,
    ...(email && { email }),
    ...(addressees.concerns[id] && { concerned: addressees.concerns[id] }),
  })),
});

/** A few at once; all are tried, then the first failure is thrown. */
async function inTurns(jobs: (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (let from = 0; from < jobs.length; from += AT_ONCE) {
    const results = await Promise.allSettled(jobs.slice(from, from + AT_ONCE).map((run) => run()));
    failures.push(...results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : [])));
  }
  if (failures.length) throw failures[0] instanceof Error ? failures[0] : new PortError(String(failures[0]));
}

/** The row that asked for the notice says when and under which article; the case says until when. */
async function read({ sql, lifecycles }: Ledger, { key, caseId, lifecycle, effect }: PortCall): Promise<Notice> {
  if (effect.type !== 'notify') throw new PortError('not a notice');
  const [row] = await sql<
    Pick<LedgerRow, 'articles' | 'at' | 'recorded_at'>[]
  >`select articles, at, recorded_at from ledger where case_id = ${caseId} and seq = ${partsOf(key).seq}`;
  const [found] = await sql<Pick<CaseRow, 'snapshot'>[]>`select snapshot from cases where id = ${caseId}`;
  if (!row || !found) throw new PortError(`There is no row for the notice ${key}.`);
  const { about = {} } = effect;
  const told = [about['dueAt'], about['due']].find((due) => typeof due === 'string' && !Number.isNaN(Date.parse(due)));
  const timer = found.snapshot.timers.find(({ clock, kind }) => clock === about['deadline'] && kind !== 'remind');
  return {
    notice: effect.notice,
    caseId,
    subject: effect.subject,
    articles: row.articles,
    at: row.recorded_at,
    lifecycle: lifecycles[lifecycle]?.title ?? { zh: lifecycle, en: lifecycle },
    // An escalation is sent when its time is up: then that instant was the deadline.
    advice: typeof about['advice'] === 'string' ? about['advice'] : null,
    dueAt: typeof told === 'string' ? told : about['kind'] === 'escalate' ? row.at : (timer?.dueAt ?? null),
  };
}

const partsOf = (key: string): { caseId: string; seq: number; idx: number } => {
  const parts = key.split('/');
  return { caseId: parts.slice(0, -2).join('/'), seq: Number(parts.at(-2)), idx: Number(parts.at(-1)) };
};

async function progressOf({ sql }: Ledger, key: string): Promise<Set<string>> {
  const { caseId, seq, idx } = partsOf(key);
  const [row] = await sql<
    { outcome: { done?: string[] } | null }[]
  >`select outcome from effect where case_id = ${caseId} and seq = ${seq} and idx = ${idx}`;
  return new Set(row?.outcome?.done ?? []);
}
/** Added by the database, because several are delivered at once. */
async function noteDelivered({ sql }: Ledger, key: string, what: string): Promise<void> {
  const { caseId, seq, idx } = partsOf(key);
  await sql`
    update effect set outcome = jsonb_build_object('done', coalesce(outcome -> 'done', '[]') || to_jsonb(${what}::text))
    where case_id = ${caseId} and seq = ${seq} and idx = ${idx} and done_at is null`;
}
