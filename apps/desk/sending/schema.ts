// What is asked for an act, as the lifecycle describes it.
import type { LifecycleView } from '@shuquan/client';
import type { Schema } from '../form/index.tsx';

/** What an event carries, its type among it, or what opens a case; undefined for what nobody sends. */
export const schemaOf = (lifecycle: LifecycleView, event: string): Schema | undefined =>
  (event === 'OPEN' ? lifecycle.opens.input : lifecycle.events.find((one) => one.event === event)?.schema) as
    | Schema
    | undefined;
