// What the simulators of outside services share: a small HTTP server on loopback that takes signed instructions, each
// id once, and a control endpoint that makes it fail. For demos and tests alone: it moves no money and guards no data.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import type { Logger } from 'pino';
import type { JsonObject } from '@shuquan/machines/kernel';
import { keyOfSecret } from '../../config-keys.ts';
import { isLoopback } from '../../infra/loopback.ts';
import { verify } from '../ports/signing.ts';

export type Instruction = JsonObject & { id: string; op: string };
/** A field that is a string; anything else counts as empty. */
export const textIn = (instruction: Instruction, field: string): string => {
  const value = instruction[field];
  return typeof value === 'string' ? value : '';
};
/** What a simulator says to an instruction. 200 and 202 are remembered, unless it is `unfinished` and may be asked again. */
export type Reply = { status: number; body: JsonObject; unfinished?: true };
export type Simulator = {
  url: string;
  port: number;
  stop: () => Promise<void>;
  /** What it took since it started, in order, each time that it came. */ received: Instruction[];
};

type Options = {
  name: string;
  port?: number;
  secret: string;
  log?: Logger;
  handle: (instruction: Instruction) => Reply;
  /** Sets what goes wrong; answers the settings. */
  control: (settings: JsonObject) => JsonObject;
  show: () => JsonObject;
  memory: Memory;
};

/** What a simulator must still know after a restart, or else money that was held would be gone. */
type Memory = { answers: Record<string, Reply>; save: () => void };
/** Plain JSON that is filled from a file, if one is named, and written back by `save`. */
export function remember<S extends object>(fresh: S, file: string | undefined): S & Memory {
  const kept = file && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : {};
  const memory = { answers: {}, ...fresh, ...kept } as S & Memory;
  memory.save = () => {
    if (!file) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(memory));
    renameSync(`${file}.new`, file);
  };
  return memory;
}

/** Listens on loopback until `stop` is called. Rejects when the port is taken. */
export async function startSimulator(options: Options): Promise<Simulator> {
  const { name, port = 0, log } = options;
  // A secret that cannot be one is refused before anybody listens.
  keyOfSecret(options.secret);
  const received: Instruction[] = [];
  const send = (response: ServerResponse, { status, body }: Reply): void =>
    void response
      .writeHead(status, { 'content-type': 'application/json', 'x-shuquan-simulator': name })
      .end(JSON.stringify({ ...body, simulator: true }));

  const server = createServer((request, response) => {
    answer(options, received, request).then(
      (reply) => send(response, reply),
      (error: unknown) =>
        send(response, { status: 400, body: { title: error instanceof Error ? error.message : String(error) } }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const at = typeof address === 'object' && address ? address.port : port;
  log?.info({ simulator: name, port: at }, `SIMULATOR of the ${name} is listening; nothing that it says is real`);
  return {
    url: `http://127.0.0.1:${at}/`,
    port: at,
    received,
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}

/** A page of a browser names its origin, or comes under another name. */
const isOfAPage = ({ headers: { origin, host = '', 'sec-fetch-site': site } }: IncomingMessage): boolean =>
  origin !== undefined || site !== undefined || !isLoopback(host.replace(/:\d+$/, ''));

async function answer(options: Options, received: Instruction[], request: IncomingMessage): Promise<Reply> {
  if (isOfAPage(request)) return { status: 403, body: { title: 'a simulator answers no page of a browser' } };
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  switch (`${request.method} ${request.url}`) {
    case 'POST /':
      return instruct(options, received, request.headers, body);
    case 'POST /control':
      return { status: 200, body: options.control(JSON.parse(body.toString()) as JsonObject) };
    case 'GET /':
      return { status: 200, body: options.show() };
    default:
      return { status: 404, body: { title: `the simulator of the ${options.name} has POST / and POST /control` } };
  }
}

function instruct(
  { name, secret, log, handle, memory }: Options,
  received: Instruction[],
  headers: IncomingMessage['headers'],
  body: Buffer,
): Reply {
  const signed = verify(headers, body, secret);
  if (!signed.ok) return { status: 401, body: { title: `signature: ${signed.why}` } };
  const instruction = JSON.parse(signed.text) as Instruction;
  const before = memory.answers[instruction.id];
  if (before) {
    received.push(instruction);
    return before;
  }
  const reply = handle(instruction);
  log?.info(
    { simulator: name, op: instruction.op, effect: instruction.id, status: reply.status },
    `SIMULATOR of the ${name}: ${instruction.op}`,
  );
  if (reply.status < 300 && !reply.unfinished) {
    memory.answers[instruction.id] = reply;
    received.push(instruction);
    memory.save();
  }
  return reply;
}

/** For a simulator that runs as a program of its own. */
export function fromEnvironment(name: string): string {
  const value = process.env[name]?.trim();
  if (!value) throw new Error(`Set ${name} to what the ledger's own processes have.`);
  return value;
}
export const stateFileOf = (name: string): string =>
  join(process.env['SHUQUAN_DATA']?.trim() || './data', 'simulators', `${name}.json`);
