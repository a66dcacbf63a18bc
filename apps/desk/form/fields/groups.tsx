// Sections: a fieldset under its name, opened where it may be left out. What it holds are fields again.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from '../../session.tsx';
import { idOf, useForm } from '../context.ts';
import { Faults, Hint, Mark, type Named } from '../frame.tsx';
import { type Node, type Path, isAlwaysOpen, isObject } from '../schema.ts';
import { words } from '../words.ts';

export type Group = Named & { value: unknown };

export function Frame({
  path,
  node,
  title,
  required,
  unmarked = false,
  children,
  remove,
}: Named & { unmarked?: boolean; children: ReactNode; remove?: () => void }) {
  const { t } = useSession();
  return (
    <fieldset
      className={`group depth-${Math.min(path.length, 3)}${isDeclaration(node) ? ' declaration' : ''}`}
      id={idOf(path)}
      tabIndex={-1}
    >
      <legend>
        <span className="title">{t(title)}</span> {!unmarked && <Mark node={node} required={required} />}
      </legend>
      {remove && (
        <Button type="text" className="remove" icon={<DeleteOutlined aria-hidden />} onClick={remove}>
          <span className="unseen">{t(words.remove(title))}</span>
        </Button>
      )}
      <Hint path={path} node={node} />
      <Faults path={path} />
      {children}
    </fieldset>
  );
}

/** A tick, its proof and a remark stand in one line. */
const isDeclaration = ({ properties = {} }: Node): boolean => 'declared' in properties && 'evidence' in properties;

/** The fields of an object, without a frame. `but`: of a union, what its choice says already. */
export function Fields({ node, path, value, but }: { node: Node; path: Path; value: unknown; but?: string }) {
  const { Field } = useForm();
  const own = isObject(value) ? value : {};
  return (
    <div className="fields">
      {Object.entries(node.properties ?? {}).map(([name, schema]) =>
        name === but ? null : (
          <Field
            key={name}
            schema={schema}
            path={[...path, name]}
            value={own[name]}
            required={node.required?.includes(name) ?? false}
          />
        ),
      )}
    </div>
  );
}

/** What may be left out and is not there yet: one button. */
export function Opened({
  path,
  node,
  title,
  required,
  value,
  children,
  first,
}: Group & { first: unknown; children: ReactNode }) {
  const { t } = useSession();
  const { set } = useForm();
  const always = (required && !node.nullable) || isAlwaysOpen(node);
  if (!always && (value === undefined || value === null))
    return (
      <div className="field wide" id={idOf(path)} tabIndex={-1}>
        <Button type="dashed" icon={<PlusOutlined aria-hidden />} onClick={() => set(path, first)}>
          {t(words.open(title))}
        </Button>{' '}
        <Mark node={node} required={required} />
        <Hint path={path} node={node} />
        <Faults path={path} />
      </div>
    );
  return (
    <Frame {...{ path, node, title, required }} {...(!always && { remove: () => set(path, undefined) })}>
      {children}
    </Frame>
  );
}

export const Section = (group: Group) => (
  <Opened {...group} first={{}}>
    <Fields node={group.node} path={group.path} value={group.value} />
  </Opened>
);
