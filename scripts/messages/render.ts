// The tables of docs/messages.md. Pure.
import { z } from 'zod';
import { lifecycles } from '@shuquan/machines';
import { type Lifecycle, statesOf, transitionsOf } from '@shuquan/machines/kernel';
import { articlesOf, notices } from '@shuquan/machines/law';
import type { Seen } from '../../tests/support/seen.ts';

type Of<K extends string> = Extract<Seen, Record<K, unknown>>;
const only = <K extends string>(all: Seen[], kind: K): Of<K>[] => all.filter((one): one is Of<K> => kind in one);

const ids = Object.keys(lifecycles);
const code = (name: string): string => `\`${name}\``;
const codes = (names: Iterable<string>): string => [...new Set(names)].map(code).join(', ');
const inOrder = (names: Iterable<string>): string[] =>
  [...new Set(names)].sort((a, b) => ids.indexOf(a) - ids.indexOf(b));
const cell = (text: string): string => text.replaceAll('|', '\\|');
const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

/** Rows of what happens alike, whatever brought it about. */
function grouped<T extends { from: string }>(all: T[], key: (one: T) => string): [T, ...T[]][] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const name = `${String(ids.indexOf(one.from)).padStart(3)} ${key(one)}`;
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group as [T, ...T[]]);
}
/** `NAME {a, b?}`: a field that is not always there has a question mark. */
function call(name: string, group: { fields: string[] }[]): string {
  const fields = [...new Set(group.flatMap((one) => one.fields))].sort();
  const shown = fields.map((field) => (group.every((one) => one.fields.includes(field)) ? field : `${field}?`));
  return code(shown.length ? `${name} {${shown.join(', ')}}` : name);
}
const causes = (group: { on: string }[]): string => codes(group.map(({ on }) => on).sort());

const links = (all: Of<'link'>[]): string =>
  table(
    ['Case', 'Relation', 'To'],
    grouped(all, ({ link }) => link).map((group) => [
      code(group[0].from),
      code(group[0].link),
      codes(inOrder(group.map(({ to }) => to))),
    ]),
  );

function addressee(to: string, event: string, linked: Of<'link'>[]): string {
  if (!to.startsWith('rel:')) return code(to);
  const relation = to.slice('rel:'.length);
  const takers = inOrder(
    linked.filter(({ from, link }) => link === relation && event in lifecycles[from]!.events).map(({ from }) => from),
  );
  return `all linked by ${code(relation)}: ${codes(takers)}`;
}
const tells = (all: Of<'tell'>[], linked: Of<'link'>[]): string =>
  table(
    ['From', 'To', 'Event', 'Sent on'],
    grouped(all, ({ to, tell, must }) => `${to} ${tell} ${must}`).map((group) => [
      code(group[0].from),
      addressee(group[0].to, group[0].tell, linked),
      `${call(group[0].tell, group)}${group[0].must ? ' !' : ''}`,
      causes(group),
    ]),
  );

const opens = (all: Of<'open'>[]): string =>
  table(
    ['From', 'Opens', 'Reply', 'On'],
    grouped(all, ({ open }) => open).map((group) => [
      code(group[0].from),
      call(group[0].open, group),
      codes(group.flatMap(({ reply }) => reply ?? [])),
      causes(group),
    ]),
  );
const kept = (): string =>
  table(
    ['Case', 'Years', 'Articles'],
    Object.values(lifecycles).flatMap(({ id, retention }) =>
      retention ? [[code(id), code(retention.years), articlesOf([retention.law]).join(', ')]] : [],
    ),
  );

const calls = (all: Of<'call'>[]): string =>
  table(
    ['From', 'Port and operation', 'Reply', 'On'],
    grouped(all, ({ call: name }) => name).map((group) => [
      code(group[0].from),
      call(group[0].call, group),
      codes(group.flatMap(({ reply }) => reply ?? [])),
      causes(group),
    ]),
  );
const ports = ['PSP', 'DOMAIN'];
const reports = (): string =>
  table(
    ['To', 'Reports', 'By'],
    Object.values(lifecycles).flatMap((lifecycle) =>
      ports.flatMap((hat) => {
        const events = transitionsOf(lifecycle).flatMap(({ kind, name, meta }) =>
          kind === 'event' && meta?.by.includes(hat) ? [name] : [],
        );
        return events.length ? [[code(lifecycle.id), codes(events), code(hat)]] : [];
      }),
    ),
  );

const tagsOf = (lifecycle: Lifecycle): string[] =>
  statesOf(lifecycle)
    .flatMap(({ node }) => node.tags)
    .sort();
const shows = (all: Of<'shares'>[]): string =>
  table(
    ['Case', 'Tags', 'Shares'],
    Object.values(lifecycles).map((lifecycle) => [
      code(lifecycle.id),
      codes(tagsOf(lifecycle)),
      codes(
        all
          .filter(({ from }) => from === lifecycle.id)
          .flatMap(({ shares }) => shares)
          .sort(),
      ),
    ]),
  );

const announced = (all: Of<'notify'>[]): string =>
  table(
    ['Notice', 'Title', 'To', 'When', 'Articles', 'From'],
    Object.entries(notices).map(([id, { title, to, when, law }]) => [
      id,
      `${title.zh} · ${title.en}`,
      to.en,
      when.en,
      articlesOf(law).join(', '),
      codes(inOrder(all.filter(({ notify }) => notify === id).map(({ from }) => from))),
    ]),
  );

type Schema = {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
};
const typeOf = (schema: Schema): string => {
  const { type, properties, items, enum: choices, anyOf } = schema;
  if (anyOf) return anyOf.map(typeOf).join(' or ');
  if (choices) return choices.join(' or ');
  if ('const' in schema) return JSON.stringify(schema.const);
  if (type === 'array') return `[${typeOf(items ?? {})}]`;
  return properties ? `{${fieldsOf(schema)}}` : (type ?? 'any');
};
const fieldsOf = ({ properties = {}, required = [] }: Schema): string =>
  Object.entries(properties)
    .map(([name, schema]) => `${name}${required.includes(name) ? '' : '?'}: ${typeOf(schema)}`)
    .join(', ');
const carried = (): string =>
  table(
    ['To', 'Event', 'Title', 'Carries'],
    Object.values(lifecycles).flatMap(({ id, events }) =>
      Object.entries(events).flatMap(([type, { internal, title, schema }]) =>
        internal
          ? [
              [
                code(id),
                code(type),
                `${title.zh} · ${title.en}`,
                fieldsOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema),
              ],
            ]
          : [],
      ),
    ),
  );

export function document(all: Seen[]): string {
  const linked = only(all, 'link');
  return `# What cases tell each other

<!-- Generated by scripts/messages.ts from the charts and from what their tests saw. Do not edit. -->

Cases never call each other. A chart emits an effect (\`machines/kernel/effects.ts\`), and the ledger carries it out in the same transaction: as an event whose actor is the system and whose \`cause\` names the case and the row it came from. What the outside world promises in return stands in [ports.md](ports.md).

A *cause* is the id of the case that brought something about. A suspension or a pause that can have several causes keeps them as a set, ends when the set is empty, and each cause is lifted only by its own end.

## Links

Which other cases a case refers to. Facts and events to "all linked by" follow them. The last column has the lifecycles that the tests use: a matter can be about any case, and an archive can be of any.

${links(linked)}

## Events

With \`!\` a refusal by the addressee refuses the whole act; without it, cases that cannot take the event stay as they are. The last column names the events and deadlines of the sender.

${tells(only(all, 'tell'), linked)}

### What they carry

Events that only other cases, ports and the clock report.

${carried()}

## Opened cases

A reply comes back to the case that opened, with \`case\`, the id of the new one.

${opens(only(all, 'open'))}

The ledger itself opens a \`retentionRecord\` when one of these cases ends:

${kept()}

## Calls of ports

${calls(only(all, 'call'))}

What the bank and the operation domain report by themselves, by signed callback:

${reports()}

## What a case shows

Guards of other cases read tags and shares; everything else stays with the case.

${shows(only(all, 'shares'))}

## Notices

${announced(only(all, 'notify'))}
`;
}
