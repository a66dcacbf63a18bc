// The API for people to read: rendered here, so that it needs no script and no other server.
import { html, raw } from 'hono/html';
import type { Text } from '@shuquan/machines/law';
import { type LifecycleView, type No, isNo } from '../../service/index.ts';

type Operation = {
  summary?: string;
  description?: string;
  tags?: string[];
  security?: unknown[];
  parameters?: { $ref?: string; name?: string }[];
  responses: Record<string, { description: string }>;
};
type Document = {
  info: { title: string; version: string; description?: string };
  paths: Record<string, Record<string, Operation>>;
};
type Html = ReturnType<typeof html>;

const style = `body{font:15px/1.6 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:#1c2430}
h1,h2,h3{line-height:1.25}h2{border-bottom:1px solid #d5dbe3;padding-bottom:.2rem;margin-top:2.4rem}code{background:#f2f4f7;padding:.1em .3em;border-radius:3px}
pre{background:#f2f4f7;padding:.8rem;overflow:auto;font-size:13px}table{border-collapse:collapse;width:100%}td,th{border:1px solid #d5dbe3;padding:.3rem .5rem;text-align:left;vertical-align:top}
summary{cursor:pointer;padding:.25rem 0}.method{display:inline-block;min-width:3.2em;font-weight:600}.muted{color:#5a6675}nav a{margin-right:1em}`;

/** Only text comes in here: `html` escapes everything that is put into it. */
export function docsPage(document: Document, lifecycles: (LifecycleView | No)[]): Html {
  const known = lifecycles.filter((one): one is LifecycleView => !isNo(one));
  const ids = new Set(known.map(({ id }) => id));
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation, tag: operation.tags?.[0] ?? '' })),
  );
  const groups = [...new Set(operations.map(({ tag }) => tag))].filter((tag) => !ids.has(tag));
  return html`<!doctype html>
    <html lang="zh">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${document.info.title} API</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <h1>${document.info.title} API <span class="muted">${document.info.version}</span></h1>
        <p><a href="/openapi.json">OpenAPI 3.1 (JSON)</a></p>
        <pre>${document.info.description ?? ''}</pre>
        <nav>${groups.map((group) => html`<a href="#${group}">${group}</a>`)}</nav>
        <nav>${known.map(({ id, title }) => html`<a href="#${id}">${title.zh}</a>`)}</nav>
        ${groups.map(
          (group) =>
            html`<h2 id="${group}">${group}</h2>
              ${operations.filter(({ tag }) => tag === group).map(operationView)}`,
        )}
        ${known.map(
          (one) =>
            html`<h2 id="${one.id}">${both(one.title)} <code>${one.id}</code></h2>
              ${operations.filter(({ tag }) => tag === one.id).map(operationView)}${lifecycleView(one)}`,
        )}
      </body>
    </html>`;
}

const both = ({ zh, en }: Text): string => `${zh} · ${en}`;
const names = (list: { name: string; title: Text }[]): string =>
  list.map(({ name, title }) => `${title.zh} (${name})`).join('、');

const operationView = ({ path, method, operation }: { path: string; method: string; operation: Operation }): Html =>
  html`<details>
    <summary>
      <span class="method">${method.toUpperCase()}</span> <code>${path}</code> ${operation.summary ?? ''}
    </summary>
    <p>
      ${operation.description ?? ''}
      <span class="muted">${operation.security?.length ? 'Shuquan-Actor' : '公开 · public'}</span>
    </p>
    <table>
      ${Object.entries(operation.responses).map(
        ([status, { description }]) =>
          html`<tr>
            <td>${status}</td>
            <td>${description}</td>
          </tr>`,
      )}
    </table>
  </details>`;

const lifecycleView = ({ openedBy, opens, events, states }: LifecycleView): Html =>
  html`<p>由 ${names(openedBy)} 发起 · ${opens.articles.join(', ')}</p>
    <details>
      <summary>发起所需内容 · what opens a case</summary>
      <pre>${JSON.stringify(opens.input, null, 2)}</pre>
    </details>
    <h3>状态 · states</h3>
    <table>
      ${states.map(
        ({ path, title, articles, task }) =>
          html`<tr>
            <td><code>${path}</code></td>
            <td>${both(title)}</td>
            <td>${articles.join(', ')}</td>
            <td>${task ? `${task.title.zh} (${task.by.name})` : ''}</td>
          </tr>`,
      )}
    </table>
    <h3>事件 · events</h3>
    ${events.map(
      ({ event, title, by, articles, schema }) =>
        html`<details>
          <summary>
            <code>${event}</code> ${both(title)} <span class="muted">${names(by)} ${articles.join(', ')}</span>
          </summary>
          <pre>${JSON.stringify(schema, null, 2)}</pre>
        </details>`,
    )}`;
