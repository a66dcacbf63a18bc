// What stands around every control: its name, whether it is needed and by which article, the hint, what is wrong.
import type { Text } from '@shuquan/machines/law';
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { plain } from '../parts/law.tsx';
import { useSession } from '../session.tsx';
import { idOf, useFaults } from './context.ts';
import type { Node, Path } from './schema.ts';
import { articleName, articleTitle, words } from './words.ts';

export type Named = { path: Path; node: Node; title: Text; required: boolean };

/** 必填, with the article that demands it; 选填. */
export function Mark({ node, required }: Pick<Named, 'node' | 'required'>) {
  const { t } = useSession();
  if (required && !node.nullable && node.default === undefined)
    return <span className="mark needed">{t(words.needed)}</span>;
  if (!node['x-needed']) return <span className="mark">{t(words.optional)}</span>;
  return (
    <span className="mark needed">
      {t(words.needed)}
      {node['x-articles']?.map((id) => {
        const title = articleTitle(id);
        return (
          <Tag key={id} className="article" title={title && t(title)}>
            {t(articleName(id))}
          </Tag>
        );
      })}
    </span>
  );
}

export function Hint({ path, node }: Pick<Named, 'path' | 'node'>) {
  const { t } = useSession();
  const hint = node['x-hint'];
  return hint ? (
    <div className="hint" id={`${idOf(path)}-hint`}>
      {t(hint)}
    </div>
  ) : null;
}

export function Faults({ path }: { path: Path }) {
  const { t } = useSession();
  const faults = useFaults(path);
  if (faults.length === 0) return null;
  return (
    <ul className="faults" id={`${idOf(path)}-faults`}>
      {faults.map(({ message, articles: cited = [] }) => (
        <li key={message.en}>
          {t(plain(message))}
          {cited.map((id) => (
            <Tag key={id} className="article">
              {t(articleName(id))}
            </Tag>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** `aria-describedby` and `aria-invalid` of a control. */
export function useDescription(path: Path, node: Node): { 'aria-describedby'?: string; 'aria-invalid'?: true } {
  const wrong = useFaults(path).length > 0;
  const ids = [node['x-hint'] && `${idOf(path)}-hint`, wrong && `${idOf(path)}-faults`].filter(Boolean);
  return {
    ...(ids.length > 0 && { 'aria-describedby': ids.join(' ') }),
    ...(wrong && { 'aria-invalid': true as const }),
  };
}

/** One control with its label. `group`: several inputs under one name. */
export function Labelled({
  path,
  node,
  title,
  required,
  group,
  wide,
  unseen,
  children,
}: Named & { group: boolean; wide: boolean; unseen: boolean; children: ReactNode }) {
  const { t } = useSession();
  const inner = (
    <>
      <span className="title">{t(title)}</span> {!unseen && <Mark node={node} required={required} />}
    </>
  );
  return (
    <div className={['field', wide && 'wide', unseen && 'bare'].filter(Boolean).join(' ')}>
      {group ? (
        <span className="label" id={`${idOf(path)}-label`}>
          {inner}
        </span>
      ) : (
        <label className="label" htmlFor={idOf(path)} id={`${idOf(path)}-label`}>
          {inner}
        </label>
      )}
      <Hint path={path} node={node} />
      {children}
      <Faults path={path} />
    </div>
  );
}
