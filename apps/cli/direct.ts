// The commands that need the database itself: verifying everything, anchoring, and recovery.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UnreachableError } from '@shuquan/client';
import { defaultRegime, lifecycles } from '@shuquan/machines';
import { anchorFrom } from '../../activities/ports/anchor-text.ts';
import { anchorNotes } from '../../activities/ports/anchors.ts';
import { documentFindings } from '../../activities/ports/documents-verdict.ts';
import { LONGEST_SECONDS, messageToken, openingOf } from '../../activities/messages.ts';
import { createStores } from '../../activities/ports/index.ts';
import { type Config, ConfigError, DATA_FOLDER, readConfig } from '../../config.ts';
import { type Anchor, statementOf } from '../../ledger/anchor.ts';
import { type Ledger, openLedger } from '../../ledger/index.ts';
import type { Found, Verdict } from '../../ledger/verify.ts';
import { createAccounts } from '../../accounts/index.ts';
import { recover } from '../../service/recover.ts';
import { type Progress, StandstillError } from '../../service/relay.ts';
import { openAnchors } from '../../wiring.ts';
import { urlOfRunning } from '../../infra/postgres.ts';
import { caseIdFrom } from './api.ts';
import { OK, REFUSED, type Session, jsonFrom, verdictLine } from './commands.ts';
import { UsageError } from './io.ts';
import { verifyCases } from './verify-parts.ts';
import { wordsIn } from './words.ts';

/** With the database that it reaches: that of DATABASE_URL, or the embedded one of a running `npm start` on this data folder. */
function reaching(session: Session): Session {
  const { env } = session.io;
  if (env['DATABASE_URL']?.trim()) return session;
  const folder = env['SHUQUAN_DATA']?.trim() || DATA_FOLDER;
  const url = urlOfRunning(join(folder, 'postgres'));
  if (url) return { ...session, io: { ...session.io, env: { ...env, DATABASE_URL: url, SHUQUAN_DATA: folder } } };
  throw new UsageError(
    `this needs DATABASE_URL, or npm start running on ${folder} · 需要 DATABASE_URL，或正在 ${folder} 上运行的 npm start`,
  );
}

export async function withLedger<T>(session: Session, work: (ledger: Ledger) => Promise<T>): Promise<T> {
  const url = reaching(session).io.env['DATABASE_URL']!;
  try {
    // The ledger keeps the packs that its cases pin; new cases are none of our business here.
    const ledger = await openLedger({ url, lifecycles, regimes: [defaultRegime], connections: 6 });
    try {
      return await work(ledger);
    } finally {
      await ledger.close();
    }
  } catch (error) {
    if (error instanceof ConfigError) throw new UsageError(error.message);
    if (!isAway(error)) throw error;
    throw new UnreachableError(`DATABASE_URL: ${(error as { code?: string }).code}`, { cause: error });
  }
}
const isAway = (error: unknown): boolean =>
  /^(ECONN\w+|ENOTFOUND|ETIMEDOUT|CONNECT\w+|28\w{3}|3D000|57P0\d)$/.test(String((error as { code?: unknown }).code));

type Places = Pick<Config, 'dataFolder' | 's3' | 'anchors' | 'notices'>;
/** Where documents and anchors are kept, if the environment says so. */
function readPlaces(env: Session['io']['env']): Places | null {
  if (!env['SHUQUAN_DATA']?.trim() && !env['S3_BUCKET']?.trim()) return null;
  // Nobody is looked up here; what the identity key is does not matter.
  return readConfig({ ...nobody(), ...env });
}
const nobody = () => ({ SHUQUAN_IDENTITY_KEY: randomBytes(32).toString('hex') });

/** The anchors as an installation with these settings has them. */
const anchorsAt = ({ io }: Session, ledger: Ledger, config: Places) =>
  openAnchors(config, ledger, createAccounts(ledger.sql, ledger.now).principals, (line) => io.err(`${line}\n`));

type Sum = { cases: number; rows: number; broken: Verdict[]; found: Found[]; unsealed: number; skipped: boolean };

/**
 * Every case row by row, the seals over all of them, and what stands beside no case; where SHUQUAN_DATA or S3_… says where they
 * are kept, the anchors and the documents too.
 */
export async function verifyAll(asked: Session, anchorFile?: string): Promise<number> {
  const session = reaching(asked);
  const { io, options } = session;
  const delivered = anchorFile === undefined ? undefined : deliveredIn(anchorFile, io.env);
  const sum = await withLedger(session, async (ledger) => {
    const all: Sum = { cases: 0, rows: 0, broken: [], found: [], unsealed: 0, skipped: false };
    const tell = (one: Found): void => {
      all.found.push(one);
      if (!options.json) io.out(foundLine(session, one));
    };
    const sums = await verifyCases(ledger, { DATABASE_URL: io.env['DATABASE_URL'] }, (verdict) => {
      all.broken.push(verdict);
      if (!options.json) io.out(verdictLine(session, verdict));
    });
    Object.assign(all, sums);
    const { found, unsealed } = await ledger.verifyWhole();
    all.unsealed = unsealed.rows;
    for (const one of found) tell(one);
    const places = readPlaces(io.env);
    if (!places) return { ...all, skipped: true };
    for await (const one of anchorsAt(session, ledger, places).verify(delivered)) tell(one);
    for await (const one of documentFindings(ledger, createStores(places).store)) tell(one);
    return all;
  });
  const ok = !sum.broken.length && !sum.found.length;
  if (options.json) io.out(`${JSON.stringify({ ok, ...sum }, null, 2)}\n`);
  else io.out(sumLine(session, ok, sum));
  return ok ? OK : REFUSED;
}

function deliveredIn(path: string, env: Session['io']['env']): Anchor {
  if (!readPlaces(env))
    throw new UsageError('--anchor needs SHUQUAN_DATA, or S3_… · --anchor 需要 SHUQUAN_DATA 或 S3_…');
  const anchor = existsSync(path) ? anchorFrom(readFileSync(path, 'utf8')) : undefined;
  if (!anchor) throw new UsageError(`no anchor in ${path} · ${path} 中没有锚定声明`);
  return anchor;
}

const foundLine = ({ options }: Session, { kind, problem }: Found): string =>
  `✗ [${wordsIn(options.lang)(kind)}] ${problem}\n`;

function sumLine({ options }: Session, ok: boolean, { cases, rows, unsealed, skipped }: Sum): string {
  const word = wordsIn(options.lang);
  return [
    `${ok ? '✓' : '✗'} ${cases} ${word('cases')} · ${rows} ${word('rows')} · ${ok ? word('whole') : word('broken')}\n`,
    unsealed ? `  ${unsealed} ${word('rows')}${word('beyondSeal')}\n` : '',
    skipped ? `  ${word('notChecked')}\n` : '',
  ].join('');
}

/** Anchors all that is written, now, and delivers it. */
export async function anchor(asked: Session): Promise<number> {
  const session = reaching(asked);
  const { io, options } = session;
  const word = wordsIn(options.lang);
  return withLedger(session, async (ledger) => {
    const places = readPlaces(io.env);
    if (!places) throw new UsageError('this needs SHUQUAN_DATA, or S3_… · 需要 SHUQUAN_DATA 或 S3_…');
    const anchors = anchorsAt(session, ledger, places);
    if (!anchors.signs) throw new UsageError('this needs SHUQUAN_ANCHOR_KEY · 需要 SHUQUAN_ANCHOR_KEY');
    const made = await anchors.make(false);
    const { id, day, root, cases, rows } = statementOf(made);
    const undelivered = await anchors.deliver().then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    const notes = anchorNotes(await ledger.anchorStanding());
    if (options.json)
      io.out(
        `${JSON.stringify({ ok: true, ...statementOf(made), signature: made.signature, place: anchors.place, undelivered }, null, 2)}\n`,
      );
    else
      io.out(
        `✓ ${word('anchored')} ${id} · ${day} · ${cases} ${word('cases')} · +${rows} ${word('rows')} · ${root}\n  ${anchors.place}\n`,
      );
    if (undelivered && !options.json) io.err(`${notes.map((note) => note[options.lang]).join('\n')}\n${undelivered}\n`);
    return OK;
  });
}

/** Makes the desk again and restarts the runner of every open case. */
export async function recoverAll(session: Session): Promise<number> {
  const { io, options } = session;
  const word = wordsIn(options.lang);
  const progress: Progress = ({ what, done, of, perSecond }) =>
    void (options.json || io.err(`${word(what)} ${done} / ${of} ${word('cases')} · ${Math.round(perSecond)}/s\n`));
  const payloadKeys = readConfig({ ...nobody(), ...io.env }).temporal.payloadKeys;
  const { cases, seconds } = await withLedger(session, (ledger) => recover(ledger, { progress, payloadKeys })).catch(
    (error: unknown) => {
      if (error instanceof StandstillError) throw new UnreachableError(error.message, { cause: error });
      throw error;
    },
  );
  const rate = Math.round(cases / Math.max(seconds, 0.001));
  io.out(
    options.json
      ? `${JSON.stringify({ ok: true, cases, seconds })}\n`
      : `${word('restarted')} ${cases} ${word('cases')} · ${rate}/s\n`,
  );
  return OK;
}

export type TokenOptions = { data?: string; expires: string };
/** A token for one message of Temporal's own tools; whoever holds SHUQUAN_MESSAGE_KEYS speaks for every principal. */
export async function token(
  { io, options }: Session,
  caseId: string,
  type: string,
  asked: TokenOptions,
): Promise<number> {
  const { messageKeys } = readConfig({ ...nobody(), ...io.env }).temporal;
  if (!messageKeys) throw new UsageError('this needs SHUQUAN_MESSAGE_KEYS · 需要 SHUQUAN_MESSAGE_KEYS');
  if (!options.as) throw new UsageError('say who acts: --as · 请以 --as 指明办理人');
  const data = asked.data === undefined ? {} : await jsonFrom(asked.data, io);
  const event = type === 'OPEN' ? openingOf({ input: data }) : { ...(data as object), type };
  const seconds = Number(asked.expires);
  if (!(seconds > 0 && seconds <= LONGEST_SECONDS))
    throw new UsageError(`--expires takes 1 to ${LONGEST_SECONDS} seconds · --expires 应为 1 至 ${LONGEST_SECONDS} 秒`);
  const message = { caseId: caseIdFrom(caseId), event, actor: options.as };
  const made = await messageToken(messageKeys, message, { seconds, ...(options.key && { key: options.key }) });
  io.out(options.json ? `${JSON.stringify({ ok: true, token: made })}\n` : `${made}\n`);
  return OK;
}
