// What is typed, under an id that stays with it until it is sent.
import { useState } from 'react';
import type { JsonObject } from '../form/index.tsx';

export type Value = JsonObject;
export type Draft = {
  id: string;
  value: Value;
  change: (value: Value) => void;
  drop: () => Promise<void>;
  ready: boolean;
  saved?: string;
};

export function useDraft(_about: object, first: Value): Draft {
  const [id] = useState(() => crypto.randomUUID());
  const [value, change] = useState(first);
  return { id, value, change, drop: async () => undefined, ready: true };
}
