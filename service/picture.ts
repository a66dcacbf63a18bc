// A chart as a picture: folded to the states that are asked for, so that a page holds it. It depends on the chart, the
// language and the folding alone; where a case stands in it, the page marks.
import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import {
  type Lifecycle,
  type StatePart,
  type TransitionPart,
  eventTitle,
  statesOf,
  transitionsOf,
} from '@shuquan/machines/kernel';
import type { Text } from '@shuquan/machines/law';
import type { Picture, PictureBox, PictureLine, PictureMove } from '@shuquan/client';
import { clockTitle } from './titles.ts';
import { LABEL, TITLE, widthOf, wrapped } from './type-size.ts';

export type Language = keyof Text;
type Layout = (graph: ElkNode) => Promise<ElkNode>;
/** A line before it has a place: all moves of one kind from one box to another. */
type Bundle = { from: string; to: string; kind: PictureLine['kind']; moves: PictureMove[] };

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('.')));
const isWithin = (path: string, group: string): boolean =>
  group === '' || path === group || path.startsWith(`${group}.`);
const isGroup = ({ node }: StatePart): boolean => Object.keys(node.states).length > 0;
const startOf = (group: string): string => `${group}#start`;

/** The groups to unfold, with all around them; what the chart does not have is left out. In the order of the chart. */
export function unfolded(lifecycle: Lifecycle, asked: readonly string[]): string[] {
  return statesOf(lifecycle)
    .filter((part) => part.path && isGroup(part) && asked.some((path) => isWithin(path, part.path)))
    .map(({ path }) => path);
}

/** `open` as `unfolded` gives it. */
export async function pictureOf(
  lifecycle: Lifecycle,
  open: string[],
  language: Language,
  layout: Layout,
): Promise<Picture> {
  const folded = fold(lifecycle, open, language);
  const laid = await layout(graphOf(folded, open));
  const places = new Map<string, ElkNode>();
  const walk = (node: ElkNode): void => {
    places.set(node.id, node);
    node.children?.forEach(walk);
  };
  walk(laid);
  const edges = new Map(laid.edges?.map((edge) => [edge.id, edge]));
  return {
    lifecycle: lifecycle.id,
    version: lifecycle.version,
    language,
    open,
    width: Math.ceil(laid.width!),
    height: Math.ceil(laid.height!),
    boxes: folded.boxes.map((box) => ({ ...box, ...placeOf(places.get(box.path)!) })),
    starts: folded.starts.map(({ inside }) => ({
      inside,
      ...placeOf(places.get(startOf(inside))!),
      points: wayOf(edges.get(startOf(inside))!).points,
    })),
    lines: folded.lines.map((line, index) => ({ ...line, ...wayOf(edges.get(String(index))!) })),
    anywhere: folded.anywhere,
  };
}

const round = (length: number | undefined): number => Math.round((length ?? 0) * 10) / 10;
const placeOf = ({ x, y, width, height }: { x?: number; y?: number; width?: number; height?: number }) => ({
  x: round(x),
  y: round(y),
  width: round(width),
  height: round(height),
});
const wayOf = ({ sections = [], labels = [] }: ElkExtendedEdge): Pick<PictureLine, 'points' | 'label'> => ({
  points: sections.flatMap(({ startPoint, bendPoints = [], endPoint }) =>
    [startPoint, ...bendPoints, endPoint].map(({ x, y }): [number, number] => [round(x), round(y)]),
  ),
  ...(labels[0] && { label: placeOf(labels[0]) }),
});

type Unplaced<T> = Omit<T, 'x' | 'y' | 'width' | 'height'>;
type Folded = {
  boxes: Unplaced<PictureBox>[];
  starts: { inside: string; to: string }[];
  lines: (Bundle & { text: string })[];
  anywhere: PictureMove[];
  language: Language;
};

function fold(lifecycle: Lifecycle, open: string[], language: Language): Folded {
  const isOpen = new Set(['', ...open]);
  const states = statesOf(lifecycle).filter(({ path }) => path);
  const shown = states.filter(({ path }) => isOpen.has(parentOf(path)));
  const seen = new Set(shown.map(({ path }) => path));
  const visible = (path: string): string => (path === '' || seen.has(path) ? path : visible(parentOf(path)));
  const moves = transitionsOf(lifecycle).filter(({ to }) => to.length > 0);
  return {
    language,
    boxes: shown.map((part) => boxOf(part, states, isOpen, language)),
    starts: [...isOpen].flatMap((group) => startIn(lifecycle, group)),
    lines: bundled(
      lifecycle,
      moves.filter(({ from }) => from !== ''),
      visible,
      language,
    ),
    anywhere: moves.filter(({ from }) => from === '').map((part) => moveOf(lifecycle, part, language)),
  };
}

function boxOf(part: StatePart, states: StatePart[], isOpen: Set<string>, language: Language): Unplaced<PictureBox> {
  const { path, node, meta } = part;
  const title = meta?.title[language] ?? node.key;
  return {
    path,
    title,
    kind: node.type as PictureBox['kind'],
    inside: parentOf(path),
    ...(node.parent?.type === 'parallel' && { region: true as const }),
    ...(isGroup(part) && {
      open: isOpen.has(path),
      states: states.filter((one) => one.path !== path && isWithin(one.path, path)).length,
    }),
    text: isGroup(part) && isOpen.has(path) ? [title] : wrapped(title),
  };
}

/** Where a group is entered; of parallel regions all are. */
function startIn(lifecycle: Lifecycle, group: string): Folded['starts'] {
  const { node } = statesOf(lifecycle).find(({ path }) => path === group)!;
  const [first] = node.type === 'compound' ? node.initial.target : [];
  return first ? [{ inside: group, to: first.id.slice(lifecycle.machine.id.length + 1) }] : [];
}

function moveOf(lifecycle: Lifecycle, { kind, name, from, to }: TransitionPart, language: Language): PictureMove {
  const title: Text =
    kind === 'event' ? eventTitle(lifecycle, name) : kind === 'after' ? clockTitle(name) : { zh: '', en: '' };
  return {
    from,
    to,
    title: title[language],
    ...(kind === 'event' && { event: name }),
    ...(kind === 'after' && { clock: name }),
  };
}

/** One line for all moves of a kind between two boxes that are seen. */
function bundled(
  lifecycle: Lifecycle,
  parts: TransitionPart[],
  visible: (path: string) => string,
  language: Language,
): Folded['lines'] {
  const bundles = new Map<string, Bundle>();
  for (const part of parts) {
    const from = visible(part.from);
    const kind = part.kind === 'event' ? 'event' : part.kind === 'after' ? 'time' : 'auto';
    for (const to of endsOf(part, visible)) {
      if (to === from) continue;
      const key = `${from} ${to} ${kind}`;
      const bundle = bundles.get(key) ?? { from, to, kind, moves: [] };
      bundles.set(key, bundle);
      const move = moveOf(lifecycle, part, language);
      const isSame = ({ from: other, event, clock }: PictureMove) =>
        other === move.from && event === move.event && clock === move.clock;
      if (!bundle.moves.some(isSame)) bundle.moves.push(move);
    }
  }
  return [...bundles.values()].map((bundle) => ({ ...bundle, text: summed(bundle.moves, language) }));
}

/** Several regions at once are entered through what holds them, unless one comes from inside it. */
function endsOf({ from, to }: TransitionPart, visible: (path: string) => string): string[] {
  if (to.length === 1) return [visible(to[0]!)];
  let around = parentOf(to[0]!);
  while (!to.every((path) => isWithin(path, around))) around = parentOf(around);
  return around && !isWithin(from, around) ? [visible(around)] : [...new Set(to.map(visible))];
}

/** “取消交易 等4项”. */
export function summed(moves: { title: string }[], language: Language): string {
  const titles = [...new Set(moves.map(({ title }) => title))].filter(Boolean);
  if (titles.length < 2) return titles[0] ?? '';
  return language === 'zh' ? `${titles[0]} 等${titles.length}项` : `${titles[0]} +${titles.length - 1}`;
}

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  // One algorithm throughout: a group with another one breaks every line that crosses its frame.
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.padding': '[top=12,left=12,bottom=12,right=12]',
  'elk.spacing.nodeNode': '28',
  'elk.spacing.edgeNode': '14',
  'elk.spacing.edgeEdge': '12',
  'elk.layered.spacing.nodeNodeBetweenLayers': '28',
  'elk.layered.spacing.edgeNodeBetweenLayers': '14',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
};

function graphOf({ boxes, starts, lines, language }: Folded, open: string[]): ElkNode {
  const isOpen = new Set(open);
  const within = (group: string): ElkNode[] => [
    ...starts
      .filter(({ inside }) => inside === group)
      .map(({ inside }) => ({ id: startOf(inside), width: 12, height: 12 })),
    ...boxes
      .filter(({ inside }) => inside === group)
      .map((box): ElkNode =>
        isOpen.has(box.path) ? { ...frameOf(box), children: within(box.path) } : { id: box.path, ...sizeOf(box) },
      ),
  ];
  return {
    id: '',
    layoutOptions: options,
    children: within(''),
    edges: [
      ...lines.map((line, index): ElkExtendedEdge => ({
        id: String(index),
        sources: [line.from],
        targets: [line.to],
        ...(line.text && {
          labels: [
            { text: line.text, ...roomFor(line, language), layoutOptions: { 'elk.edgeLabels.inline': 'false' } },
          ],
        }),
      })),
      ...starts.map(({ inside, to }): ElkExtendedEdge => ({
        id: startOf(inside),
        sources: [startOf(inside)],
        targets: [to],
      })),
    ],
  };
}

/** An open group: its title stands in its head. */
const frameOf = ({ path, title }: Unplaced<PictureBox>): ElkNode => ({
  id: path,
  layoutOptions: {
    'elk.padding': '[top=44,left=16,bottom=16,right=16]',
    'elk.nodeSize.constraints': 'MINIMUM_SIZE',
    'elk.nodeSize.minimum': `(${Math.ceil(widthOf(title, TITLE)) + 64}, 60)`,
  },
});
const sizeOf = ({ text, open }: Unplaced<PictureBox>): { width: number; height: number } => ({
  width: Math.max(72, ...text.map((line) => Math.ceil(widthOf(line, TITLE)) + 24 + (open === undefined ? 0 : 18))),
  height: 18 + text.length * TITLE * 1.4,
});
/** Room for the longest of its titles: the page names the one that is possible. A deadline has its instant below. */
function roomFor(
  { kind, moves, text }: Folded['lines'][number],
  language: Language,
): { width: number; height: number } {
  const more = text.length - (moves[0]?.title.length ?? 0);
  const widths = moves.map(({ title }) =>
    widthOf(title + (language === 'zh' ? '字' : 'mm').repeat(more > 0 ? 3 : 0), LABEL),
  );
  const instant = kind === 'time' ? widthOf('2026-12-11 24:00', LABEL) : 0;
  return { width: Math.ceil(Math.max(instant, ...widths)) + 6, height: LABEL * 1.4 * (kind === 'time' ? 2 : 1) };
}
