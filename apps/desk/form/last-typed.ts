// What was typed last is what is kept: one write at a time, after a pause, so that a slow one never comes after a later one.
import type { JsonObject } from './schema.ts';

export type Saving = {
  save: (content: JsonObject) => void;
  /** Nothing more is written; what is under way has ended then. */
  stop: () => Promise<void>;
};

export const PAUSE_MS = 800;
export const AGAIN_MS = 10_000;

/** `write` answers whether it was kept; if not, what is wanted by then is written again later. */
export function lastTyped(write: (content: JsonObject) => Promise<boolean>): Saving {
  let wanted: JsonObject | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  const later = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void (running ??= turn().finally(() => (running = undefined))), ms);
  };
  const turn = async (): Promise<void> => {
    const content = wanted;
    if (!content) return;
    const isKept = await write(content);
    if (wanted !== content) {
      if (wanted) later(PAUSE_MS);
    } else if (isKept) wanted = undefined;
    else later(AGAIN_MS);
  };
  return {
    save: (content) => {
      wanted = content;
      later(PAUSE_MS);
    },
    stop: async () => {
      wanted = undefined;
      clearTimeout(timer);
      await running;
    },
  };
}
