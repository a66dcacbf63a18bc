// Ledgers for tests: a fresh database on the shared Postgres, a clock that tests move, and real-looking situations.
import { randomUUID } from 'node:crypto';
import { afterAll } from 'vitest';
import { type Ledger, type LedgerOptions, openLedger } from '../../ledger/index.ts';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import type { CaseState, Lifecycle } from '../../machines/kernel/types.ts';
import { defaultRegime, lifecycles } from '../../machines/index.ts';
import { asItsFormSends, confirmsSomething } from './confirming.ts';
import { noteRefusal } from './refused.ts';
import { freshDatabase } from './servers.ts';
import { approve, checklistWith } from './subjects.ts';

export type TestClock = { at: string; read: () => Promise<string>; set: (instant: string) => void };
export const clockAt = (instant: string): TestClock => {
  const clock: TestClock = {
    at: new Date(instant).toISOString(),
    read: async () => clock.at,
    set: (next) => void (clock.at = new Date(next).toISOString()),
  };
  return clock;
};

const opened: Ledger[] = [];
/** A ledger on a database of its own; closed after the file. What confirms something is sent as its form would send it. */
export async function aLedger(options: Partial<LedgerOptions> = {}): Promise<Ledger> {
  const opening = await openLedger({
    url: options.url ?? (await freshDatabase()),
    lifecycles,
    regimes: [defaultRegime],
    ...options,
    onAct: (seen) => {
      if ('answer' in seen && !seen.answer.ok) noteRefusal(seen.lifecycle, seen.event, seen.answer);
      options.onAct?.(seen);
    },
  });
  const append: Ledger['append'] = async (request) =>
    opening.append({ ...request, event: await asShown(opening, request.caseId, request.event) });
  const ledger = { ...opening, append };
  opened.push(ledger);
  return ledger;
}
/** The event with the hash of what stands to be confirmed, where it confirms something and names none. */
export async function asShown<E extends { type: string }>({ sql }: Ledger, caseId: string, event: E): Promise<E> {
  const lifecycle = (lifecycles as Record<string, Lifecycle>)[caseId.split('/')[0]!];
  // Tests send what is no event, too.
  if (!lifecycle || Object(event) !== event || 'confirms' in event || !confirmsSomething(lifecycle, event.type))
    return event;
  const [row] = await sql<{ snapshot: CaseState }[]>`select snapshot from cases where id = ${caseId}`;
  return row ? asItsFormSends(lifecycle, row.snapshot.context, event) : event;
}
afterAll(async () => {
  await Promise.all(opened.map((ledger) => ledger.close()));
});

export const person = (name: string, hat: Actor['hat'], party?: string): Actor => ({
  person: name,
  hat,
  ...(party && { party }),
});
export const opco = person('wang.fang', 'OPCO');
export const center = person('zhao.min', 'CENTER');
/** What cases tell each other: measures of a case in which two persons decided. */
export const system = person('system', 'SYSTEM');
export const measure = (type: 'SUSPEND' | 'REINSTATE' | 'RESUME' | 'REVOKE', name = 'inquiry') => ({
  type,
  cause: `violationCase/${name}/1`,
  reason: '调查',
});
export { approve };
export const supervisor = person('sun.wei', 'SUPERVISOR');
export const key = (): string => randomUUID();
/** A key of the form that is the actor's own: a port's begins with its name. */
export const keyOf = ({ person, hat }: Actor): string =>
  hat === 'PSP' || hat === 'DOMAIN' ? `${person}/${key()}` : key();

/** A document that the store is said to hold (its bytes do not matter here). */
export async function aDocument(ledger: Ledger, name = 'material.pdf'): Promise<{ sha256: string; name: string }> {
  const { createHash } = await import('node:crypto');
  const sha256 = createHash('sha256').update(name).digest('hex');
  await ledger.sql`insert into document values (${sha256}, 'application/pdf', 1000, '{}', now()) on conflict do nothing`;
  return { sha256, name };
}

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** A credit code with a right check character (GB 32100-2015). */
export function uscc(serial: number): string {
  const body = `91220101MA${String(serial).padStart(7, '0')}`;
  const sum = [...body].reduce((total, char, i) => total + ALPHABET.indexOf(char) * (3 ** i % 31), 0);
  return body + ALPHABET[(31 - (sum % 31)) % 31];
}

/** Everything a merchant, a demander or a third-party body must show. */
export async function aFullChecklist(ledger: Ledger) {
  return checklistWith(await aDocument(ledger));
}

/** A listing that has its certificate is put on the market, with a public view that says what the register says. */
export async function publication(ledger: Ledger, listing: string) {
  const [row] = await ledger.sql<{ shares: Record<string, unknown> }[]>`select shares from cases where id = ${listing}`;
  return publicationOf(row!.shares);
}
export const publicationOf = (shares: Record<string, unknown>) => ({
  type: 'PUBLISH',
  publicView: {
    title: shares['title'],
    class: shares['class'],
    description: '公开说明',
    purposes: shares['purposes'],
    regions: shares['regions'],
    certificate: (shares['certificate'] as { number: string } | null)?.number ?? '-',
  },
});

export type Kind = 'MERCHANT' | 'DEMANDER' | 'THIRD_PARTY';
/** Sends and expects acceptance. */
export async function sent(
  ledger: Ledger,
  caseId: string,
  event: { type: string; [field: string]: unknown },
  actor: Actor,
  named?: Actor[],
): Promise<string[]> {
  const answer = await ledger.append({ caseId, event, actor, key: keyOf(actor), ...(named && { named }) });
  if (!answer.ok)
    throw new Error(
      `${event.type} on ${caseId}: ${answer.code} ${answer.message.en} ${JSON.stringify(answer.details ?? '')}`,
    );
  return answer.state;
}
export async function started(ledger: Ledger, lifecycle: string, input: unknown, actor: Actor): Promise<string> {
  const answer = await ledger.open({ lifecycle, input, actor, key: key() });
  if (!answer.ok)
    throw new Error(`${lifecycle}: ${answer.code} ${answer.message.en} ${JSON.stringify(answer.details ?? '')}`);
  return answer.caseId;
}

export async function aDraftSubject(
  ledger: Ledger,
  serial: number,
  kind: Kind = 'MERCHANT',
): Promise<{ id: string; actor: Actor; party: string }> {
  const code = uscc(serial);
  const actor = person(`owner.${serial}`, kind, `org:${code}`);
  const id = await started(
    ledger,
    'subjectRegistration',
    {
      kinds: [kind],
      subject: { type: 'organisation', uscc: code, name: `长春数据科技有限公司${serial}` },
      services: ['数据集成服务'],
    },
    actor,
  );
  return { id, actor, party: `org:${code}` };
}
/** A registered subject, in force. */
export async function anActiveSubject(ledger: Ledger, serial: number, kind: Kind = 'MERCHANT') {
  const subject = await aDraftSubject(ledger, serial, kind);
  await sent(ledger, subject.id, { type: 'SUBMIT', checklist: await aFullChecklist(ledger) }, subject.actor);
  await sent(ledger, subject.id, { type: 'PASS' }, opco);
  await sent(ledger, subject.id, approve, center);
  return subject;
}

/** A version of a rule that is in force; the same for everybody who asks. */
export async function aRuleInForce(ledger: Ledger, kind: string): Promise<{ register: string; version: string }> {
  const rule = { register: `ruleRegister/${kind}/1`, version: '2026-1' };
  const [known] = await ledger.sql`select id from cases where id = ${rule.register}`;
  if (known) return rule;
  const hat = kind.startsWith('domain') ? 'AUTHORITY' : 'CENTER';
  const document = await aDocument(ledger, kind);
  const input = { kind, version: rule.version, document, from: '2020-01-01' };
  await started(ledger, 'ruleRegister', input, person('he.ping', hat));
  await sent(ledger, rule.register, { type: 'APPROVE', body: '主任办公会', document }, person('tian.yu', hat));
  return rule;
}
