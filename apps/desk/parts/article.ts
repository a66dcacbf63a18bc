// Articles as people cite them.
import { type Text, say } from '@shuquan/machines/law';

const digits = '〇一二三四五六七八九';
const numeral = (n: number): string => {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens > 1 ? digits[tens] : ''}${tens ? '十' : ''}${ones ? digits[ones] : ''}`;
};

/** An article as officials cite it. */
export function articleName(id: string): Text {
  const found = /^([TP])(\d+)(?:\((\d+)\))?$/.exec(id);
  if (!found) return say(id, id);
  const [, law, article, item] = found;
  const [zh, en] = law === 'T' ? ['数据交易办法', 'Data trading'] : ['授权运营办法', 'Authorized operation'];
  return say(
    `${zh}第${numeral(Number(article))}条${item ? `第（${numeral(Number(item))}）项` : ''}`,
    `${en}, article ${article}${item ? `(${item})` : ''}`,
  );
}
