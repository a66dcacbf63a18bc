// Records: values under names of a fixed list, or under names of one's own.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { Text } from '@shuquan/machines/law';
import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { useSession } from '../../session.tsx';
import { useForm } from '../context.ts';
import { type Path, type Schema, entriesOf, isObject } from '../schema.ts';
import { words } from '../words.ts';
import { Frame, type Group } from './groups.tsx';
import { colon } from '../../words.ts';

export function Entries(group: Group) {
  const { node, path, value } = group;
  const { defs, set } = useForm();
  const { t } = useSession();
  const own = isObject(value) ? value : {};
  const { schema, names: fixed } = entriesOf(node, defs);
  const names = node.propertyNames?.['x-values'] ?? {};
  const titleOf = (name: string): Text => names[name] ?? { zh: name, en: name };
  return (
    <Frame {...group}>
      <div className="fields">
        {(fixed ?? Object.keys(own)).map((name) => (
          <Entry
            key={name}
            schema={schema}
            path={[...path, name]}
            value={own[name]}
            title={titleOf(name)}
            required={node.required?.includes(name) ?? false}
            remove={fixed ? undefined : () => set([...path, name], undefined)}
          />
        ))}
      </div>
      {!fixed && (
        <NewName
          title={group.title}
          most={node.propertyNames?.maxLength}
          add={(name) => set([...path, name], own[name] ?? null)}
          label={t(words.free)}
        />
      )}
    </Frame>
  );
}

function Entry({
  remove,
  ...field
}: {
  schema: Schema;
  path: Path;
  value: unknown;
  title: Text;
  required: boolean;
  remove: (() => void) | undefined;
}) {
  const { t } = useSession();
  const { Field } = useForm();
  if (!remove) return <Field {...field} />;
  return (
    <div className="row wide">
      <Field {...field} required />
      <Button
        type="text"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={t(words.remove(field.title))}
        onClick={remove}
      />
    </div>
  );
}

function NewName({
  title,
  most,
  add,
  label,
}: {
  title: Text;
  most: number | undefined;
  add: (name: string) => void;
  label: string;
}) {
  const { t } = useSession();
  const [name, type] = useState('');
  const take = () => {
    if (name.trim() === '') return;
    add(name.trim());
    type('');
  };
  return (
    <Space.Compact>
      <Input
        aria-label={`${t(title)}${t(colon)}${label}`}
        placeholder={label}
        value={name}
        maxLength={most}
        onChange={({ target }) => type(target.value)}
        onPressEnter={take}
      />
      <Button icon={<PlusOutlined aria-hidden />} disabled={name.trim() === ''} onClick={take}>
        {t(words.add(title))}
      </Button>
    </Space.Compact>
  );
}
