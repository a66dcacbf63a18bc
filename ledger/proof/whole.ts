// What no case of its own shows: rows that stand beside no case, and rules that are not the ones that rows name.
import { calendarFrom, hashOf } from '@shuquan/machines/kernel';
import type { LedgerContext } from '../context.ts';
import type { Sql } from '../db.ts';
import { type Found, finding } from './findings.ts';

const beside = ['alarm', 'link', 'claim', 'certificate', 'task', 'effect', 'document_ref', 'wake'];
const MOST = 100;

/** A case that was taken away whole, and what of it was forgotten. */
export async function orphanFindings(sql: Sql): Promise<Found[]> {
  const found = new Map<string, Found>();
  for (const table of beside) {
    const rows = await sql<{ case_id: string }[]>`
      select distinct t.case_id from ${sql(table)} t
      where not exists (select 1 from cases c where c.id = t.case_id) and not exists (select 1 from ledger l where l.case_id = t.case_id)
      order by 1 limit ${MOST}`;
    for (const { case_id: caseId } of rows)
      if (!found.has(caseId))
        found.set(caseId, {
          ...finding('caseRemoved', table, `${caseId} is gone, and stands in ${table} still`),
          caseId,
        });
  }
  const children = await sql<{ id: string; parent: string }[]>`
    select id, parent from cases c where parent is not null and not exists (select 1 from cases p where p.id = c.parent) limit ${MOST}`;
  for (const { id, parent } of children)
    found.set(parent, {
      ...finding('caseRemoved', 'cases', `${parent} is gone, which had ${id} opened`),
      caseId: parent,
    });
  return [...found.values()];
}

/** Regimes and calendars are named by the hash of what they say. */
export async function rulesFindings({ sql }: LedgerContext): Promise<Found[]> {
  const regimes = await sql<{ hash: string; content: Record<string, unknown> }[]>`select hash, content from regime`;
  const calendars = await sql<{ version: string; content: unknown }[]>`select version, content from calendar`;
  const altered = (table: string, name: string): Found => ({
    ...finding('altered', table, `the ${table} ${name} was altered`),
    caseId: null,
  });
  return [
    ...regimes.flatMap(({ hash, content: { hash: _, ...pack } }) =>
      hashOf(pack) === hash ? [] : [altered('regime', hash)],
    ),
    ...calendars.flatMap(({ version, content }) =>
      calendarFrom(content).version === version ? [] : [altered('calendar', version)],
    ),
  ];
}
