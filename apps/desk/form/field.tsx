// One field: what its schema is decides what is drawn.
import { type FunctionComponent, memo } from 'react';
import { useSession } from '../session.tsx';
import { type FieldProps, idOf, useForm } from './context.ts';
import type { Control } from './control.ts';
import { Choice, Choices, Either, Tags, TaskChoice, Tick, YesNo } from './fields/choosing.tsx';
import { Day, Instant } from './fields/dates.tsx';
import { Documents, OneDocument } from './fields/documents.tsx';
import { Entries } from './fields/entries.tsx';
import { Section } from './fields/groups.tsx';
import { List } from './fields/list.tsx';
import { Union } from './fields/union.tsx';
import {
  CasePicker,
  CasesPicker,
  PartiesPicker,
  PartyPicker,
  PersonPicker,
  PersonsPicker,
  RegionPicker,
  RegionsPicker,
} from './fields/pickers.tsx';
import { LongText, Money, Numeric, OneLine, Term } from './fields/plain.tsx';
import { Citizen, Hash } from './fields/references.tsx';
import { Labelled, type Named, useDescription } from './frame.tsx';
import { type Kind, type Schema, kindOf, resolve } from './schema.ts';
import { words } from './words.ts';
import { colon } from '../words.ts';

type Groups = 'object' | 'union' | 'list' | 'record';
type Drawn = {
  draw: FunctionComponent<Control>;
  /** Several inputs under one name: the label belongs to the group. */
  group?: true;
  wide?: true;
};

const OtherThan = (control: Control) => (
  <Either
    {...control}
    inner={(rest) => (
      <Field
        schema={rest as Schema}
        path={control.path}
        value={control.value}
        required
        title={control.title}
        unseen
        within
      />
    )}
  />
);

const controls: Record<Exclude<Kind, Groups | 'fixed'>, Drawn> = {
  tick: { draw: Tick },
  yesNo: { draw: YesNo, group: true },
  choice: { draw: Choice, group: true },
  choices: { draw: Choices, group: true, wide: true },
  tags: { draw: Tags, wide: true },
  either: { draw: OtherThan, group: true, wide: true },
  document: { draw: OneDocument, group: true, wide: true },
  documents: { draw: Documents, group: true, wide: true },
  money: { draw: Money },
  day: { draw: Day },
  instant: { draw: Instant },
  case: { draw: CasePicker, wide: true },
  cases: { draw: CasesPicker, wide: true },
  party: { draw: PartyPicker },
  parties: { draw: PartiesPicker, wide: true },
  person: { draw: PersonPicker },
  persons: { draw: PersonsPicker, wide: true },
  region: { draw: RegionPicker },
  regions: { draw: RegionsPicker, wide: true },
  task: { draw: TaskChoice },
  citizen: { draw: Citizen },
  hash: { draw: Hash, wide: true },
  term: { draw: Term, group: true },
  integer: { draw: Numeric },
  number: { draw: Numeric },
  longText: { draw: LongText, wide: true },
  text: { draw: OneLine },
};
const groups: Record<Groups, FunctionComponent<Named & { value: unknown }>> = {
  object: Section,
  union: Union,
  list: List,
  record: Entries,
};
const isGroup = (kind: Kind): kind is Groups => Object.hasOwn(groups, kind);

export const Field = memo(
  function Field({ schema, path, value, required, title: given, unseen = false, within = false }: FieldProps) {
    const { t } = useSession();
    const { defs, set, touch } = useForm();
    const node = resolve(schema, defs);
    const kind = kindOf(node, defs);
    const described = useDescription(path, node);
    if (kind === 'fixed') return null;
    const title = given ?? node['x-title'] ?? { zh: '', en: '' };
    const named = { path, node, title, required };
    if (isGroup(kind)) {
      const Group = groups[kind];
      return <Group {...named} value={value} />;
    }
    const { draw: Draw, group = false, wide = false } = controls[kind];
    const id = within ? `${idOf(path)}-other` : idOf(path);
    const control = (
      <Draw
        {...named}
        id={id}
        value={value}
        set={(next) => set(path, next)}
        touch={() => touch(path)}
        aria={described}
      />
    );
    if (within)
      return (
        <div className="field bare">
          <label className="label" htmlFor={id} id={`${id}-label`}>
            <span className="unseen">{`${t(title)}${t(colon)}${t(words.other)}`}</span>
          </label>
          {control}
        </div>
      );
    return (
      <Labelled {...named} group={group} wide={wide} unseen={unseen}>
        {control}
      </Labelled>
    );
  },
  (before, after) =>
    before.value === after.value &&
    before.schema === after.schema &&
    before.required === after.required &&
    before.path.join('.') === after.path.join('.'),
);
