// Lists: a frame or a row for each item.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { Text } from '@shuquan/machines/law';
import { Button } from 'antd';
import { useSession } from '../../session.tsx';
import { useForm } from '../context.ts';
import { type Node, kindOf, resolve } from '../schema.ts';
import { words } from '../words.ts';
import { Fields, Frame, type Group } from './groups.tsx';

export function List(group: Group) {
  const { node, path, value, title } = group;
  const { t } = useSession();
  const { set } = useForm();
  const given = Array.isArray(value) ? value : [];
  // Where at least one is asked for, its fields stand there.
  const items: unknown[] =
    given.length === 0 && node.minItems && (group.required || node['x-needed']) ? [undefined] : given;
  const full = node.maxItems !== undefined && items.length >= node.maxItems;
  return (
    <Frame {...group}>
      {items.map((item, index) => (
        <Item
          key={index}
          group={group}
          index={index}
          value={item}
          remove={
            given.length === 0
              ? undefined
              : () =>
                  set(
                    path,
                    given.filter((_, at) => at !== index),
                  )
          }
        />
      ))}
      {!full && (
        <Button
          type="dashed"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => set([...path, items.length], first(node))}
        >
          {t(words.add(title))}
        </Button>
      )}
    </Frame>
  );
}
/** A new row: of objects an empty one, of words none yet. */
const first = ({ items }: Node): unknown => (items?.type === 'string' || items?.$ref ? '' : {});

function Item({
  group: { node, path, title },
  index,
  value,
  remove,
}: {
  group: Group;
  index: number;
  value: unknown;
  remove: (() => void) | undefined;
}) {
  const { t } = useSession();
  const { defs, Field } = useForm();
  const schema = node.items ?? {};
  const item = resolve(schema, defs);
  const own = [...path, index];
  if (kindOf(item, defs) === 'object')
    return (
      <Frame path={own} node={{}} title={words.item(index + 1)} required unmarked {...(remove && { remove })}>
        <Fields node={item} path={own} value={value} />
      </Frame>
    );
  const called: Text = {
    zh: `${title.zh}${words.item(index + 1).zh}`,
    en: `${title.en}, item ${index + 1}`,
  };
  return (
    <div className="row">
      <Field schema={schema} path={own} value={value} required title={called} unseen />
      {remove && (
        <Button
          type="text"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={t(words.remove(called))}
          onClick={remove}
        />
      )}
    </div>
  );
}
