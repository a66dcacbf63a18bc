// A list as a whole, page after page, each case once: what changes while it is read is met again at the end, and nothing of it
// is missed.
import type { Actor } from '@shuquan/machines/kernel';
import { type ListFilter, type Listed, cursorAfter } from './desk-list.ts';

type ListBy = (actor: Actor, filter: ListFilter) => Promise<Listed[]>;
const PAGE = 500;

export async function* wholeList(
  list: ListBy,
  actor: Actor,
  { after: _, limit: __, ...filter }: ListFilter,
): AsyncGenerator<Listed, void, undefined> {
  const seen = new Set<string>();
  let newest = '';
  for await (const one of pages(list, actor, filter)) {
    if (one.at > newest) newest = one.at;
    if (!seen.has(one.caseId)) yield one;
    seen.add(one.caseId);
  }
  // In the order of the last change or of the deadline a case may have moved over to a page that was read before.
  for await (const one of pages(list, actor, { ...filter, order: 'recent' })) {
    if (seen.has(one.caseId) && one.at < newest) return;
    if (!seen.has(one.caseId)) yield one;
    seen.add(one.caseId);
  }
}

async function* pages(list: ListBy, actor: Actor, filter: ListFilter): AsyncGenerator<Listed> {
  for (let after: string | undefined; ;) {
    const page = await list(actor, { ...filter, limit: PAGE, ...(after !== undefined && { after }) });
    yield* page;
    if (page.length < PAGE) return;
    after = cursorAfter(page.at(-1)!, filter.order);
  }
}
