// Tables of the command line: columns that line up, and paths that stay legible.
import { describe, expect, it } from 'vitest';
import { table } from '../../apps/cli/table.ts';
import { namesOf, showLifecycle } from '../../apps/cli/render.ts';
import { describeLifecycle } from '../../service/describe.ts';
import { lifecycles } from '@shuquan/machines';

describe('a table', () => {
  it('breaks a path after a dot, an event after an underscore, never inside a word', () => {
    const drawn = table(
      ['state', 'event'],
      [['inForce.rectification.underReview.byCenter', 'REQUEST_THE_SECOND_OPINION']],
      [20, 12],
    );
    expect(drawn).toBe(
      [
        'state                 event',
        'inForce.              REQUEST_THE_',
        'rectification.        SECOND_',
        'underReview.byCenter  OPINION',
        '',
      ].join('\n'),
    );
  });

  it('breaks a Chinese text anywhere, at the width that it takes on the screen', () => {
    expect(table(['说明'], [['须就责令改正的每一事项反馈']], [8])).toBe('说明\n须就责令\n改正的每\n一事项反\n馈\n');
  });

  it.each(Object.values(lifecycles).map((one) => [one.id, one] as const))(
    'shows whole names of %s',
    (id, lifecycle) => {
      const view = describeLifecycle(lifecycle);
      const shown = showLifecycle(view, { language: 'en', now: new Date() });
      const firsts = shown.split('\n').map((line) => line.split(/ {2,}/)[0]!);
      const words = new Set(
        [...view.states.map(({ path }) => path), ...view.events.map(({ event }) => event)].flatMap((name) =>
          name.split(/(?<=[./_-])/),
        ),
      );
      const inTables = firsts.slice(firsts.indexOf('State') + 1).filter((cell) => /^[A-Za-z]+[._A-Za-z]*$/.test(cell));
      const known = new Set(['State', 'States', 'Event', 'Events']);
      const cut = inTables.filter(
        (cell) => !known.has(cell) && !cell.split(/(?<=[./_-])/).every((word) => words.has(word)),
      );
      expect(cut).toEqual([]);
      expect(namesOf(view, id, 'en').lifecycle).toBe(view.title.en);
    },
  );
});
