// What the tests of the outside world share: folders, servers on loopback, people, and cases with real documents.
import { checklistWith } from '../support/subjects.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { DocumentStore } from '../../activities/ports/document-store.ts';
import { storeDocument } from '../../activities/ports/documents.ts';
import type { Principals } from '../../accounts/principals.ts';
import { principalsFrom } from '../../accounts/principals.ts';
import type { Ledger, PortCall } from '../../ledger/index.ts';
import type { CallEffect } from '../../machines/kernel/effects.ts';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { aDraftSubject, center, opco, sent, uscc } from '../support/ledger.ts';

const cleanups: (() => void | Promise<void>)[] = [];
afterAll(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});
export const afterwards = (cleanup: () => void | Promise<void>): void => void cleanups.push(cleanup);

export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'shuquan-test-'));
  afterwards(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export type Heard = { method: string; path: string; headers: IncomingMessage['headers']; body: Buffer };
/** A server on loopback that keeps what it hears. */
export async function aServer(
  answer: (heard: Heard, response: ServerResponse) => void,
): Promise<{ url: string; heard: Heard[] }> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const one = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks),
      };
      heard.push(one);
      answer(one, response);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  afterwards(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, heard };
}
/** An address at which nobody listens. */
export async function nobody(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  await new Promise<void>((resolve) => void server.close(() => resolve()));
  return `http://127.0.0.1:${port}/`;
}

export const merchant = `org:${uscc(1)}`;
export const hospital = `org:${uscc(2)}`;
/** Two of the merchant, one of the hospital, one in each office. */
export const people = (): Principals =>
  principalsFrom({
    people: [
      { id: 'liu.yang', name: '刘扬', email: 'liu.yang@merchant.example' },
      { id: 'guo.jing', name: '郭静', email: 'guo.jing@merchant.example' },
      { id: 'he.lin', name: '何琳', email: 'he.lin@hospital.example' },
      { id: 'zhao.min', name: '赵敏', email: 'zhao.min@center.example' },
      { id: 'wang.fang', name: '王芳' },
      { id: 'sun.wei', name: '孙伟', email: 'sun.wei@supervisor.example' },
    ],
    organisations: [
      { party: merchant, name: '长春汇泽数据科技有限公司' },
      { party: hospital, name: '长春市净月中心医院' },
    ],
    hats: [
      { person: 'liu.yang', hat: 'MERCHANT', party: merchant },
      { person: 'guo.jing', hat: 'MERCHANT', party: merchant },
      { person: 'he.lin', hat: 'DEMANDER', party: hospital },
      { person: 'zhao.min', hat: 'CENTER' },
      { person: 'wang.fang', hat: 'OPCO' },
      { person: 'sun.wei', hat: 'SUPERVISOR' },
    ],
  });

export const call = (
  effect: Partial<Extract<CallEffect, { type: 'call' }>> & Pick<Extract<CallEffect, { type: 'call' }>, 'port' | 'op'>,
  more: Partial<PortCall> = {},
): PortCall => ({
  key: 'trade/9122-1122/1/7/0',
  caseId: 'trade/9122-1122/1',
  lifecycle: 'trade',
  parties: {},
  effect: { type: 'call', input: {}, ...effect },
  ...more,
});

/** A document whose bytes are in the store. */
export async function aStoredDocument(
  ledger: Ledger,
  store: DocumentStore,
  text: string,
  actor: Actor,
): Promise<{ sha256: string; name: string }> {
  const stored = await storeDocument(ledger, store, Buffer.from(text), { mediaType: 'text/plain', actor });
  if (!stored.ok) throw new Error(stored.message.en);
  return { sha256: stored.sha256, name: 'material.txt' };
}

/** A registration that was submitted with a document of its own, and stands in sign-up review. */
export async function aSubmittedSubject(ledger: Ledger, store: DocumentStore, serial: number) {
  const subject = await aDraftSubject(ledger, serial);
  const document = await aStoredDocument(ledger, store, `commitment of subject ${serial}`, subject.actor);
  await sent(
    ledger,
    subject.id,
    {
      type: 'SUBMIT',
      checklist: checklistWith(document),
    },
    subject.actor,
  );
  return { ...subject, document };
}
/** The same, withdrawn: the case has ended. */
export async function anEndedSubject(ledger: Ledger, store: DocumentStore, serial: number) {
  const subject = await aSubmittedSubject(ledger, store, serial);
  await sent(ledger, subject.id, { type: 'PASS' }, opco);
  await sent(ledger, subject.id, { type: 'WITHDRAW', reason: 'not needed any more' }, subject.actor);
  return subject;
}

/** A registration of the merchant that the center returns for correction: N1 goes to the merchant's people. */
export async function aReturnedSubject(ledger: Ledger, store: DocumentStore): Promise<PortCall> {
  const { id } = await aSubmittedSubject(ledger, store, 1);
  await sent(ledger, id, { type: 'PASS' }, { person: 'wang.fang', hat: 'OPCO' });
  await sent(ledger, id, { type: 'RETURN', items: [{ item: '承诺书', problem: '缺少签章' }] }, center);
  return {
    key: `${id}/4/0`,
    caseId: id,
    lifecycle: 'subjectRegistration',
    parties: { subject: [merchant] },
    effect: {
      type: 'notify',
      notice: 'N1',
      to: ['subject'],
      subject: { zh: '主体登记办理结果', en: 'Decision on the subject registration' },
    },
  };
}
