// Fills a form as a person does, field by field, from the value that should come of it.
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
  isAlwaysOpen,
  kindOf,
  resolve,
} from '../../apps/desk/form/schema.ts';
import { yuanOf } from '../../apps/desk/form/money.ts';
import { wallClock } from '../../apps/desk/form/instants.ts';

type Typed = { page: Page; schema: Schema; defs: Definitions; path: Path; value: Json; required: boolean };
const at = (page: Page, path: Path, more = ''): Locator => page.locator(`[id="field-${dotted(path)}${more}"]`);

export async function type(page: Page, schema: Schema, value: JsonObject): Promise<void> {
  await typeObject(page, schema, schema.$defs ?? {}, [], value);
}

async function typeObject(page: Page, schema: Schema, defs: Definitions, path: Path, value: JsonObject): Promise<void> {
  const { properties = {}, required = [] } = resolve(schema, defs);
  for (const [name, field] of Object.entries(properties)) {
    const inner = value[name];
    if (inner === undefined || inner === null) continue;
    await typeField({
      page,
      schema: field,
      defs,
      path: [...path, name],
      value: inner,
      required: required.includes(name),
    });
  }
}

async function typeField(field: Typed): Promise<void> {
  const { page, schema, defs, path, value, required } = field;
  const node = resolve(schema, defs);
  const kind = kindOf(node, defs);
  const here = at(page, path);
  if (kind === 'fixed') return;
  if (kind === 'object' || kind === 'union') {
    if (!isAlwaysOpen(node) && (!required || node.nullable)) await here.getByRole('button').first().click();
    return kind === 'union' ? typeUnion(field) : typeObject(page, schema, defs, path, value as JsonObject);
  }
  if (kind === 'list') return typeList(field);
  await typeLeaf(field, kind, here);
}

async function typeUnion({ page, schema, defs, path, value }: Typed): Promise<void> {
  const node = resolve(schema, defs);
  const { name, values } = discriminatorOf(node, defs);
  const chosen = values.find((one) => one.value === (value as JsonObject)[name])!;
  await choose(page, at(page, [...path, name]), [chosen.title!.zh]);
  const { [name]: _, ...rest } = value as JsonObject;
  await typeObject(page, branchOf(node, value, defs) as Schema, defs, path, rest);
}

async function typeList({ page, schema, defs, path, value }: Typed): Promise<void> {
  const { items = {}, 'x-title': title } = resolve(schema, defs);
  for (const [index, item] of (value as Json[]).entries()) {
    const own = [...path, index];
    if ((await at(page, own).count()) === 0)
      await at(page, path)
        .getByRole('button', { name: `添加${title!.zh}`, exact: true })
        .click();
    if (kindOf(resolve(items, defs), defs) === 'object') await typeObject(page, items, defs, own, item as JsonObject);
    else await typeField({ page, schema: items, defs, path: own, value: item, required: true });
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

async function typeLeaf({ page, schema, defs, value }: Typed, kind: string, here: Locator): Promise<void> {
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
    case 'money':
      return here.fill(yuanOf(value as number));
    case 'day':
    case 'instant':
      await here.fill(kind === 'day' ? asText(value) : wallClock(asText(value)));
      return here.press('Enter');
    case 'region':
    case 'regions':
      for (const one of [value].flat()) {
        await here.fill(asText(one));
        await here.press('Enter');
      }
      return kind === 'regions' ? here.press('Escape') : undefined;
    case 'case':
    case 'party':
      await here.fill(asText(value).replace(/^org:/, ''));
      await page.locator('.ant-select-dropdown:visible .ant-select-item-option-active').last().waitFor();
      return here.press('Enter');
    case 'document':
    case 'documents':
      for (const one of [value].flat() as JsonObject[]) {
        await here.locator('input[type=file]').setInputFiles(`examples/documents/${asText(one['name'])}`);
        await here.getByRole('button', { name: `下载“${asText(one['name'])}”` }).waitFor();
      }
      return;
    default:
      await here.fill(asText(value));
  }
}
