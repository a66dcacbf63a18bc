// A payload for reading: every field under its title, section by section. For checking before it is sent, and afterwards.
import type { Text } from '@shuquan/machines/law';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from '../session.tsx';
import {
  type Definitions,
  type Kind,
  type Node,
  type Path,
  type Schema,
  branchOf,
  discriminatorOf,
  dotted,
  isObject,
  kindOf,
  resolve,
  valuesOf,
} from './schema.ts';
import { Value } from './shown.tsx';
import { words } from './words.ts';
import './form.css';
import { colon } from '../words.ts';

export type ReviewProps = {
  schema: Schema;
  value: unknown;
  /** What it was before: fields that differ show both. */
  before?: unknown;
  /** Gives each section a way back to its fields. */
  change?: (path: string) => void;
};
type Part = {
  node: Node;
  defs: Definitions;
  path: Path;
  value: unknown;
  before?: unknown;
  change?: ReviewProps['change'];
};

export function Review({ schema, value, before, change }: ReviewProps) {
  const defs = schema.$defs ?? {};
  return (
    <div className="review">
      <Inside node={resolve(schema, defs)} defs={defs} path={[]} value={value} before={before} change={change} />
    </div>
  );
}

/** The fields of an object: leaves first as a list of terms, then what has sections of its own. */
function Inside(part: Part) {
  const { node, defs, path, value, before, change } = part;
  const own = isObject(value) ? value : {};
  const old = isObject(before) ? before : {};
  const properties = shownIn(node, value, defs, path.length === 0);
  const fields = Object.entries(properties).flatMap(([name, schema]): Leaf[] => {
    if (own[name] === undefined && old[name] === undefined) return [];
    const inner = resolve(schema, defs);
    return [{ name, node: inner, kind: kindOf(inner, defs), value: own[name], before: old[name] }];
  });
  const unknown = Object.entries(own).filter(([name]) => !(name in properties) && !isOwnWord(node, name, defs, path));
  return (
    <>
      <Leaves part={part} leaves={fields.filter(({ kind }) => !sections.has(kind))} unknown={unknown} />
      {fields
        .filter(({ kind }) => sections.has(kind))
        .map((inner) => (
          <Part key={inner.name} {...{ ...inner, defs, change }} path={[...path, inner.name]} />
        ))}
    </>
  );
}
type Leaf = { name: string; node: Node; kind: Kind; value: unknown; before: unknown };

function Leaves({ part, leaves, unknown }: { part: Part; leaves: Leaf[]; unknown: [string, unknown][] }) {
  const { t } = useSession();
  const { path, defs, before, change } = part;
  if (leaves.length + unknown.length === 0) return null;
  return (
    <dl>
      {leaves.map((leaf) => (
        <Row
          key={leaf.name}
          title={leaf.node['x-title'] ?? words.furtherField}
          path={[...path, leaf.name]}
          change={change}
        >
          <Value {...leaf} defs={defs} />
          {isObject(before) && JSON.stringify(leaf.before) !== JSON.stringify(leaf.value) && (
            <div className="before">
              {t(words.before)}
              {t(colon)}
              <Value {...leaf} value={leaf.before} defs={defs} />
            </div>
          )}
        </Row>
      ))}
      {unknown.map(([name, inner]) => (
        <Row key={name} title={words.furtherField} path={[...path, name]}>
          <Unknown value={inner} />
        </Row>
      ))}
    </dl>
  );
}
const sections = new Set(['object', 'union', 'list', 'record']);

function shownIn(node: Node, value: unknown, defs: Definitions, outermost: boolean): Record<string, Schema> {
  const properties = (kindOf(node, defs) === 'union' ? branchOf(node, value, defs) : node)?.properties ?? {};
  const { type, ...others } = properties;
  // The event's own name stands above.
  const isName = type && kindOf(resolve(type, defs), defs) === 'fixed' && !resolve(type, defs)['x-values'];
  return outermost && isName ? others : properties;
}
/** The event's name, and what tells branches apart, is no further content. */
const isOwnWord = (node: Node, name: string, defs: Definitions, path: Path): boolean =>
  (path.length === 0 && name === 'type') ||
  (kindOf(node, defs) === 'union' && discriminatorOf(node, defs).name === name);

function Row({
  title,
  path,
  change,
  children,
}: {
  title: Text;
  path: Path;
  change?: ReviewProps['change'];
  children: ReactNode;
}) {
  const { t } = useSession();
  return (
    <div className="term">
      <dt>{t(title)}</dt>
      <dd>
        <div>{children}</div>
        {change && path.length === 1 && <Change title={title} onClick={() => change(dotted(path))} />}
      </dd>
    </div>
  );
}

function Change({ title, onClick }: { title: Text; onClick: () => void }) {
  const { t } = useSession();
  return (
    <Button type="link" size="small" onClick={onClick} aria-label={t(words.change(title))}>
      {t(words.changeShort)}
    </Button>
  );
}

function Part({ node, path, change, ...rest }: Part) {
  const { t } = useSession();
  const title = node['x-title'] ?? words.furtherField;
  return (
    <section className={path.length === 1 ? 'part' : 'part inner'} aria-label={t(title)}>
      <div className="heading">
        <strong>{t(title)}</strong>
        {change && path.length === 1 && <Change title={title} onClick={() => change(dotted(path))} />}
      </div>
      <Content node={node} path={path} {...rest} />
    </section>
  );
}

function Content({ node, defs, path, value, before }: Part): ReactNode {
  const { t } = useSession();
  if (value === undefined || value === null) return <span className="none">{t(words.none)}</span>;
  const kind = kindOf(node, defs);
  if (kind === 'list' && Array.isArray(value))
    return value.map((item, index) => (
      <Item
        key={index}
        node={resolve(node.items ?? {}, defs)}
        title={words.item(index + 1)}
        {...{ defs, path: [...path, index], value: item, before: Array.isArray(before) ? before[index] : undefined }}
      />
    ));
  if (kind === 'record' && isObject(value)) {
    const names = node.propertyNames && resolve(node.propertyNames, defs);
    const isFree = !names || !valuesOf(names);
    return Object.entries(value).map(([name, inner]) => (
      <Item
        key={name}
        node={resolve((node.additionalProperties ?? {}) as Schema, defs)}
        title={names?.['x-values']?.[name] ?? (isFree ? { zh: name, en: name } : words.furtherField)}
        {...{ defs, path: [...path, name], value: inner, before: isObject(before) ? before[name] : undefined }}
      />
    ));
  }
  return <Inside node={node} defs={defs} path={path} value={value} before={before} />;
}

function Item({ title, ...part }: Part & { title: Text }) {
  const { t } = useSession();
  const kind = kindOf(part.node, part.defs);
  if (!sections.has(kind))
    return (
      <dl>
        <Row title={title} path={part.path}>
          <Value node={part.node} kind={kind} value={part.value} defs={part.defs} />
        </Row>
      </dl>
    );
  return (
    <div className="item">
      <div className="ordinal">{t(title)}</div>
      <Content {...part} />
    </div>
  );
}

/** Of an older version: what it holds is shown, its key is not. */
function Unknown({ value }: { value: unknown }): ReactNode {
  if (isObject(value)) {
    if (typeof value['sha256'] === 'string') return <Value node={{}} kind="document" value={value} defs={{}} />;
    return Object.values(value).map((inner, index) => (
      <div key={index}>
        <Unknown value={inner} />
      </div>
    ));
  }
  if (Array.isArray(value)) return value.map((inner, index) => <Unknown key={index} value={inner} />);
  // A single word in our own spelling is a value whose name is gone.
  if (typeof value === 'string' && /^[a-z]+[A-Z]\w*$/.test(value)) return '—';
  return <Value node={{}} kind="text" value={value} defs={{}} />;
}
