// Anchors of the ledger (T24): signed, kept apart from database and documents, told to the supervisor (N28), and stamped by
// an outside service where one is configured. What could not be delivered is tried again, and nobody is told twice.
import { hashText } from '@shuquan/machines/kernel';
import { type Anchor, type AnchorRow, type AnchorStanding, statementOf } from '../../ledger/anchor.ts';
import type { Ledger } from '../../ledger/index.ts';
import type { KeptAnchors } from '../../ledger/proof/anchors.ts';
import type { Found } from '../../ledger/verify.ts';
import { addresseesOf, type People } from './addressees.ts';
import type { AnchorKeys } from './anchor-keys.ts';
import { type AnchorNotice, lateText, madeText } from './anchor-text.ts';
import type { RecordStore } from './document-store.ts';
import { DocumentMissing, PortError } from './errors.ts';
import type { Mailer } from './mail.ts';
import { timeStamp } from './time-stamp.ts';
import { type Webhook, post } from './webhook.ts';

export type AnchorsDeps = {
  ledger: Ledger;
  store: RecordStore;
  keys: AnchorKeys;
  people: People;
  mail: Mailer;
  webhook?: Webhook;
  /** Of a service after RFC 3161. */
  timeStampUrl?: string;
};
export type Anchors = ReturnType<typeof createAnchors>;

const nameOf = (id: number, kind: 'json' | 'tsr'): string => `anchors/${String(id).padStart(6, '0')}.${kind}`;
const textOf = (anchor: Anchor): Buffer => Buffer.from(`${JSON.stringify(anchor, null, 2)}\n`);
const anchorIn = (bytes: Uint8Array): Anchor => {
  try {
    const { statement, signature } = JSON.parse(Buffer.from(bytes).toString()) as Anchor;
    return { statement: String(statement), signature: String(signature) };
  } catch {
    // Whoever wrote that, it was not signed: verification says so.
    return { statement: '', signature: '' };
  }
};

export function createAnchors(deps: AnchorsDeps) {
  const { ledger, store, keys } = deps;
  return {
    place: store.place,
    /** False: this process has no key to sign with. */
    signs: keys.signer !== undefined,
    /** Anchors all that is written; `ifDue`: not if the last one is younger than the period. */
    make: (ifDue: boolean): Promise<AnchorRow> => makeOne(deps, ifDue),
    /** Stamps and delivers what is not yet; tries all of it, then throws the first failure. */
    deliver: async (): Promise<number> => {
      const left = await ledger.sql<AnchorRow[]>`
        select * from anchor a where not exists (select 1 from anchor_progress p where p.anchor = a.id and p.what = 'done') order by id`;
      const failures: unknown[] = [];
      for (const anchor of left) await deliverOne(deps, anchor).catch((error: unknown) => failures.push(error));
      if (failures.length) throw failures[0];
      return left.length;
    },
    /** Tells the supervisor that an anchor is overdue. */
    tellLate: async (why: string): Promise<void> => {
      const { due, last } = await ledger.anchorStanding();
      await tell(deps, { key: `anchor-late/${due}`, ...lateText({ due, last, why }) });
    },
    /** Holds the ledger against the anchors, and against one that was delivered. */
    verify: (delivered?: Anchor): AsyncGenerator<Found> => ledger.verifyAnchors(keptIn(store, keys), delivered),
  };
}

async function makeOne({ ledger, store, keys }: AnchorsDeps, ifDue: boolean): Promise<AnchorRow> {
  const { signer } = keys;
  if (!signer) throw new PortError('No anchor was made: SHUQUAN_ANCHOR_KEY names no key to sign with.');
  const keepOnce = async (id: number, anchor: Anchor): Promise<Anchor> => {
    const kept = anchorIn(await store.keepOnce(nameOf(id, 'json'), textOf(anchor)));
    if (!isOurs(kept, keys))
      throw new PortError(`There is an anchor ${id} in ${store.place} already that we have not signed.`);
    return kept;
  };
  const { key, sign } = signer;
  return await ledger.anchor({ key, sign, keepRecord: (lines) => store.put(lines), keepOnce }, ifDue);
}

const keptIn = (store: RecordStore, keys: AnchorKeys): KeptAnchors => ({
  get: async (id) => {
    const bytes = await store.readRecord(nameOf(id, 'json'));
    return bytes && anchorIn(bytes);
  },
  record: async (sha256) => {
    try {
      return await store.get(sha256);
    } catch (error) {
      if (error instanceof DocumentMissing) return undefined;
      throw error;
    }
  },
  trusts: (anchor) => isOurs(anchor, keys),
});

function isOurs({ statement, signature }: Anchor, { trusts }: AnchorKeys): boolean {
  try {
    return trusts(statement, signature, statementOf({ statement, signature }).key);
  } catch {
    return false; // not JSON, or no signature at all
  }
}

async function deliverOne(deps: AnchorsDeps, anchor: AnchorRow): Promise<void> {
  const { ledger, store, timeStampUrl } = deps;
  const rows = await ledger.sql<{ what: string }[]>`select what from anchor_progress where anchor = ${anchor.id}`;
  const done = new Set(rows.map(({ what }) => what));
  const note = async (what: string): Promise<void> => {
    done.add(what);
    await ledger.sql`insert into anchor_progress values (${anchor.id}, ${what}, ${await ledger.now()}) on conflict do nothing`;
  };
  const failures: unknown[] = [];
  const once = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    if (done.has(what)) return;
    await work().then(
      () => note(what),
      (error: unknown) => void failures.push(error),
    );
  };
  if (timeStampUrl)
    await once('stamp', async () =>
      store.keepOnce(nameOf(anchor.id, 'tsr'), await timeStamp(timeStampUrl, hashText(anchor.statement))),
    );
  await tell(deps, { key: `anchor/${anchor.id}`, ...madeText(anchor, store.place) }, once).catch((error: unknown) =>
    failures.push(error),
  );
  if (failures.length) throw failures[0];
  await note('done');
}

type Once = (what: string, work: () => Promise<unknown>) => Promise<void>;
async function tell(
  deps: AnchorsDeps,
  notice: AnchorNotice,
  once: Once = async (_, work) => void (await work()),
): Promise<void> {
  const { ledger, people, mail, webhook } = deps;
  const at = await ledger.now();
  const { people: supervisors } = addresseesOf(await people(), { to: ['SUPERVISOR'], parties: {}, readers: [], at });
  if (!supervisors.length && !webhook)
    throw new PortError(
      'Nobody could be told of N28: the principals file names nobody for SUPERVISOR. Add them, or set NOTICE_WEBHOOK_URL.',
    );
  if (webhook)
    await once('via:webhook', () =>
      post(webhook, 'notice N28', notice.key, { type: 'notice', notice: 'N28', id: notice.key, at, ...notice }),
    );
  for (const { id, name, email } of supervisors)
    await once(`to:${id}`, () =>
      mail({
        key: notice.key,
        person: id,
        to: { name, address: email ?? `${encodeURIComponent(id)}@no-address.invalid` },
        subject: `[N28] ${notice.subject.zh} / ${notice.subject.en}`,
        text: `${notice.text.zh}\n\n${notice.text.en}\n`,
        at,
        caseId: 'ledger',
      }),
    );
}

/** What operators are shown beside “ready”. */
export const anchorNotes = ({
  late,
  last,
  due,
  undelivered,
}: AnchorStanding): { name: string; zh: string; en: string }[] => [
  ...(late
    ? [
        {
          name: 'ANCHOR_LATE',
          zh: `账本锚定逾期：应于 ${due} 锚定，最近一次为 ${last ?? '无'}。`,
          en: `The ledger is not anchored: due on ${due}, the last one is of ${last ?? 'no day'}.`,
        },
      ]
    : []),
  ...(undelivered
    ? [
        {
          name: 'ANCHORS_UNDELIVERED',
          zh: `${undelivered} 份锚定尚未送达主管部门。`,
          en: `${undelivered} anchors have not reached the supervisor.`,
        },
      ]
    : []),
];
