// Case ids inside of words: people read the kind of the case and its number.
import { useLifecycles } from '../queries.ts';
import { useSession } from '../session.tsx';

/** `retentionRecord/trade/9122…/1/1` → 留存档案 数据交易 9122…/1/1. */
export function useNamed(): (text: string) => string {
  const { t } = useSession();
  const titles = new Map(useLifecycles().map(({ id, title }) => [id, t(title)]));
  return (text) =>
    text.replaceAll(/\b([a-z][A-Za-z]+)\/(?=\S+\/\d)/g, (whole, id: string) =>
      titles.has(id) ? `${titles.get(id)} ` : whole,
    );
}
