import type { Drawing, Piece } from '../../post/report-view.ts';

/** How a drawing looks: for a page, where the browser's own colours hold, or for paper. */
export interface Look {
  ink: string;
  soft: string;
  paper: string;
  /** Told apart by people who are colour-blind (Okabe and Ito, 2008), and by pattern, mark and dash. */
  series: string[];
  font: string;
  /** Before the ids of patterns: unique in a document. */
  prefix: string;
}

/** Black on white. */
export const paperLook: Look = {
  ...{ ink: '#17221f', soft: '#4d5a55', paper: '#ffffff' },
  series: ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#f0e442', '#7a7a7a'],
  ...{ font: 'Liberation Sans, Arial, sans-serif', prefix: 'plot' },
};

export function piece(tag: string, attributes: Piece['attributes'], ...inside: (Piece | string)[]): Piece {
  return { tag, attributes, inside };
}

/** Words in a drawing. */
export function words(text: string, x: number, y: number, look: Look, more: Piece['attributes'] = {}): Piece {
  return piece('text', { x, y, fill: look.ink, 'font-size': 13, ...more }, text);
}

/** The drawing as the text of an SVG file. */
export function svgOf(drawing: Drawing, look: Look): string {
  const { title, description, width, height, pieces } = drawing;
  const root = piece(
    'svg',
    { ...{ xmlns: 'http://www.w3.org/2000/svg', width, height }, ...frame(drawing, look) },
    piece('title', {}, title),
    piece('desc', {}, description),
    piece('rect', { width, height, fill: look.paper }),
    ...pieces,
  );
  return textOf(root);
}

/** What every drawing's outermost element says. */
export function frame({ width, height }: Drawing, look: Look): Piece['attributes'] {
  return { viewBox: `0 0 ${width} ${height}`, 'font-family': look.font, role: 'img' };
}

function textOf(part: Piece | string): string {
  if (typeof part === 'string') return escaped(part);
  const { tag, attributes, inside } = part;
  const said = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(String(value))}"`);
  return `<${tag}${said.join('')}>${inside.map(textOf).join('')}</${tag}>`;
}

/** A text in XML, without what XML cannot say. */
export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A pattern by which an area is told apart without its colour. The first is plain. */
export function pattern(index: number, look: Look): { fill: string; defined: Piece[] } {
  const colour = look.series[index % look.series.length] ?? look.ink;
  const lines = hatchings[index % hatchings.length];
  if (!lines) return { fill: colour, defined: [] };
  const id = `${look.prefix}-${index}`;
  const defined = piece(
    'pattern',
    { id, width: 8, height: 8, patternUnits: 'userSpaceOnUse' },
    piece('rect', { width: 8, height: 8, fill: colour }),
    piece('path', { d: lines, stroke: look.ink, 'stroke-width': 1.2, fill: 'none' }),
  );
  return { fill: `url(#${id})`, defined: [piece('defs', {}, defined)] };
}

const hatchings = [
  '',
  'M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4',
  'M4,0 v8',
  'M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4',
  'M0,4 h8',
  'M4,0 v8 M0,4 h8',
  'M0,0 l8,8 M0,8 l8,-8',
  'M2,2 h1 M6,6 h1',
];
