// How a history asks something of a case.
import type { CaseRow } from '../../ledger/index.ts';
import { dateOf } from '../../machines/kernel/durations.ts';
import type { Ask, World } from './world.ts';

export type Documents = { paper: { sha256: string; name: string }; checklist: object };
export const why = { reason: '测试用理由' };

export const ask = (hat: Ask['hat'], type: string, payload: object = {}, party?: string): Ask => ({
  event: { type, ...payload },
  hat,
  ...(party && { party }),
});
export const within = (row: CaseRow, path: string): boolean =>
  row.state.some((leaf) => `.${leaf}.`.includes(`.${path}.`));
export const ahead = (world: World, days: number): string =>
  new Date(Date.parse(world.clock.at) + days * 86_400_000).toISOString();
export const dayIn = (world: World, days: number): string => dateOf(ahead(world, days));
