// A picture as plain SVG. Groups are buttons; everything has a name.
import type { Picture, PictureBox, PictureLine } from '@shuquan/client';
import { useId } from 'react';
import { useSession } from '../session.tsx';
import { type Marks, isGroup } from './marks.ts';
import { until } from './until.ts';
import { words } from './words.ts';

const LINE_HEIGHT = 18;
type Toggle = (path: string) => void;

type Drawn = { picture: Picture; marks: Marks };

export function Drawing({ picture, marks, name, toggle }: Drawn & { name: string; toggle: Toggle }) {
  const { width, height, boxes } = picture;
  return (
    <svg role="group" aria-label={name} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      {boxes
        .filter(({ open }) => open)
        .map((box) => (
          <Frame key={box.path} {...{ box, marks, toggle }} />
        ))}
      <Lines picture={picture} marks={marks} />
      {boxes
        .filter(({ open }) => !open)
        .map((box) => (
          <Box key={box.path} {...{ box, marks, toggle }} />
        ))}
    </svg>
  );
}

/** Said in words beside the picture: of no use to who hears it. */
function Lines({ picture: { lines, starts }, marks }: Drawn) {
  const arrows = useId();
  const headOf = (kind: Kind): string => `url(#${arrows}${kind})`;
  // What is possible or runs lies above the rest.
  const drawn = lines
    .map((line) => ({ line, kind: kindOf(line, marks), key: `${line.from} ${line.to} ${line.kind}` }))
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return (
    <g aria-hidden>
      <Arrows id={arrows} />
      {starts.map(({ inside, x, y, width: size, points }) => (
        <g key={inside} className="start">
          <circle cx={x + size / 2} cy={y + size / 2} r={size / 2} />
          <path d={wayOf(points)} markerEnd={headOf('plain')} />
        </g>
      ))}
      {drawn.map(({ line, kind, key }) => (
        <path key={key} className={`line ${kind}`} d={wayOf(line.points)} markerEnd={headOf(kind)} />
      ))}
      {drawn.map(({ line, kind, key }) => line.label && <Label key={key} {...{ line, kind, marks }} />)}
    </g>
  );
}

const Arrows = ({ id }: { id: string }) => (
  <defs>
    {order.map((kind) => (
      <marker
        key={kind}
        id={`${id}${kind}`}
        className={kind}
        viewBox="0 0 8 8"
        refX="7"
        refY="4"
        markerWidth="7"
        markerHeight="7"
        orient="auto"
      >
        <path d="M0 0 8 4 0 8z" />
      </marker>
    ))}
  </defs>
);

const order = ['plain', 'auto', 'taken', 'time', 'due', 'can'] as const;
type Kind = (typeof order)[number];
function kindOf(line: PictureLine, marks: Marks): Kind {
  if (marks.possible(line).length) return 'can';
  if (marks.dueAt(line)) return 'due';
  if (marks.wasTaken(line)) return 'taken';
  return line.kind === 'event' ? 'plain' : line.kind;
}

const wayOf = (points: Picture['lines'][number]['points']): string =>
  `M${points.map(([x, y]) => `${x} ${y}`).join('L')}`;

function Label({ line, kind, marks }: { line: PictureLine; kind: Kind; marks: Marks }) {
  const { language } = useSession();
  const { y, height } = line.label!;
  const possible = [...new Set(marks.possible(line).map(({ title }) => title))];
  const titles = [...new Set(line.moves.map(({ title }) => title))];
  const [first] = possible;
  const text = !first
    ? line.text
    : titles.length > 1
      ? words.more({ zh: first, en: first }, titles.length)[language]
      : first;
  const due = marks.dueAt(line);
  const { x, anchor } = besideOf(line);
  return (
    <text className={`label ${kind}`} x={x} y={y + height / 2 + (due ? -3 : 4)} textAnchor={anchor}>
      {text}
      {titles.length > 1 && <title>{titles.join(language === 'zh' ? '、' : ', ')}</title>}
      {due && (
        <tspan x={x} dy={15}>
          {until(due)}
        </tspan>
      )}
    </text>
  );
}

/** The room for a label is as wide as the longest of its titles: a shorter one stands at the side where its line is. */
function besideOf({ label, points }: PictureLine): { x: number; anchor: 'start' | 'middle' | 'end' } {
  const { x, y, width, height } = label!;
  const down = points.slice(1).flatMap(([px, py], at) => {
    const [qx, qy] = points[at]!;
    return px === qx && Math.min(py, qy) <= y + height && Math.max(py, qy) >= y ? [px] : [];
  });
  const near = down.toSorted((a, b) => Math.abs(a - x - width / 2) - Math.abs(b - x - width / 2))[0];
  if (near === undefined || (near > x && near < x + width)) return { x: x + width / 2, anchor: 'middle' };
  return near <= x ? { x: x + 3, anchor: 'start' } : { x: x + width - 3, anchor: 'end' };
}

/** What a box is called: its title, and how the case stands to it. */
function useName() {
  const { t, language } = useSession();
  return ({ title, path, kind, states }: PictureBox, marks: Marks): string =>
    [
      title,
      states !== undefined && t(words.states(states)),
      marks.isActive(path) ? t(words.active) : marks.isPassed(path) && t(words.passed),
      kind === 'final' && t(words.outcome),
    ]
      .filter(Boolean)
      .join(language === 'zh' ? '，' : ', ');
}
const stateOf = ({ path }: PictureBox, marks: Marks): string =>
  marks.isActive(path) ? 'active' : marks.isPassed(path) ? 'passed' : '';

const pressed = (path: string, toggle: Toggle) => ({
  role: 'button',
  tabIndex: 0,
  onClick: () => toggle(path),
  onKeyDown: (event: React.KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    toggle(path);
  },
});

function Box({ box, marks, toggle }: { box: PictureBox; marks: Marks; toggle: Toggle }) {
  const nameOf = useName();
  const { path, x, y, width, height, text, kind, region } = box;
  const group = isGroup(box);
  const top = y + height / 2 - ((text.length - 1) * LINE_HEIGHT) / 2 + 4.5;
  return (
    <g
      className={['box', kind, region && 'region', group && 'group', stateOf(box, marks)].filter(Boolean).join(' ')}
      data-path={path}
      aria-label={nameOf(box, marks)}
      {...(group ? { ...pressed(path, toggle), 'aria-expanded': false } : { role: 'img' })}
    >
      <rect x={x} y={y} width={width} height={height} rx={kind === 'final' ? 14 : 5} />
      {kind === 'final' && <rect className="inner" x={x + 3} y={y + 3} width={width - 6} height={height - 6} rx={11} />}
      <text>
        {text.map((line, at) => (
          <tspan key={line} x={x + (width - (group ? 16 : 0)) / 2} y={top + at * LINE_HEIGHT}>
            {line}
            {at < text.length - 1 && /[ -~]$/.test(line) && ' '}
          </tspan>
        ))}
      </text>
      {group && <Sign x={x + width - 13} y={y + height / 2} plus />}
    </g>
  );
}

function Frame({ box, marks, toggle }: { box: PictureBox; marks: Marks; toggle: Toggle }) {
  const nameOf = useName();
  const { path, x, y, width, height, title, region } = box;
  return (
    <g className={['frame', region && 'region', stateOf(box, marks)].filter(Boolean).join(' ')}>
      <rect x={x} y={y} width={width} height={height} rx={6} aria-hidden />
      <g className="head" data-path={path} aria-label={nameOf(box, marks)} aria-expanded {...pressed(path, toggle)}>
        <rect x={x + 6} y={y + 5} width={width - 12} height={26} rx={4} />
        <Sign x={x + 19} y={y + 18} />
        <text x={x + 34} y={y + 22.5}>
          {title}
        </text>
      </g>
    </g>
  );
}

const Sign = ({ x, y, plus }: { x: number; y: number; plus?: boolean }) => (
  <path className="sign" aria-hidden d={`M${x - 4} ${y}h8${plus ? `M${x} ${y - 4}v8` : ''}`} />
);
