// Fills a form as a person does, field by field, from the value that should come of it.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import {
  asText,
  type Definitions,
  type Json,
  type JsonObject,
  type Path,
  type Schema,
  branchOf,
  discriminatorOf,
  dotted,
  entriesOf,
  kindOf,
  namedIn,
  resolve,
  restOf,
  valuesOf,
} from '../../apps/desk/form/schema.ts';
import { yuanOf } from '../../apps/desk/form/money.ts';
import { wallClock } from '../../apps/desk/form/instants.ts';

/** `citizens`: the identity numbers behind the references that a value holds. */
type Around = { page: Page; defs: Definitions; citizens: ReadonlyMap<string, string> };
type Typed = Around & { schema: Schema; path: Path; value: Json };
const at = (page: Page, path: Path, more = ''): Locator => page.locator(`[id="field-${dotted(path)}${more}"]`);

const nobody: ReadonlyMap<string, string> = new Map();
export async function type(page: Page, schema: Schema, value: JsonObject, citizens = nobody): Promise<void> {
  const around = { page, defs: schema.$defs ?? {}, citizens };
  const node = resolve(schema, around.defs);
  if (kindOf(node, around.defs) === 'union') await typeUnion({ ...around, schema, path: [], value });
  else await typeObject({ ...around, schema, path: [], value });
}

async function typeObject({ schema, path, value, ...around }: Typed): Promise<void> {
  for (const [name, field] of Object.entries(resolve(schema, around.defs).properties ?? {})) {
    const inner = (value as JsonObject)[name];
    if (inner === undefined || inner === null) continue;
    await typeField({ ...around, schema: field, path: [...path, name], value: inner });
  }
}

async function typeField(field: Typed): Promise<void> {
  const { page, schema, defs, path } = field;
  const node = resolve(schema, defs);
  const kind = kindOf(node, defs);
  const here = at(page, path);
  if (kind === 'fixed') return;
  if (kind === 'object' || kind === 'union') {
    // What may be left out is opened first.
    const isOpen = await here.evaluate((element) => (element as { tagName: string }).tagName === 'FIELDSET');
    if (!isOpen) await here.getByRole('button').first().click();
    return kind === 'union' ? typeUnion(field) : typeObject(field);
  }
  if (kind === 'list') return typeList(field);
  if (kind === 'record') return typeRecord(field);
  await typeLeaf(field, kind, here);
}

async function typeUnion({ schema, path, value, ...around }: Typed): Promise<void> {
  const { page, defs } = around;
  const node = resolve(schema, defs);
  const { name, values } = discriminatorOf(node, defs);
  const chosen = values.find((one) => one.value === (value as JsonObject)[name])!;
  await choose(page, at(page, [...path, name]), [chosen.title!.zh]);
  const { [name]: _, ...rest } = value as JsonObject;
  await typeObject({ ...around, schema: branchOf(node, value, defs) as Schema, path, value: rest });
}

async function typeList({ schema, path, value, ...around }: Typed): Promise<void> {
  const { page, defs } = around;
  const { items = {}, 'x-title': title } = resolve(schema, defs);
  for (const [index, item] of (value as Json[]).entries()) {
    const own = [...path, index];
    if ((await at(page, own).count()) === 0)
      await at(page, path)
        .getByRole('button', { name: `添加${title!.zh}`, exact: true })
        .click();
    const entry = { ...around, schema: items, path: own, value: item };
    if (kindOf(resolve(items, defs), defs) === 'object') await typeObject(entry);
    else await typeField(entry);
  }
}

async function typeRecord({ schema, path, value, ...around }: Typed): Promise<void> {
  const { page, defs } = around;
  const { schema: values, names } = entriesOf(resolve(schema, defs), defs);
  for (const [name, inner] of Object.entries(value as JsonObject)) {
    const own = [...path, name];
    if (!names && (await at(page, own).count()) === 0) {
      const free = at(page, path).getByRole('textbox').last();
      await free.fill(name);
      await free.press('Enter');
    }
    await typeField({ ...around, schema: values, path: own, value: inner });
  }
}

/** By its name, from buttons or from a list that drops down. */
async function choose(page: Page, here: Locator, names: string[]): Promise<void> {
  const dropsDown = await here.evaluate((element) => (element as { tagName: string }).tagName === 'INPUT');
  for (const name of names) {
    if (!dropsDown) {
      await here.getByText(name, { exact: true }).click();
      continue;
    }
    await here.click();
    await page.locator('.ant-select-dropdown:visible').getByText(name, { exact: true }).click();
  }
  if (dropsDown && names.length > 1) await here.press('Escape');
}

async function typeLeaf(
  { page, schema, defs, path, value, citizens }: Typed,
  kind: string,
  here: Locator,
): Promise<void> {
  const node = resolve(schema, defs);
  const named = (one: Json, of = node): string => of['x-values']![asText(one)]!.zh;
  switch (kind) {
    case 'tick':
      return here.check();
    case 'yesNo':
      return choose(page, here, [value ? '是' : '否']);
    case 'choice':
      return choose(page, here, [named(value)]);
    case 'choices':
      return choose(
        page,
        here,
        (value as Json[]).map((one) => named(one, resolve(node.items!, defs))),
      );
    case 'either': {
      const named_ = namedIn(node, defs);
      if (valuesOf(named_)?.includes(value)) return choose(page, here, [named(value, named_)]);
      await choose(page, here, ['其他']);
      const rest = restOf(node, defs);
      return typeLeaf(
        { page, schema: rest as Schema, defs, path, value, citizens },
        kindOf(rest, defs),
        at(page, path, '-other'),
      );
    }
    case 'money':
      return here.fill(yuanOf(value as number));
    case 'day':
    case 'instant':
      await here.fill(kind === 'day' ? asText(value) : wallClock(asText(value)));
      return here.press('Enter');
    case 'region':
    case 'regions':
    case 'person':
    case 'persons':
    case 'tags':
      for (const one of [value].flat()) {
        await here.fill(asText(one));
        await here.press('Enter');
      }
      return kind === 'region' || kind === 'person' ? undefined : here.press('Escape');
    case 'case':
    case 'cases':
    case 'party':
    case 'parties':
      for (const one of [value].flat()) await pick(page, here, asText(one).replace(/^org:/, ''));
      return kind === 'cases' || kind === 'parties' ? here.press('Escape') : undefined;
    case 'citizen':
      await here.fill(citizens.get(asText(value))!);
      await here.locator('..').getByRole('button').click();
      return here.and(page.getByRole('group')).waitFor();
    case 'document':
    case 'documents':
      for (const one of [value].flat() as JsonObject[]) await upload(here, one);
      return;
    default:
      await here.fill(asText(value));
  }
}

async function pick(page: Page, here: Locator, sought: string): Promise<void> {
  await here.fill(sought);
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option-active').last().waitFor();
  await here.press('Enter');
}

const folder = join('examples', 'documents');
/** The examples by the hash of their bytes; a value may call them what it likes. */
const examples = new Map(
  readdirSync(folder).map((name) => {
    const bytes = readFileSync(join(folder, name));
    return [createHash('sha256').update(bytes).digest('hex'), bytes];
  }),
);
async function upload(here: Locator, { sha256, name }: JsonObject): Promise<void> {
  const file = { name: asText(name), mimeType: 'text/plain', buffer: examples.get(asText(sha256))! };
  const kept = here.getByRole('button', { name: `下载“${file.name}”` });
  // On file already: what is signed is not uploaded again.
  if ((await kept.count()) > 0) return;
  await here.locator('input[type=file]').setInputFiles(file);
  await kept.waitFor();
}
