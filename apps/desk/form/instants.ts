// Days and hours of an instant as they are in Changchun, whatever zone the browser is in: UTC+8 since 1991.

const EIGHT_HOURS_MS = 8 * 3_600_000;

/** `2026-03-02 10:00`, with seconds where there are any; what is no instant stays as it is. */
export function wallClock(instant: string): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return instant;
  const there = new Date(at + EIGHT_HOURS_MS).toISOString().replace('T', ' ');
  return there.slice(0, there.slice(17, 19) === '00' ? 16 : 19);
}

/** The instant at which clocks there show this. */
export function instantAt(wall: string): string {
  const [day = '', time = '00:00'] = wall.split(' ');
  return `${day}T${time.length === 5 ? `${time}:00` : time}+08:00`;
}
