// The means of a story: the API, the narrator, the examples, and acts that are carried out and narrated.
import type { Text } from '@shuquan/machines/law';
import type { LifecycleView } from '../../service/index.ts';
import { type Caller, type DemoCase, type DemoEvent, createCaller } from './caller.ts';
import { type Examples, createExamples } from './examples.ts';
import { type Narrator, narrator } from './narrator.ts';
import type { System } from './driven.ts';

export type Stage = {
  api: Caller;
  tell: Narrator;
  examples: Examples;
  system: System;
  /** Opens a case and narrates it. Answers the case id. */
  open: (as: string, lifecycle: string, input: unknown) => Promise<string>;
  /** Sends an event and narrates who did what under which article; `reader` reads where the act ends the actor’s own access. */
  act: (as: string, caseId: string, event: DemoEvent, reader?: string) => Promise<DemoCase>;
  /** Sends an event that must be refused; narrates why, and the next step. */
  refused: (as: string, caseId: string, event: DemoEvent) => Promise<void>;
  /** Narrates the state of the case and what the law waits for. */
  waits: (as: string, caseId: string) => Promise<DemoCase>;
};

/** `tell`: where the story is narrated; `api`: how its people act. */
export function createStage(system: System, tell: Narrator = narrator, api: Caller = createCaller(system.url)): Stage {
  const lifecycles = new Map<string, Promise<LifecycleView>>();
  const lifecycleOf = (id: string): Promise<LifecycleView> => {
    const view = lifecycles.get(id) ?? api.get<LifecycleView>(`/lifecycles/${id}`, null);
    lifecycles.set(id, view);
    return view;
  };
  const titleOf = async (caseId: string, type: string): Promise<Text> =>
    (await lifecycleOf(caseId.split('/')[0]!)).events.find(({ event }) => event === type)?.title ?? {
      zh: type,
      en: type,
    };

  return {
    api,
    system,
    tell,
    examples: createExamples(api, system.now),
    open: async (as, lifecycle, input) => {
      const { caseId, seq } = await api.open(as, lifecycle, input);
      const row = (await api.log(as, caseId)).find((one) => one.seq === seq);
      tell.act(as, { zh: '立案', en: `open ${caseId}` }, row?.articles ?? []);
      return caseId;
    },
    act: async (as, caseId, event, reader = as) => {
      const { seq } = await api.send(as, caseId, event);
      const row = (await api.log(reader, caseId)).find((one) => one.seq === seq);
      tell.act(as, await titleOf(caseId, event.type), row?.articles ?? []);
      return api.show(reader, caseId);
    },
    refused: async (as, caseId, event) =>
      tell.refusal(as, await titleOf(caseId, event.type), await api.refused(as, caseId, event)),
    waits: async (as, caseId) => {
      const view = await api.show(as, caseId);
      tell.waits(view);
      return view;
    },
  };
}
