// SQL as tagged templates over `pg`: a value is always a parameter, a statement within a statement is a part of it. What
// happens to a connection becomes an error of the statement that was under way, never of the process.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import Cursor from 'pg-cursor';
import { addressOf } from './address.ts';
import { CONNECT_MS, ConnectionLost, assertWritable, connected, isRefusedStatement, named } from './connections.ts';

export { ConnectionLost, isRefusedStatement } from './connections.ts';

export type Row = Record<string, unknown>;
type Rows = readonly object[];

/** A statement that runs when it is awaited, or a part of another one. */
export type Statement<R extends Rows = Row[]> = PromiseLike<R> & {
  /** Rows in batches of `size`, read while they are taken. */
  cursor: (size: number) => AsyncIterable<R>;
};
/** Tagged: a statement. Called: a name, or columns and values of what is inserted. */
export type Queries = {
  <R extends Rows = Row[]>(text: TemplateStringsArray, ...values: unknown[]): Statement<R>;
  (name: string): Part;
  (rows: object | readonly object[]): Part;
  /** Any JSON as a parameter. */
  json: (value: unknown) => Part;
  /** Text as it stands: alone several statements, within another a part of it. */
  unsafe: <R extends Rows = Row[]>(text: string) => Statement<R>;
};
export type Sql = Queries & {
  /** In one transaction, of which `mode` may say more (`isolation level …`). */
  begin: {
    <T>(work: (sql: Queries) => Promise<T>): Promise<T>;
    <T>(mode: string, work: (sql: Queries) => Promise<T>): Promise<T>;
  };
  /** Resolves when every connection is closed. */
  end: () => Promise<void>;
};

class Name {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}
class Inserted {
  readonly rows: readonly Row[];
  constructor(rows: readonly Row[]) {
    this.rows = rows;
  }
}
class Json {
  readonly text: string;
  constructor(value: unknown) {
    this.text = JSON.stringify(value);
  }
}
class Raw {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}
export type Part = Name | Inserted | Json;

type Built = { text: string; values: unknown[] };
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function add(value: unknown, into: Built): string {
  if (value instanceof Lazy) return value.into(into);
  if (value instanceof Name) return quoted(value.name);
  if (value instanceof Raw) return value.text;
  if (value instanceof Inserted) {
    const columns = Object.keys(value.rows[0] ?? {});
    const rows = value.rows.map((row) => `(${columns.map((column) => add(row[column], into)).join(', ')})`);
    return `(${columns.map(quoted).join(', ')}) values ${rows.join(', ')}`;
  }
  if (value === undefined) throw new TypeError('a parameter of a statement is undefined');
  if (value instanceof Json) return `$${into.values.push(value.text)}::jsonb`;
  return `$${into.values.push(value)}`;
}

/** A connection for one statement, or that of a transaction; `leave` says why it is left, if something went wrong. */
type Taken = {
  client: pg.ClientBase;
  /** Within the time that an answer may take. */
  inTime: <T>(answer: Promise<T>) => Promise<T>;
  leave: (error?: unknown) => void;
};
type Take = () => Promise<Taken>;

class Lazy<R extends Rows> implements Statement<R> {
  readonly #strings: readonly string[];
  readonly #values: readonly unknown[];
  readonly #take: Take;
  #result: Promise<R> | undefined;
  constructor(take: Take, strings: readonly string[], values: readonly unknown[]) {
    this.#take = take;
    this.#strings = strings;
    this.#values = values;
  }
  into(built: Built): string {
    return this.#strings.map((text, i) => (i ? add(this.#values[i - 1], built) + text : text)).join('');
  }
  #built(): Built {
    const built: Built = { text: '', values: [] };
    built.text = this.into(built);
    return built;
  }
  async #run(): Promise<R> {
    const { text, values } = this.#built();
    const { client, inTime: soon, leave } = await this.#take();
    try {
      const statement = { text, values, ...(values.length && { name: nameOf(text) }) };
      const { rows } = await soon(client.query(statement));
      leave();
      return rows as unknown as R;
    } catch (error) {
      leave(error);
      throw named(error);
    }
  }
  // oxlint-disable-next-line unicorn/no-thenable -- awaiting runs it, as the statements of a driver do
  then<A = R, B = never>(
    onRows?: ((rows: R) => A | PromiseLike<A>) | null,
    onError?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.#result ??= this.#run();
    return this.#result.then(onRows, onError);
  }
  async *cursor(size: number): AsyncGenerator<R> {
    const { text, values } = this.#built();
    const { client, inTime: soon, leave } = await this.#take();
    const cursor = client.query(new Cursor<R[number]>(text, values));
    let failure: unknown;
    try {
      for (let rows = await soon(cursor.read(size)); rows.length; rows = await soon(cursor.read(size)))
        yield rows as unknown as R;
    } catch (error) {
      failure = error;
      throw named(error);
    } finally {
      if (failure) leave(failure);
      else await soon(cursor.close()).then(() => leave(), leave);
    }
  }
}

// A statement is prepared once on each connection, under a name that its text has for good.
const names = new Map<string, string>();
function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

const queriesOn = (take: Take): Queries =>
  Object.assign(
    (first: TemplateStringsArray | string | object, ...values: unknown[]) => {
      if (typeof first === 'string') return new Name(first);
      if (Array.isArray(first) && 'raw' in first) return new Lazy(take, first as readonly string[], values);
      return new Inserted([first].flat() as Row[]);
    },
    {
      json: (value: unknown) => new Json(value),
      unsafe: (text: string) => new Lazy(take, [text], []),
    },
  ) as Queries;

// Nobody waits for ever for an answer on a connection that is silent. No statement takes as long.
const ANSWER_MS = 30_000;
// A connection that does not take its leave is left behind.
const END_MS = 5000;

/** The answer, or ConnectionLost: a connection that was lost does not tell a cursor that rests between two reads. */
export async function inTime<T>(ms: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ConnectionLost('no answer from the database')), ms);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A pool of connections to `url` (postgres://…; several hosts: see address.ts). `set`: settings of each session. `answerMs`: how long a statement may take. */
export function connectTo(
  url: string,
  { max, set = {}, answerMs = ANSWER_MS }: { max: number; set?: Record<string, string>; answerMs?: number },
): Sql {
  const settings = Object.entries(set).map(([name, value]) => `set ${name} = ${value}`);
  const { urls, mustWrite } = addressOf(url);
  const pool = new pg.Pool({
    connectionString: urls[0],
    max,
    application_name: 'shuquan',
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    types: { getTypeParser },
    // Said to the session, not at its start: poolers between refuse settings that they do not know.
    // oxlint-disable-next-line typescript/no-misused-promises -- the pool waits for it; its types do not say so
    onConnect: async (client) => {
      if (mustWrite) await inTime(answerMs, assertWritable(client));
      if (settings.length) await inTime(answerMs, client.query(settings.join('; ')));
    },
  });
  // A connection that is lost while nobody uses it is replaced by the next that is asked for.
  const forgotten = (): void => {};
  pool.on('error', forgotten);
  pool.on('connect', (client) => void client.on('error', forgotten));
  const take = () => taken(pool, urls, answerMs);
  let ending: Promise<void> | undefined;
  return Object.assign(queriesOn(take), {
    begin: <T>(mode: string | ((sql: Queries) => Promise<T>), work?: (sql: Queries) => Promise<T>) =>
      typeof mode === 'string' ? inTransaction(take, mode, work!) : inTransaction(take, '', mode),
    end: () => (ending ??= Promise.race([pool.end(), sleep(END_MS, undefined, { ref: false })])),
  });
}

async function taken(pool: pg.Pool, urls: string[], answerMs: number): Promise<Taken> {
  try {
    const client = await connected(pool, urls);
    return {
      client,
      inTime: (answer) => inTime(answerMs, answer),
      leave: (error) => client.release(error !== undefined && !isRefusedStatement(error)),
    };
  } catch (error) {
    throw named(error);
  }
}

async function inTransaction<T>(take: Take, mode: string, work: (sql: Queries) => Promise<T>): Promise<T> {
  const { client, inTime: soon, leave } = await take();
  const said = (text: string) =>
    soon(client.query(text)).catch((error: unknown) => {
      throw named(error);
    });
  try {
    await said(`begin ${mode}`);
    const answer = await work(queriesOn(async () => ({ client, inTime: soon, leave: () => {} })));
    await said('commit');
    leave();
    return answer;
  } catch (error) {
    // Whatever the work threw: a connection that still answers is kept.
    await said('rollback').then(() => leave(), leave);
    throw error;
  }
}

const asIs = (text: string): string => text;
/** Bytes, which are hashes all of them, in hex. */
const toHex = (text: string): string => text.slice(String.raw`\x`.length);
const BYTEA = 17;
const toInstant = (text: string): string => new Date(text).toISOString();
const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;
/** Instants stay ISO strings and days stay days: the core keeps JSON only. */
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') => {
  if (oid === TIMESTAMPTZ) return toInstant as never;
  if (oid === INT8) return Number as never;
  if (oid === DATE) return asIs as never;
  if (oid === BYTEA) return toHex as never;
  return pg.types.getTypeParser(oid, format as never) as never;
};
