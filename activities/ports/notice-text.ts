// The text of a notice: subject, case, deadline and articles, in Chinese and English, and none of the contents of the
// case: those who may read them find them in the case.
import { articles, isArticleId, type Text } from '@shuquan/machines/law';

export type Notice = {
  notice: string;
  caseId: string;
  lifecycle: Text;
  subject: Text;
  articles: string[];
  at: string;
  dueAt: string | null;
  /** What an addressee who does not read the case is to do. */
  advice: string | null;
};

/** An instant in Beijing time, to the minute; midnight is the end of the day before, as a term says it. */
export function beijingTime(instant: string): string {
  const shown = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  const ms = Date.parse(instant);
  const local = shown(ms);
  return local.endsWith('00:00') ? `${shown(ms - 60_000).slice(0, 10)} 24:00` : local;
}

const cited = (ids: string[], language: 'zh' | 'en'): string =>
  ids
    .map((id) => (isArticleId(id) ? `${id}(${articles[id].title[language]})` : id))
    .join(language === 'zh' ? '、' : ', ');

/** One line for a list of messages. Line breaks of a title would end a header. */
export const subjectLine = ({ notice, subject, caseId }: Notice): string =>
  `[${notice}] ${subject.zh} / ${subject.en} — ${caseId}`.replace(/\s+/g, ' ').slice(0, 300);

/** `concerned`: cases of the addressee's own. */
export function textOf(
  { notice, caseId, lifecycle, subject, articles: ids, at, dueAt, advice }: Notice,
  concerned: string[] = [],
): Text {
  const lines = (label: [string, string | null][]): string =>
    label.flatMap(([name, value]) => (value ? [`${name}${value}`] : [])).join('\n');
  return {
    zh: lines([
      ['', subject.zh],
      ['案件：', `${caseId}（${lifecycle.zh}）`],
      ['时间：', `${beijingTime(at)}（北京时间）`],
      ['期限：', dueAt && `${beijingTime(dueAt)}（北京时间）`],
      ['涉及贵方案件：', concerned.join('、')],
      ['请贵方：', advice],
      ['依据：', cited(ids, 'zh')],
      ['通知编号：', notice],
      ['', `${advice ? '' : '详情请登录系统查阅。'}本通知由系统自动发送，请勿回复。`],
    ]),
    en: lines([
      ['', subject.en],
      ['Case: ', `${caseId} (${lifecycle.en})`],
      ['Time: ', `${beijingTime(at)} (Beijing)`],
      ['Due: ', dueAt && `${beijingTime(dueAt)} (Beijing)`],
      ['Of yours it concerns: ', concerned.join(', ')],
      ['What to do: ', advice],
      ['Under: ', cited(ids, 'en')],
      ['Notice: ', notice],
      ['', `${advice ? '' : 'Read the case in the system. '}This notice was sent automatically; please do not reply.`],
    ]),
  };
}
