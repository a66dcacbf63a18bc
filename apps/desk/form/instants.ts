// Days and hours of an instant as they are in Changchun, whatever zone the browser is in: UTC+8 since 1991.
import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);
const EIGHT_HOURS = 480;

/** `2026-03-02 10:00`, with seconds where there are any. */
export function wallClock(instant: string): string {
  const there = dayjs(instant).utcOffset(EIGHT_HOURS);
  return there.isValid() ? there.format(there.second() ? 'YYYY-MM-DD HH:mm:ss' : 'YYYY-MM-DD HH:mm') : instant;
}

/** The instant at which clocks there show this. */
export const instantAt = (wall: string): string => {
  const [day = '', time = '00:00'] = wall.split(' ');
  return `${day}T${time.length === 5 ? `${time}:00` : time}+08:00`;
};
