// What has to be corrected, above the form; each leads to its field.
import { Alert, Tag } from 'antd';
import { useEffect, useRef } from 'react';
import { plain } from '../parts/law.tsx';
import { useSession } from '../session.tsx';
import { focusField } from './context.ts';
import type { Problem } from './faults.ts';
import { type Schema, parts } from './schema.ts';
import { titlesAt, trail } from './titles.ts';
import { articleName, words } from './words.ts';
import { colon } from '../words.ts';

export function ErrorSummary({ problems, schema }: { problems: Problem[]; schema: Schema }) {
  const { t } = useSession();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (problems.length === 0) return;
    box.current?.scrollIntoView({ block: 'nearest' });
    box.current?.focus({ preventScroll: true });
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <section ref={box} tabIndex={-1} className="error-summary" aria-label={t(words.problems(problems.length))}>
      <Alert
        type="error"
        showIcon
        title={t(words.problems(problems.length))}
        description={
          <ul>
            {problems.map((problem, index) => (
              <Line key={index} problem={problem} schema={schema} />
            ))}
          </ul>
        }
      />
    </section>
  );
}

function Line({ problem: { path, message, articles = [] }, schema }: { problem: Problem; schema: Schema }) {
  const { t } = useSession();
  const titles = path === undefined ? [] : titlesAt(schema, parts(path), schema.$defs ?? {});
  return (
    <li>
      {titles.length > 0 && path !== undefined && (
        <>
          <a
            href={`#field-${path}`}
            onClick={(event) => {
              event.preventDefault();
              focusField(path);
            }}
          >
            {t(trail(titles))}
          </a>
          {t(colon)}
        </>
      )}
      {t(plain(message))}
      {articles.map((id) => (
        <Tag key={id} className="article">
          {t(articleName(id))}
        </Tag>
      ))}
    </li>
  );
}
