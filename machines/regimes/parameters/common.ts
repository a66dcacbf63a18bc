// What both regulations share: the calendar, reminders, and the limits of what one event may carry.
import { gap, outside, reading } from '../../law/cite.ts';
import { choice, duration, flag, number } from './define.ts';

const limits = outside('Safe operation', 'No article: a stated limit that keeps one request from harming the others.');
const civilCode = outside(
  'Civil Code art. 203',
  'The last day of a term that is a statutory rest day gives way to the day after it; see D-0021 for weekends.',
);

export const commonParameters = {
  'calendar.uncovered': choice(
    ['没有节假日通知的年份', 'Working days of a year whose holiday notice is not loaded'],
    gap([], 'D-0021'),
    'provisional',
    ['provisional', 'refuse'],
  ),
  'calendar.weekendRolls': flag(
    ['期间最后一日为周末时顺延', 'A term whose last day is a weekend rolls to the next day that is not a rest day'],
    civilCode,
    true,
  ),
  'task.remindAt': number(
    ['时限过去多少比例时提醒一次', 'Share of a service level after which its one reminder goes'],
    gap([], 'D-0022'),
    0.5,
    { floor: 0, ceiling: 1, fractional: true },
  ),
  'document.maxBytes': number(['单个文件的最大字节数', 'Largest document, in bytes'], limits, 104_857_600, {
    floor: 1024,
    ceiling: 1_073_741_824,
  }),
  'event.maxBytes': number(['单个事件的最大字节数', 'Largest event, in bytes'], limits, 262_144, { floor: 1024 }),
  'document.perDay': number(['每人每日上传文件数', 'Documents that one person brings in a day'], limits, 2000, {
    floor: 1,
    ceiling: 1_000_000,
  }),
  'citizen.perHour': number(
    ['每人每小时查询公民引用号的次数', 'References of citizens that one person asks for in an hour'],
    gap(['P20(1)', 'T25'], 'D-0364'),
    60,
    { floor: 1, ceiling: 10_000 },
  ),
  'archive.anchor.every': duration(['账本锚定周期', 'The ledger is anchored every'], reading('T24', 'D-0285'), '1 cd', {
    floor: '1 cd',
    ceiling: '7 cd',
  }),
  'attempt.keptFor': duration(
    ['未受理记录留存期限', 'Refused attempts are kept for'],
    gap(['P20(1)', 'T25'], 'D-0287'),
    '12 mo',
    {
      floor: '6 mo',
      ceiling: '20 y',
    },
  ),
  'attempt.perMinute': number(
    ['每人每分钟逐条留存的未受理办理数', 'Refused attempts of one person in a minute that are kept one by one'],
    gap(['P20(1)', 'T25'], 'D-0287'),
    60,
    { floor: 1, ceiling: 10_000 },
  ),
};
