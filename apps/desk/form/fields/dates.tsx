// Days, and instants as clocks in Changchun show them.
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useSession } from '../../session.tsx';
import { type Control, textOf } from '../control.ts';
import { instantAt, wallClock } from '../instants.ts';
import { words } from '../words.ts';

export const Day = ({ id, value, set, touch, aria }: Control) => (
  <DatePicker
    id={id}
    value={textOf(value) ? dayjs(textOf(value)) : null}
    format="YYYY-MM-DD"
    placeholder="2026-01-31"
    onChange={(day) => set(day?.format('YYYY-MM-DD'))}
    onBlur={touch}
    {...aria}
  />
);

export function Instant({ id, value, set, touch, aria }: Control) {
  const { t } = useSession();
  const wall = textOf(value) && wallClock(textOf(value)!);
  return (
    <span className="instant">
      <DatePicker
        id={id}
        value={wall ? dayjs(wall) : null}
        showTime={{ format: 'HH:mm', defaultOpenValue: dayjs('09:00', 'HH:mm') }}
        format={wall && wall.length > 16 ? 'YYYY-MM-DD HH:mm:ss' : 'YYYY-MM-DD HH:mm'}
        placeholder="2026-01-31 17:00"
        onChange={(at) => set(at ? instantAt(at.format('YYYY-MM-DD HH:mm:ss')) : undefined)}
        onBlur={touch}
        {...aria}
      />
      <span className="unit">{t(words.beijing)}</span>
    </span>
  );
}
