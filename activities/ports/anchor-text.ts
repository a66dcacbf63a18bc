// The text of N28: what was anchored, so that the supervisor's letter alone proves it, and what was missed.
import { type Anchor, statementOf } from '../../ledger/anchor.ts';
import type { Text } from '@shuquan/machines/law';
import { beijingTime } from './notice-text.ts';

export type AnchorNotice = { key: string; subject: Text; text: Text };

export function madeText(anchor: Anchor, place: string): Pick<AnchorNotice, 'subject' | 'text'> {
  const { id, day, at, cases, rows, root, missed } = statementOf(anchor);
  const [zhMissed, enMissed] = missed.length
    ? [`\n漏锚日期：${missed.join('、')}`, `\nDays without an anchor: ${missed.join(', ')}`]
    : ['', ''];
  return {
    subject: {
      zh: `账本锚定 ${day}（第 ${id} 号）${missed.length ? '，其前有漏锚' : ''}`,
      en: `Anchor of the ledger, ${day} (no. ${id})${missed.length ? ', after days without one' : ''}`,
    },
    text: {
      zh: `账本于 ${beijingTime(at)}（北京时间）锚定，共 ${cases} 件案件，新增 ${rows} 行。\n根值：${root}${zhMissed}\n依据：T24、T25\n请留存本通知。日后可据以下声明及其 Ed25519 签名核验账本未被改写；另存于 ${place}。`,
      en: `The ledger was anchored at ${beijingTime(at)} (Beijing): ${cases} cases, ${rows} new rows.\nRoot: ${root}${enMissed}\nUnder: T24, T25\nPlease keep this notice: with this statement and its Ed25519 signature anybody can check later that the ledger was not rewritten. A copy is kept in ${place}.\n\n${anchor.statement}\n${anchor.signature}`,
    },
  };
}

/** The anchor in a notice as above, or in a file as anchors are kept; undefined: there is none. */
export function anchorFrom(text: string): Anchor | undefined {
  const lines = text.split(/\r?\n/);
  const at = lines.findIndex((line) => line.startsWith('{"') && line.endsWith('}'));
  if (at >= 0) return { statement: lines[at]!, signature: lines[at + 1]?.trim() ?? '' };
  try {
    const { statement, signature } = JSON.parse(text) as Partial<Anchor>;
    return statement && signature ? { statement, signature } : undefined;
  } catch {
    return undefined;
  }
}

export const lateText = ({
  due,
  last,
  why,
}: {
  due: string | null;
  last: string | null;
  why: string;
}): Pick<AnchorNotice, 'subject' | 'text'> => ({
  subject: { zh: `账本锚定逾期（应于 ${due}）`, en: `The ledger is not anchored (due on ${due})` },
  text: {
    zh: `账本应于 ${due} 锚定，至今未能完成；最近一次锚定为 ${last ?? '无'}。原因：${why}\n依据：T24、T25`,
    en: `The ledger was to be anchored on ${due} and is not; the last anchor is of ${last ?? 'no day'}. Why: ${why}\nUnder: T24, T25`,
  },
});
