// What those who keep an installation look at. Who may, the door asks of the accounts.
import type { Ledger } from '../ledger/index.ts';
import {
  type FailingEffect,
  type RecordStanding,
  failingEffects,
  recordStanding,
  retryEffect,
} from '../ledger/keeping.ts';
import { type LoggedRead, type ReadsSought, loggedReads } from '../ledger/read-log.ts';
import { type No, no } from './door.ts';

export const keepingCalls = ({ context }: Ledger) => ({
  /** Of the read log, newest first. */
  loggedReads: (asked: ReadsSought): PromiseLike<LoggedRead[]> => loggedReads(context.reading, asked),
  failingEffects: async (): Promise<{ ok: true; effects: FailingEffect[] }> => ({
    ok: true,
    effects: await failingEffects(context),
  }),
  retryEffect: async (key: string): Promise<{ ok: true } | No> =>
    (await retryEffect(context, key))
      ? { ok: true }
      : no('NOT_FOUND', { zh: '没有这项待办的外部调用。', en: 'There is no such call that waits.' }),
  recordStanding: async (): Promise<{ ok: true } & RecordStanding> => ({
    ok: true,
    ...(await recordStanding(context)),
  }),
});
