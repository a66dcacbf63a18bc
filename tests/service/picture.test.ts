// The chart of every lifecycle as a picture: everything is drawn, nothing covers anything, every line leads somewhere.
import { describe, expect, it } from 'vitest';
import type { Picture, PictureBox } from '@shuquan/client';
import * as charts from '../../machines/lifecycles.ts';
import type { Lifecycle } from '../../machines/kernel/types.ts';
import { statesOf } from '../../machines/kernel/chart-walk.ts';
import { LayoutBusy, createLayout } from '../../service/layout.ts';
import { pictureOf, summed, unfolded } from '../../service/picture.ts';

const layout = createLayout();
const all: Lifecycle[] = Object.values(charts);
const draw = (lifecycle: Lifecycle, open: string[], language: 'zh' | 'en' = 'zh') =>
  pictureOf(lifecycle, unfolded(lifecycle, open), language, layout);

const isAround = (outer: PictureBox, inner: PictureBox): boolean => inner.path.startsWith(`${outer.path}.`);
const overlaps = (a: PictureBox, b: PictureBox): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const contains = (outer: PictureBox, inner: PictureBox): boolean =>
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

function faultsOf({ boxes, lines, starts, width, height }: Picture): string[] {
  const paths = new Set(boxes.map(({ path }) => path));
  const isFinite = (...numbers: number[]) => numbers.every((one) => Number.isFinite(one) && one >= 0);
  return [
    ...boxes
      .filter(({ x, y, width: w, height: h }) => !isFinite(x, y, w, h) || w < 1 || x + w > width || y + h > height)
      .map(({ path }) => `${path} is out of the picture`),
    ...boxes.flatMap((one, index) =>
      boxes
        .slice(index + 1)
        .filter((other) =>
          isAround(one, other) ? !contains(one, other) : !isAround(other, one) && overlaps(one, other),
        )
        .map((other) => `${one.path} and ${other.path} cover each other`),
    ),
    ...lines
      .filter(({ from, to }) => !paths.has(from) || !paths.has(to))
      .map(({ from, to }) => `${from} → ${to} leads out of the picture`),
    ...[...lines, ...starts]
      .filter(({ points }) => points.length < 2 || !isFinite(...points.flat()))
      .map((line) => `a line of ${'from' in line ? line.from : line.inside} has no way`),
    ...lines.filter(({ text, label }) => text && !label).map(({ text }) => `${text} has no place`),
  ];
}

describe('a picture', () => {
  it.each(all.map((lifecycle) => [lifecycle.id, lifecycle] as const))(
    'of %s holds together, folded and with each of its groups open',
    async (_, lifecycle) => {
      const groups = statesOf(lifecycle).filter(({ path, node }) => path && Object.keys(node.states).length > 0);
      const foldings = [[], ...groups.map(({ path }) => [path])];
      for (const open of foldings)
        expect({ open, faults: faultsOf(await draw(lifecycle, open)) }).toEqual({ open, faults: [] });
    },
  );

  it('unfolds a state with all around it, and leaves out what the chart does not have', async () => {
    const { trade } = charts;
    const inside = statesOf(trade).find(({ path }) => path.split('.').length === 3)!.path;
    const [top, middle] = inside.split('.');
    expect(unfolded(trade, [inside, 'nowhere', 'open.nowhere'])).toEqual(
      expect.arrayContaining([top, `${top}.${middle}`]),
    );
    expect(unfolded(trade, ['nowhere'])).toEqual([]);
    const { boxes } = await draw(trade, [inside]);
    expect(boxes.map(({ path }) => path)).toContain(inside);
  });

  it('draws every transition that leaves a box that is seen, and what is possible everywhere beside it', async () => {
    const { subjectRegistration, revocation } = charts;
    const { lines } = await draw(subjectRegistration, []);
    expect(lines.find(({ from, to }) => from === 'draft' && to === 'underSignupReview')).toMatchObject({
      kind: 'event',
      text: '提交登记',
    });
    expect((await draw(revocation, [])).anywhere).toHaveLength(1);
  });

  it('speaks the language that is asked for', async () => {
    const { boxes, lines } = await draw(charts.trade, [], 'en');
    expect([...boxes, ...lines].map((one) => ('title' in one ? one.title : one.text)).join('')).not.toMatch(
      /\p{Script=Han}/u,
    );
  });

  it('sums the titles of one line', () => {
    const moves = ['取消交易', '撤回', '撤回', '终止'].map((title) => ({ title }));
    expect(summed(moves, 'zh')).toBe('取消交易 等3项');
    expect(summed(moves.slice(1, 3), 'zh')).toBe('撤回');
  });
});

describe('the layout', () => {
  const graph = {
    id: 'root',
    layoutOptions: { 'elk.algorithm': 'layered' },
    children: [{ id: 'a', width: 10, height: 10 }],
  };

  it('says why it cannot lay out a graph, and goes on with the next', async () => {
    const own = createLayout();
    const wrong = { ...graph, edges: [{ id: 'e', sources: ['a'], targets: ['nowhere'] }] };
    await expect(own(wrong)).rejects.toThrow(/nowhere/);
    expect((await own(graph)).children).toHaveLength(1);
  });

  it('does not wait for ever: a thread that hangs is replaced, and the next graph is laid out', async () => {
    const hangs = `require('node:worker_threads').parentPort.on('message', (graph) => {
      while (graph.id === 'hangs');
      require('node:worker_threads').parentPort.postMessage({ laid: graph });
    })`;
    const own = createLayout(2_000, hangs);
    const [first, second] = await Promise.allSettled([own({ id: 'hangs' }), own(graph)]);
    expect(first).toMatchObject({ status: 'rejected', reason: expect.any(LayoutBusy) });
    expect(second).toMatchObject({ status: 'fulfilled', value: { id: 'root' } });
  });

  it('keeps at most fifty waiting, and refuses those who come later', async () => {
    const own = createLayout();
    const answers = await Promise.allSettled(Array.from({ length: 60 }, () => own(structuredClone(graph))));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(50);
    for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(LayoutBusy);
  });
});
