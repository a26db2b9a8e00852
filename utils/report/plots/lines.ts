import type { Drawing, Piece } from '../../post/report-view.ts';
import { shortened } from './bars.ts';
import { type Look, piece, words } from './drawing.ts';

export interface LinesOf {
  title: string;
  description: string;
  /** What stands below, one for each value. */
  steps: string[];
  /** None where there is nothing to show. */
  series: { name: string; values: (number | undefined)[] }[];
  /** The top of the scale. */
  most: number;
  textOf(value: number): string;
}

const [width, plotHeight] = [720, 220];
const [left, right, top] = [70, 45, 12];
const legendRow = 22;

/** A line for each series, over steps of time. Each has a colour, a dash and a mark of its own. */
export function lines(of: LinesOf, look: Look): Drawing {
  const { title, description, steps, series, most, textOf } = of;
  const stepWidth = (width - left - right) / Math.max(steps.length - 1, 1);
  const x = (step: number) => left + (steps.length === 1 ? (width - left - right) / 2 : step * stepWidth);
  const y = (value: number) => top + plotHeight - (value / (most || 1)) * plotHeight;
  const every = Math.ceil(steps.length / 12);
  const grid = [0, 0.25, 0.5, 0.75, 1].flatMap((part) => [
    piece('line', {
      ...{ x1: left, x2: width - right, y1: y(part * most), y2: y(part * most) },
      ...{ stroke: look.soft, 'stroke-width': part === 0 ? 1.2 : 0.4 },
    }),
    words(textOf(part * most), left - 8, y(part * most), look, {
      ...{ 'text-anchor': 'end', 'dominant-baseline': 'central', fill: look.soft },
    }),
  ]);
  const names = steps.flatMap((name, index) =>
    index % every === 0
      ? [words(name, x(index), top + plotHeight + 20, look, { 'text-anchor': 'middle', fill: look.soft })]
      : [],
  );
  const drawn = series.flatMap(({ values }, index) => {
    const points = values.map((value, step) =>
      value === undefined ? undefined : { x: x(step), y: y(value) },
    );
    return line(points, index, look);
  });
  const keys = series.flatMap(({ name }, index) => key(name, index, look));
  const height = top + plotHeight + 34 + Math.ceil(series.length / 2) * legendRow + 4;
  return { title, description, width, height, pieces: [...grid, ...names, ...drawn, ...keys] };
}

type Point = { x: number; y: number };

/** Where a value is missing the line has a gap: nothing is guessed between. */
function line(points: readonly (Point | undefined)[], index: number, look: Look): Piece[] {
  let path = '';
  let isDown = false;
  for (const point of points) {
    if (point) path += `${isDown ? 'L' : 'M'}${rounded(point.x)},${rounded(point.y)} `;
    isDown = point !== undefined;
  }
  return [
    piece('path', { d: path.trim() || 'M0,0', fill: 'none', ...stroke(index, look) }),
    ...points.flatMap((point) => (point ? [mark(point, index, look)] : [])),
  ];
}

function key(name: string, index: number, look: Look): Piece[] {
  const at = { x: left + (index % 2) * 310, y: top + plotHeight + 42 + Math.floor(index / 2) * legendRow };
  return [
    piece('path', { d: `M${at.x},${at.y} h40`, fill: 'none', ...stroke(index, look) }),
    mark({ x: at.x + 20, y: at.y }, index, look),
    words(shortened(name, 34), at.x + 50, at.y, look, { 'dominant-baseline': 'central' }),
  ];
}

function stroke(index: number, look: Look): Piece['attributes'] {
  const dash = ['', '8 4', '2 3', '10 3 2 3', '5 2', '1 4'][index % 6] ?? '';
  const colour = look.series[index % look.series.length] ?? look.ink;
  return { stroke: colour, 'stroke-width': 2.4, ...(dash ? { 'stroke-dasharray': dash } : {}) };
}

/** A disc, a square, a triangle, a diamond, a cross or a ring. */
function mark({ x, y }: Point, index: number, look: Look): Piece {
  const [at, up] = [rounded(x), rounded(y)];
  const paths = [
    `M${at - 4},${up} a4,4 0 1,0 8,0 a4,4 0 1,0 -8,0`,
    `M${at - 4},${up - 4} h8 v8 h-8 z`,
    `M${at},${up - 5} l5,9 h-10 z`,
    `M${at},${up - 5} l5,5 l-5,5 l-5,-5 z`,
    `M${at - 4},${up - 4} l8,8 M${at + 4},${up - 4} l-8,8`,
    `M${at - 5},${up} h10 M${at},${up - 5} v10`,
  ];
  const colour = look.series[index % look.series.length] ?? look.ink;
  return piece('path', {
    d: paths[index % paths.length] ?? '',
    fill: colour,
    stroke: look.ink,
    'stroke-width': 1,
  });
}

const rounded = (value: number) => Math.round(value * 10) / 10;
