// A form made from a JSON Schema alone. What is sent is what is left after pruning; the dry run decides whether it holds.
import type { Case } from '@shuquan/client';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useSession } from '../session.tsx';
import { FaultsContext, FormContext, type FormState } from './context.ts';
import { type Problem, faultsIn } from './faults.ts';
import { Field } from './field.tsx';
import { Fields } from './fields/groups.tsx';
import { Union } from './fields/union.tsx';
import { prune } from './prune.ts';
import {
  type Definitions,
  type JsonObject,
  type Node,
  type Path,
  type Schema,
  dotted,
  kindOf,
  resolve,
} from './schema.ts';
import { put } from './tree.ts';
import { words } from './words.ts';
import './form.css';

export type FormProps = {
  /** Of an event or an opening, with its `$defs`. */
  schema: Schema;
  value: JsonObject | undefined;
  /**
   * Called with what would be sent: the event's `type` is in it, what is empty and optional is not. `typed`: somebody
   * changed something; false where only what has no choice was filled in.
   */
  onChange: (value: JsonObject, typed: boolean) => void;
  /** The `details` of a refusal: each is said at its field until that is changed. */
  problems?: Problem[];
  about?: Case;
};

const isWithin = (path: string, outer: string): boolean => path === outer || path.startsWith(`${outer}.`);

export function Form({ schema, value, onChange, problems = [], about }: FormProps) {
  const { t } = useSession();
  const defs = schema.$defs ?? noDefinitions;
  const { raw, set } = useTyped(schema, value, onChange);
  const { faults, changedAt, touch } = useSeen(schema, raw, problems);
  const state: FormState = useMemo(
    () => ({
      Field,
      defs,
      about,
      touch,
      set: (path, next) => {
        set(path, next);
        changedAt(path);
      },
    }),
    [defs, about, set, changedAt, touch],
  );
  return (
    <FormContext value={state}>
      <FaultsContext value={faults}>
        <form
          className="schema-form"
          aria-label={t(words.form)}
          noValidate
          onSubmit={(event) => event.preventDefault()}
        >
          <Body node={resolve(schema, defs)} defs={defs} value={raw} />
        </form>
      </FaultsContext>
    </FormContext>
  );
}

function Body({ node, defs, value }: { node: Node; defs: Definitions; value: unknown }) {
  const { t } = useSession();
  if (kindOf(node, defs) === 'union')
    return <Union path={root} node={node} title={words.form} required value={value} />;
  const asked = Object.values(node.properties ?? {}).some((field) => kindOf(resolve(field, defs), defs) !== 'fixed');
  return asked ? <Fields node={node} path={root} value={value} /> : <p className="hint">{t(words.nothingToFill)}</p>;
}

/** What is said at the fields: problems of the answer until their field is changed, and of what was left what can be seen here. */
function useSeen(schema: Schema, raw: unknown, problems: Problem[]) {
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const told = JSON.stringify(problems);
  useEffect(() => setChanged(new Set()), [told]);
  const faults = useMemo(() => {
    const all = JSON.parse(told) as Problem[];
    const stand = all.filter(({ path }) => path === undefined || ![...changed].some((one) => isWithin(one, path)));
    const seen = faultsIn(schema, raw, schema.$defs ?? noDefinitions);
    return byPath([
      ...stand,
      ...seen.filter(({ path = '' }) => touched.has(path) && !stand.some((one) => one.path === path)),
    ]);
  }, [told, changed, touched, schema, raw]);
  const changedAt = useMemo(() => (path: Path) => setChanged((before) => new Set([...before, dotted(path)])), []);
  const touch = useMemo(() => (path: Path) => setTouched((before) => new Set([...before, dotted(path)])), []);
  return { faults, changedAt, touch };
}

const noDefinitions = {};
const root: Path = [];

function byPath(problems: Problem[]): ReadonlyMap<string, Problem[]> {
  const map = new Map<string, Problem[]>();
  for (const problem of problems) {
    const path = problem.path ?? '';
    map.set(path, [...(map.get(path) ?? []), problem]);
  }
  return map;
}

/** What is being typed, rows that are still empty among it; the outside sees it pruned. */
function useTyped(schema: Schema, value: JsonObject | undefined, onChange: FormProps['onChange']) {
  const [raw, setRaw] = useState<unknown>(value ?? {});
  const latest = useRef<unknown>(raw);
  const told = useRef<string | undefined>(undefined);
  const outside = useRef({ schema, onChange });
  outside.current = { schema, onChange };
  const tell = useMemo(
    () => (next: unknown, typed: boolean) => {
      latest.current = next;
      const { schema: now, onChange: call } = outside.current;
      const pruned = (prune(now, next, now.$defs ?? {}) ?? {}) as JsonObject;
      const text = JSON.stringify(pruned);
      if (text === told.current) return;
      told.current = text;
      call(pruned, typed);
    },
    [],
  );
  const given = JSON.stringify(value ?? {});
  // Somebody else gave another value: a draft that was found. What has no choice is filled in at once.
  useEffect(() => {
    if (given === told.current) return;
    const next: unknown = JSON.parse(given);
    setRaw(next);
    tell(next, false);
  }, [given, tell]);
  const set = useMemo(
    () => (path: Path, given_: unknown) => {
      const next = put(latest.current, path, given_);
      setRaw(next);
      tell(next, true);
    },
    [tell],
  );
  return { raw, set };
}
