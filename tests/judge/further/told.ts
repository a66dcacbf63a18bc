// Cases that were written from the text alone in a second reading, each with its trial.
import type { Driven } from '../../support/driver.ts';
import type { Case } from '../case.ts';
import type { Finding, Trial, Trials } from '../court.ts';

/** By id: the articles of which one must be named, the sentence, the trial. */
export type Told = Record<string, readonly [articles: string, sentence: string, trial: Trial]>;
export const casesOf = (told: Told): Case[] =>
  Object.entries(told).map(([id, [articles, sentence]]) => [id, articles, sentence]);
export const trialsOf = (told: Told): Trials =>
  Object.fromEntries(Object.entries(told).map(([id, [, , trial]]) => [id, trial]));

/** What the last act on a chart came to; a chart that refuses writes nothing. */
const asFinding = ({ refusal }: Driven): Finding => ({ answer: refusal ?? { ok: true }, wrote: false });
export const driven =
  (act: () => Driven): Trial =>
  async () =>
    asFinding(act());
