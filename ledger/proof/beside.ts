// What the ledger keeps beside a case is a function of its rows and its state: or somebody altered it.
import { type CallEffect, type CaseState, type Lifecycle, canonical } from '@shuquan/machines/kernel';
import { certificateKeysOf, claimKeysOf, documentsOf, linkKeysOf, tasksOf } from '../derived.ts';
import type { Held } from '../held.ts';
import { isConditional } from '../pending.ts';
import { OWN } from '../record.ts';
import { standingOf } from '../standing.ts';
import type { CaseRow, LedgerRow } from '../types.ts';
import type { Derived } from './derive.ts';
import { type Finding, finding, sameJson } from './findings.ts';
import type { Kept, KeptEffect } from './kept.ts';

/** What stands beside a case of this program's machine version, held against its state. */
export function besideFindings(lifecycle: Lifecycle, row: CaseRow, kept: Kept): Finding[] {
  const { snapshot } = row;
  const one = { row, lifecycle } as Held;
  const standing = standingOf(lifecycle, snapshot);
  return [
    ...standingFindings(row, standing),
    ...(kept.alarm.length === 1 && kept.alarm[0]!.next_due === standing.next_due
      ? []
      : [finding('altered', 'alarm', 'its next deadline was altered: it is not that of its state')]),
    ...listFindings('link', 'links', kept.link, linkKeysOf(one, snapshot)),
    ...claimFindings(kept.claim, claimKeysOf(one, snapshot), snapshot),
    ...listFindings('certificate', 'certificates', kept.certificate, certificateKeysOf(one, snapshot)),
    ...taskFindings(kept, tasksOf(one, snapshot)),
  ];
}

function standingFindings(row: CaseRow, standing: ReturnType<typeof standingOf>): Finding[] {
  const [kept, derived] = [inOneOrder(row), inOneOrder(standing)];
  if (sameJson(kept, derived)) return [];
  const wrong = Object.keys(derived).filter(
    (name) => !sameJson(kept[name as keyof typeof kept], derived[name as keyof typeof derived]),
  );
  return wrong.length
    ? [
        finding(
          'altered',
          'cases',
          `the columns of the case row were altered: ${wrong.join(', ')}: they are not those of its state`,
        ),
      ]
    : [];
}
const inOneOrder = ({ state, tags, ended, next_due, parties, shares }: ReturnType<typeof standingOf>) => ({
  state: state.toSorted(),
  tags: tags.toSorted(),
  ended,
  next_due,
  parties: parties.toSorted(),
  shares,
});

const keysOf = (list: object[]): Set<string> => new Set(list.map((entry) => canonical(entry)));
/** One finding for a table: a row that its state does not have, or one that it has and that is gone. */
function listFindings(table: string, name: string, kept: object[], derived: object[]): Finding[] {
  const [there, due] = [keysOf(kept), keysOf(derived)];
  if ([...there].some((key) => !due.has(key)))
    return [finding('altered', table, `its ${name} were altered: they are not those of its state`)];
  return [...due].some((key) => !there.has(key))
    ? [finding('missing', table, `its ${name} were altered: one of its state is missing`)]
    : [];
}

/** What an ended case kept may have gone to its heir meanwhile. */
const claimFindings = (kept: object[], derived: object[], { done }: CaseState): Finding[] =>
  listFindings('claim', 'claims', kept, derived).filter(({ kind }) => !done || kind !== 'missing');

const EFFECT_TASK = 'effect:';
/** The title is a word of the program, which a newer one may say otherwise. */
function taskFindings({ task, effect }: Kept, derived: ReturnType<typeof tasksOf>): Finding[] {
  const own = task.filter(({ state }) => !state.startsWith(EFFECT_TASK));
  const pending = new Set(
    effect.filter(({ done_at }) => !done_at).map(({ seq, idx }) => `${EFFECT_TASK}${seq}/${idx}`),
  );
  const stray = task.find(({ state }) => state.startsWith(EFFECT_TASK) && !pending.has(state));
  const bare = derived.map(({ title: _, ...rest }) => rest);
  return [
    ...listFindings('task', 'tasks', own, bare),
    ...(stray ? [finding('altered', 'task', `its tasks were altered: no call stands behind ${stray.state}`)] : []),
  ];
}

/** The calls of the outside: each is one that a row asked for, as it asked, and settled as its answer says. */
export function effectFindings(row: CaseRow, rows: LedgerRow[], kept: KeptEffect[], derived: Derived): Finding[] {
  const { calls, known } = derived;
  const there = new Set(kept.map(({ seq, idx }) => `${seq}/${idx}`));
  const replies = new Map(rows.map((one) => [one.key, one]));
  const missing = [...calls.keys()].filter((key) => !there.has(key));
  return [
    ...missing.map((key) => finding('missing', 'effect', `the call ${key} is missing`, Number(key.split('/')[0]))),
    ...kept.flatMap((one) => {
      const key = `${one.seq}/${one.idx}`;
      const asked = calls.get(key);
      const altered = (what: string): Finding[] => [finding('altered', 'effect', `the call ${key} ${what}`, one.seq)];
      if (known.has(one.seq) && !asked) return altered('was altered: no row asked for it');
      if (!known.has(one.seq) && !rows.some(({ seq }) => seq === one.seq))
        return altered('was altered: its row is not there');
      if (asked && !sameJson(asked, one.effect)) return altered('was altered: its row asked for another');
      const why = settledOtherwise(one, replies.get(`${OWN}reply/${key}`), row);
      return why ? altered(`was altered: ${why}`) : [];
    }),
  ];
}

function settledOtherwise(
  { effect, done_at, outcome }: KeptEffect,
  reply: LedgerRow | undefined,
  { snapshot }: CaseRow,
): string | undefined {
  if (reply) {
    if (!done_at) return 'its answer is on the record, and it stands as if it had none';
    const { type: _, ...said } = reply.event;
    const other = Object.keys(said).some((name) => name in (outcome ?? {}) && !sameJson(said[name], outcome![name]));
    return other ? 'its answer is not the one on the record' : undefined;
  }
  if (!done_at) return undefined;
  if (outcome?.['superseded']) return isConditional(effect) ? undefined : 'nothing can supersede it';
  if (!answered(effect) || outcome?.['refused'] || snapshot.done) return undefined;
  return 'it stands as done, and no answer is on the record';
}
const answered = (effect: CallEffect): boolean => 'reply' in effect && effect.reply !== undefined;

/** A case refers to the documents that its rows name, and to what the system itself has filed for it. */
export function referenceFindings(rows: LedgerRow[], { reference, disposed }: Kept): Finding[] {
  const there = new Set(reference.map(({ sha256 }) => sha256));
  const named = new Map(rows.flatMap(({ seq, event }) => documentsOf(event).map((sha256) => [sha256, seq] as const)));
  const stray = reference.find(({ sha256, ours }) => !named.has(sha256) && !ours);
  const [gone] = disposed ? [] : [...named].filter(([sha256]) => !there.has(sha256));
  return [
    ...(stray ? [finding('altered', 'document_ref', `its references were altered: no row names ${stray.sha256}`)] : []),
    ...(gone
      ? [finding('missing', 'document_ref', `its references were altered: ${gone[0]} is missing`, gone[1])]
      : []),
  ];
}

/** Rows that rows of other cases brought about, and which are not there any more. */
export const causeFindings = (rows: LedgerRow[], { causeless }: Kept): Finding[] =>
  causeless.map(({ seq, whole }) =>
    finding(
      whole ? 'caseRemoved' : 'missing',
      'ledger',
      `row ${seq}: was brought about by ${causeOf(rows, seq)}, which is not there`,
      seq,
    ),
  );
const causeOf = (rows: LedgerRow[], seq: number): string => {
  const cause = rows.find((row) => row.seq === seq)?.cause;
  return cause ? `${cause.case}, row ${cause.seq}` : 'another case';
};
