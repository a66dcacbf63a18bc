// Many cases quickly: copies of real ones, with their rows, under ids of their own. Their hash chains do not hold; nothing here asks them to.
import type { Ledger } from '../ledger/index.ts';

const tables = [
  'cases',
  'desk_case',
  'desk_text',
  'alarm',
  'ledger',
  'claim',
  'certificate',
  'link',
  'effect',
  'task',
  'document_ref',
];
// Columns are read from the catalogue, so that a migration does not break the bench; whatever names a case gets a suffix.
const named = ['id', 'case_id', 'stem', 'open_key', 'parent', 'words', 'number'];
function renamed(table: string, name: string): string {
  if (name === 'no') return `(select no from cases where id = o.id || '~' || g)`;
  return named.includes(name) || (table === 'claim' && name === 'value') ? `t.${name} || '~' || g` : `t.${name}`;
}

/** Rows of one statement: none takes as long as the ledger's connections wait for an answer. */
const AT_ONCE = 20_000;
/** The desk knows a case by its number. */
const rowsOf = (table: string): { from: string; id: string } => {
  if (table === 'cases') return { from: 'cases t', id: 't.id' };
  return table.startsWith('desk_')
    ? { from: `${table} t join cases o on o.no = t.no`, id: 'o.id' }
    : { from: `${table} t`, id: 't.case_id' };
};

/** Copies every case whose id begins like this, as numbers `from` to `to`; what is a copy already is left alone. */
export async function copyCases({ sql }: Pick<Ledger, 'sql'>, like: string, from: number, to: number): Promise<void> {
  for (const table of to < from ? [] : tables) {
    const columns = await sql<{ name: string }[]>`
      select column_name as name from information_schema.columns where table_name = ${table} and table_schema = 'public' and is_identity = 'NO' and is_generated = 'NEVER' order by ordinal_position`;
    const { from: source, id } = rowsOf(table);
    const originals = `${id} like '${like}%' and ${id} not like '%~%'`;
    const names = columns.map(({ name }) => name);
    const [each] = await sql.unsafe<{ rows: number }[]>(
      `select count(*)::int as rows from ${source} where ${originals}`,
    );
    const step = Math.max(1, Math.floor(AT_ONCE / Math.max(1, each!.rows)));
    for (let first = from; first <= to; first += step)
      await sql.begin(async (tx) => {
        // As an act does, or links and claims are refused.
        await tx`set local shuquan.acting = 'on'`;
        await tx.unsafe(
          `insert into ${table} (${names.join(', ')}) select ${names.map((name) => renamed(table, name)).join(', ')} from ${source}, generate_series(${first}, ${Math.min(to, first + step - 1)}) g where ${originals}`,
        );
      });
    await sql.unsafe(`vacuum analyze ${table}`);
  }
  await sql.unsafe('checkpoint');
}
