// What is answered to those who keep the installation.
import type { Instant } from './answers.ts';
import type { Text } from '@shuquan/machines/law';

export type OpenSessions = {
  ok: true;
  sessions: { id: string; person: string; signedInAt: Instant; strength?: string; created: Instant; seen: Instant }[];
};
export type TableTaken = {
  ok: true;
  lines: { line: number; done: string[]; refused?: { ok: false; code: string; message: Text } }[];
};
export type LoggedReads = {
  ok: true;
  reads: {
    n: number;
    at: Instant;
    person: string;
    hat: string;
    party: string | null;
    onBehalfOf: string | null;
    material: string;
    caseId: string | null;
    document: string | null;
    about: Record<string, unknown> | null;
  }[];
};
export type FailingEffects = {
  ok: true;
  effects: {
    key: string;
    op: string;
    attempts: number;
    nextAt: Instant;
    lastError: string | null;
    caseId: string;
    lifecycle: string;
  }[];
};
export type RecordStanding = {
  ok: true;
  rows: number;
  seal: { id: number; at: Instant; behind: number } | null;
  anchors: {
    last: string | null;
    due: string | null;
    late: boolean;
    undelivered: number;
    latest: { id: number; day: string; at: Instant; told: boolean; stamped: boolean }[];
  };
};
