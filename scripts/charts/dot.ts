// One statechart as a Graphviz graph that an official can read: titles in both languages, who acts, under which
// article, and which deadline runs. Pure; knows charts, not files.
import type { AnyStateNode } from 'xstate';
import {
  type TransitionPart,
  guardsOf,
  isFault,
  statesOf,
  transitionsFrom,
  transitionsOf,
  type By,
  type Lifecycle,
  type StateMeta,
  type TransitionMeta,
} from '@shuquan/machines/kernel';
import { articlesOf, roles } from '@shuquan/machines/law';
import { isParameterKey, parameters } from '@shuquan/machines/regimes';

const fonts = 'Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, Arial, sans-serif';
const ink = {
  line: '#44546a',
  text: '#1f2933',
  faint: '#66758a',
  time: '#9c4a00',
  box: '#f7f9fc',
  end: '#e8efe4',
  group: '#fbfcfe',
};

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const quote = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

type Line = { text: string; color?: string; size?: number; bold?: true };
const small = (text: string, color = ink.faint): Line => ({ text, color, size: 8 });
// Graphviz has no measure of Chinese type; too narrow a box would let the text run over.
const emOf = (sign: string): number => (sign.codePointAt(0)! > 0x2000 ? 1 : /[A-Z_]/.test(sign) ? 0.68 : 0.56);
const cell = ({ text, color = ink.text, size = 11, bold }: Line): string => {
  const width = Math.ceil([...text].reduce((sum, sign) => sum + emOf(sign), 0) * size);
  const inner = bold ? `<B>${escape(text)}</B>` : escape(text);
  return `<TR><TD ALIGN="LEFT" WIDTH="${width}"><FONT COLOR="${color}" POINT-SIZE="${size}">${inner}</FONT></TD></TR>`;
};
const table = (lines: Line[]): string =>
  `<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1">${lines
    .filter(({ text }) => text)
    .map(cell)
    .join('')}</TABLE>>`;

const articlesIn = ({ law }: { law: StateMeta['law'] }): string => {
  const all = articlesOf(law);
  return all.length > 3 ? `${all.slice(0, 3).join(', ')} …` : all.join(', ');
};
/** What the relations of `parties` are called. */
const relations: Record<string, string> = {
  subject: '登记主体',
  owner: '数据商',
  seller: '卖方',
  buyer: '买方',
  respondent: '当事人',
  operator: '授权运营单位',
  applicant: '申请单位',
  provider: '公共数据提供单位',
  evaluator: '评估机构',
  person: '本人',
  builder: '建设单位',
  partner: '合作单位',
};
const whoOf = (by: By[]): string => {
  const names = by.map((name) => (name in roles ? roles[name as keyof typeof roles].zh : (relations[name] ?? name)));
  return names.length > 3 ? `${names.slice(0, 2).join('、')}等 ${names.length} 方` : names.join('、');
};

/** Graphviz does not wrap by itself. */
const wrap = (text: string, width: number): string[] => {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    if (line && line.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines;
};

/** The label of a transition: what happens, if what, by whom, under which article. */
function labelOf(lifecycle: Lifecycle, { kind, name, guard, meta }: TransitionPart): Line[] {
  const guards = guardsOf(lifecycle.machine, guard).flatMap((part) => (isFault(part) ? [] : [part.name]));
  const shown = guards.length > 2 ? [...guards.slice(0, 2), `+${guards.length - 2}`] : guards;
  return [headOf(lifecycle, kind, name), ...shown.map((one) => small(`[${one}]`)), small(footOf(meta))];
}
function headOf(lifecycle: Lifecycle, kind: TransitionPart['kind'], name: string): Line {
  if (kind === 'event') return { text: `${lifecycle.events[name]?.title.zh ?? ''} ${name}`, size: 9.5 };
  if (kind === 'after')
    return {
      text: `${isParameterKey(name) ? parameters[name].title.zh : '期限届满'} ${name}`,
      size: 9.5,
      color: ink.time,
    };
  return { text: kind === 'done' ? '各部分办结 all parts done' : '随即 at once', size: 9, color: ink.faint };
}
const footOf = (meta: TransitionMeta | undefined): string =>
  meta ? [whoOf(meta.by), articlesIn(meta)].filter(Boolean).join(' · ') : '';

class Drawing {
  readonly lifecycle: Lifecycle;
  /** Draws the inside of this state alone; what lies outside is only named. */
  readonly root: AnyStateNode;
  readonly lines: string[] = [];
  readonly strangers = new Map<string, AnyStateNode>();
  readonly metas: Map<string, StateMeta | undefined>;
  /** Groups that have a page of their own. */
  readonly folded: Set<string>;

  constructor(lifecycle: Lifecycle, root: AnyStateNode, folded: Set<string>) {
    this.lifecycle = lifecycle;
    this.root = root;
    this.folded = folded;
    this.metas = new Map(statesOf(lifecycle).map(({ node, meta }) => [node.id, meta]));
  }

  isGroup(node: AnyStateNode): boolean {
    return Object.keys(node.states).length > 0 && !this.folded.has(node.id);
  }
  /** The state itself, or the folded group that it is in; outside of the page, the largest group that is not around it. */
  shown(node: AnyStateNode): AnyStateNode {
    for (let at: AnyStateNode | undefined = node; at; at = at.parent) if (this.folded.has(at.id)) return at;
    if (this.isInside(node)) return node;
    let at = node;
    while (at.parent && !this.isAround(at.parent)) at = at.parent;
    return at;
  }
  isAround(node: AnyStateNode): boolean {
    return node === this.root || this.root.id.startsWith(`${node.id}.`);
  }
  isInside(node: AnyStateNode): boolean {
    return node === this.root || node.id.startsWith(`${this.root.id}.`);
  }

  /** A node of the graph: a group has a point of its own for the lines that leave and enter it. */
  point(node: AnyStateNode): string {
    if (!this.isInside(node)) this.strangers.set(node.id, node);
    return quote(this.isInside(node) && this.isGroup(node) ? `${node.id}#` : node.id);
  }

  draw(): string {
    // A part of a chart is drawn in its own frame, which lines can leave and enter.
    const body = this.root.parent
      ? this.drawGroup(this.root)
      : this.drawChildren(this.root, Object.values(this.root.states));
    const edges = this.drawEdges();
    const outside = [...this.strangers.values()].map(
      (node) =>
        `${quote(node.id)} [shape=box style="rounded,dashed,filled" fillcolor=white color="${ink.faint}" label=${table(this.titleOf(node))}]`,
    );
    return [
      'digraph {',
      `graph [compound=true rankdir=TB nodesep=0.45 ranksep=0.55 bgcolor=white pad=0.2 fontname="${fonts}" fontsize=11 fontcolor="${ink.text}" labeljust=l]`,
      `node [fontname="${fonts}" fontsize=11 fontcolor="${ink.text}" color="${ink.line}" fillcolor="${ink.box}" shape=box style="rounded,filled" margin="0.08,0.05"]`,
      `edge [fontname="${fonts}" fontsize=10 fontcolor="${ink.text}" color="${ink.line}" arrowsize=0.7]`,
      ...body,
      ...outside,
      ...edges,
      '}',
    ].join('\n');
  }

  titleOf(node: AnyStateNode): Line[] {
    const meta = this.metas.get(node.id);
    const english = wrap(meta?.title.en ?? this.lifecycle.title.en, 28).map((text): Line => ({ text, size: 9 }));
    return [
      { text: meta?.title.zh ?? this.lifecycle.title.zh, bold: true },
      ...english,
      small(meta ? articlesIn(meta) : ''),
    ];
  }

  drawChildren(parent: AnyStateNode, children: AnyStateNode[]): string[] {
    const initials = parent.type === 'parallel' ? [] : (parent.initial?.target ?? []);
    const start = `${parent.id}#start`;
    return [
      ...children.flatMap((node) => (this.isGroup(node) ? this.drawGroup(node) : [this.drawLeaf(node)])),
      ...(initials.length
        ? [`${quote(start)} [shape=circle style=filled fillcolor="${ink.line}" width=0.12 label=""]`]
        : []),
      ...initials.map(
        (node) => `${quote(start)} -> ${this.point(this.shown(node))}${this.ends(undefined, this.shown(node), [])}`,
      ),
    ];
  }

  drawGroup(node: AnyStateNode): string[] {
    const parallel = node.parent?.type === 'parallel';
    const inner = node.type === 'parallel' ? [small('并行 in parallel')] : [];
    return [
      `subgraph ${quote(`cluster_${node.id}`)} {`,
      `label=${table([...this.titleOf(node), ...inner, ...this.stays(node)])}; style="rounded${parallel ? ',dashed' : ''},filled"; fillcolor="${ink.group}"; color="${ink.line}"; margin=16;`,
      `${quote(`${node.id}#`)} [shape=point width=0.04 style=invis label=""]`,
      ...this.drawChildren(node, Object.values(node.states)),
      '}',
    ];
  }

  drawLeaf(node: AnyStateNode): string {
    const final = node.type === 'final';
    const folded = this.folded.has(node.id);
    const task = this.metas.get(node.id)?.task;
    const lines = [
      ...this.titleOf(node),
      ...(folded ? [small('见分图 see its own picture')] : []),
      ...(task ? [{ text: `☐ ${task.title.zh} / ${whoOf([task.by])}`, size: 9, color: ink.faint }] : []),
      ...(folded ? [] : this.stays(node)),
    ];
    return `${quote(node.id)} [label=${table(lines)}${final ? ` peripheries=2 fillcolor="${ink.end}"` : ''}${folded ? ' shape=box3d style=filled' : ''}]`;
  }

  /** Events that change no state are told within it. */
  stays(node: AnyStateNode): Line[] {
    return transitionsFrom(this.lifecycle.machine, node)
      .filter(({ to }) => !to.length)
      .map((part) => ({
        text: `↻ ${headOf(this.lifecycle, part.kind, part.name).text} ${footOf(part.meta)}`,
        size: 8.5,
        color: ink.faint,
      }));
  }

  drawEdges(): string[] {
    const byWay = new Map<
      string,
      { from: AnyStateNode; to: AnyStateNode; timed: boolean; lines: Line[]; ways: number }
    >();
    const nodes = new Map(statesOf(this.lifecycle).map(({ node, path }) => [path, node]));
    for (const part of transitionsOf(this.lifecycle)) {
      for (const target of part.to) {
        const from = this.shown(nodes.get(part.from)!);
        const to = this.shown(nodes.get(target)!);
        if (!this.isInside(from) && !this.isInside(to)) continue;
        if (this.isAround(from) && from !== this.root) continue;
        if (from === to && this.folded.has(from.id)) continue;
        const timed = part.kind === 'after';
        const key = `${from.id} ${to.id} ${timed}`;
        const way = byWay.get(key) ?? { from, to, timed, lines: [], ways: 0 };
        const label = labelOf(this.lifecycle, part);
        // The page that has both ends names every way between them.
        const elsewhere = !this.isInside(from) || !this.isInside(to);
        if (elsewhere && way.ways >= 3) {
          if (way.ways++ === 3) way.lines.push(small('…'));
        } else if (!JSON.stringify(way.lines).includes(JSON.stringify(label).slice(1, -1))) {
          way.lines.push(...label);
          way.ways++;
        }
        byWay.set(key, way);
      }
    }
    return [...byWay.values()].map(
      ({ from, to, timed, lines }) =>
        `${this.point(from)} -> ${this.point(to)}${this.ends(from, to, [`label=${table(lines)}`, ...(timed ? [`style=dashed color="${ink.time}"`] : [])])}`,
    );
  }

  /** Lines stop at the border of a group, unless they stay within it. */
  ends(from: AnyStateNode | undefined, to: AnyStateNode, more: string[]): string {
    const within = (inner: AnyStateNode | undefined, outer: AnyStateNode) =>
      inner !== undefined && (inner === outer || inner.id.startsWith(`${outer.id}.`));
    const ends = [
      ...(from && from.parent && this.isInside(from) && this.isGroup(from) && !within(to, from)
        ? [`ltail=${quote(`cluster_${from.id}`)}`]
        : []),
      ...(to.parent && this.isInside(to) && this.isGroup(to) && !within(from, to)
        ? [`lhead=${quote(`cluster_${to.id}`)}`]
        : []),
    ];
    const all = [...ends, ...more];
    return all.length ? ` [${all.join(' ')}]` : '';
  }
}

export const dotOf = (lifecycle: Lifecycle, root: AnyStateNode, folded: AnyStateNode[]): string =>
  new Drawing(lifecycle, root, new Set(folded.map(({ id }) => id))).draw();
