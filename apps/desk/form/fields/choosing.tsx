// One of some values, several of them, yes or no. What is chosen is read by its name, never by its value.
import type { Text } from '@shuquan/machines/law';
import { Button, Checkbox, Radio, Select } from 'antd';
import { useState } from 'react';
import { useSession } from '../../session.tsx';
import { useForm } from '../context.ts';
import { type Control, namesOf, textOf, textsOf } from '../control.ts';
import { asText, type Node, namedIn, resolve, restOf, valuesOf } from '../schema.ts';
import { words } from '../words.ts';

/** More than these are found in a list that drops down. */
const AT_A_GLANCE = 6;

type Option = { value: string; label: string };
function useOptions(node: Node): Option[] {
  const { t } = useSession();
  const names = node['x-values'] ?? {};
  return (valuesOf(node) ?? []).map((value) => {
    const name: Text | undefined = names[asText(value)];
    return { value: asText(value), label: name ? t(name) : asText(value) };
  });
}

export function Tick({ id, title, value, set, touch, aria }: Control) {
  const { t } = useSession();
  return (
    <Checkbox
      id={id}
      checked={value === true}
      onChange={({ target }) => set(target.checked || undefined)}
      onBlur={touch}
      {...aria}
    >
      <span className="unseen">{t(title)} </span>
      {t(words.yes)}
    </Checkbox>
  );
}

export function YesNo({ id, node, required, value, set, aria }: Control) {
  const { t } = useSession();
  const shown = value ?? node.default;
  return (
    <div>
      <Radio.Group
        {...namesOf({ id, aria })}
        name={id}
        value={shown}
        onChange={({ target }) => set(target.value as boolean)}
        options={[
          { value: true, label: t(words.yes) },
          { value: false, label: t(words.no) },
        ]}
      />
      {!required && value !== undefined && <Clear onClick={() => set(undefined)} />}
    </div>
  );
}

function Clear({ onClick }: { onClick: () => void }) {
  const { t } = useSession();
  return (
    <Button type="link" size="small" onClick={onClick}>
      {t(words.clear)}
    </Button>
  );
}

/** So few stand side by side. */
const BUTTONS = 3;

export function Choice(control: Control) {
  const { id, node, required, value, set, touch, aria } = control;
  const { t } = useSession();
  const options = useOptions(node);
  if (options.length <= BUTTONS) return <Buttons {...control} options={options} />;
  return (
    <Select
      id={id}
      aria-labelledby={`${id}-label`}
      value={textOf(value ?? node.default)}
      placeholder={t(words.choose)}
      options={options}
      allowClear={!required}
      showSearch={options.length > AT_A_GLANCE ? { optionFilterProp: 'label' } : false}
      onChange={(one: string | undefined) => set(one)}
      onBlur={touch}
      {...aria}
    />
  );
}

function Buttons({ id, node, required, value, set, aria, options }: Control & { options: Option[] }) {
  return (
    <div>
      <Radio.Group
        {...namesOf({ id, aria })}
        name={id}
        value={value ?? node.default}
        options={options}
        onChange={({ target }) => set(target.value as string)}
      />
      {!required && value !== undefined && <Clear onClick={() => set(undefined)} />}
    </div>
  );
}

export function Choices({ id, node, value, set, touch, aria }: Control) {
  const { t } = useSession();
  const { defs } = useForm();
  const options = useOptions(resolve(node.items ?? {}, defs));
  if (options.length > AT_A_GLANCE)
    return (
      <Select
        id={id}
        mode="multiple"
        aria-labelledby={`${id}-label`}
        value={textsOf(value)}
        placeholder={t(words.choose)}
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(several: string[]) => set(several)}
        onBlur={touch}
        {...aria}
      />
    );
  return (
    <Checkbox.Group
      {...namesOf({ id, aria })}
      name={id}
      value={textsOf(value)}
      options={options}
      onChange={(several) => set(several)}
    />
  );
}

/** Several values by their names, or words of one's own. */
export function Tags({ id, node, value, set, touch, aria }: Control) {
  const { t } = useSession();
  const { defs } = useForm();
  const options = useOptions(namedIn(resolve(node.items ?? {}, defs), defs));
  const valueOf = (typed: string): string => options.find(({ label }) => label === typed.trim())?.value ?? typed.trim();
  return (
    <Select
      id={id}
      mode="tags"
      value={textsOf(value)}
      placeholder={t(words.choose)}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(several: string[]) => set([...new Set(several.map(valueOf))])}
      onBlur={touch}
      {...aria}
    />
  );
}

/** One of some values, or something else, which then has its own control. */
export function Either({ inner, ...control }: Control & { inner: (rest: Node) => React.ReactNode }) {
  const { t } = useSession();
  const { defs } = useForm();
  const { id, node, value, set, aria } = control;
  const options = useOptions(namedIn(node, defs));
  const isNamed = options.some((one) => one.value === (value ?? node.default));
  const [other, another] = useState(!isNamed && value !== undefined);
  return (
    <div className="either">
      <Radio.Group
        {...namesOf({ id, aria })}
        name={id}
        value={other ? 'other' : isNamed ? `value:${asText(value ?? node.default)}` : undefined}
        options={[
          ...options.map((one) => ({ value: `value:${one.value}`, label: one.label })),
          { value: 'other', label: t(words.other) },
        ]}
        onChange={({ target }) => {
          const chosen = String(target.value);
          another(chosen === 'other');
          set(chosen === 'other' ? undefined : chosen.slice('value:'.length));
        }}
      />
      {other && inner(restOf(node, defs))}
    </div>
  );
}

/** One of the tasks of the case. */
export function TaskChoice({ id, value, set, touch, aria }: Control) {
  const { t } = useSession();
  const { about } = useForm();
  return (
    <Select
      id={id}
      value={textOf(value)}
      placeholder={t(words.task)}
      options={about?.tasks.map(({ task, title }) => ({ value: task, label: t(title) })) ?? []}
      onChange={(task: string) => set(task)}
      onBlur={touch}
      {...aria}
    />
  );
}
