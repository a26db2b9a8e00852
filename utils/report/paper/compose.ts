import {
  type Block,
  type Paper,
  type PaperForm,
  type PaperTable,
  type Run,
  rowFields,
} from '../../post/paper.ts';
import type { Report } from '../../post/report.ts';
import type { FigureName, Table } from '../../post/report-view.ts';
import { paperLook, svgOf } from '../plots/drawing.ts';
import { isDrawn, plotOf } from '../plots.ts';
import { tableOf } from '../tables.ts';
import type { Speech } from '../words.ts';
import type { Line, ReadTemplate } from './template.ts';
import { type Values, valuesOf } from './values.ts';

/** What a paper is made of. */
export interface Material {
  report: Report;
  form: PaperForm;
  template: ReadTemplate;
  /** When the figures were made, milliseconds since 1970. */
  asOf: number;
  /** German. */
  speech: Speech;
}

/** The paper: every figure is the ledger's or marked as entered by hand, and what is missing is said to be missing. */
export function compose(material: Material): Paper {
  const { report, form, template, asOf, speech } = material;
  const values = valuesOf(report, form, asOf, speech);
  const lines = template.lines.filter(({ conditions }) =>
    conditions.every(({ name, isKnown }) => values.has(name) === isKnown),
  );
  const [title] = lines.flatMap((line) => (line.kind === 'title' ? [line.text] : []));
  return {
    title: title ? textOf(runsOf(title, values, speech)) : speech.words('paper.title'),
    language: 'de',
    blocks: numbered(
      lines.flatMap((line) => blocksOf(line, values, material)),
      speech,
    ),
  };
}

/** Tables and drawings are counted through. */
function numbered(blocks: readonly Block[], { words }: Speech): Block[] {
  let [tables, plots] = [0, 0];
  return blocks.map((block) => {
    if (block.kind === 'table') {
      tables += 1;
      const caption = words('paper.table', [String(tables), block.table.caption]);
      return { ...block, table: { ...block.table, caption } };
    }
    if (block.kind !== 'plot') return block;
    plots += 1;
    return { ...block, title: words('paper.plot', [String(plots), block.title]) };
  });
}

function blocksOf(line: Line, values: Values, material: Material): Block[] {
  const { form, speech } = material;
  switch (line.kind) {
    case 'title':
      return [];
    case 'heading1':
    case 'heading2': {
      const text = textOf(runsOf(line.text, values, speech));
      return [{ kind: 'heading', level: line.kind === 'heading1' ? 1 : 2, text }];
    }
    case 'item':
    case 'note':
    case 'paragraph':
      return [{ kind: line.kind, runs: runsOf(line.text, values, speech) }];
    case 'annex':
      return [{ kind: 'annex' }];
    case 'head':
      return [{ kind: 'table', table: headTable(form, speech) }];
    case 'rows':
      return rowsOf(line.name, form, speech);
    case 'table':
      return figureTable(line.name, material);
    case 'plot':
      return plot(line.name, material);
    case 'figure':
      return figure(line.name, material);
  }
}

/** The text with its values; what is not known says so, and what a person entered is marked. */
function runsOf(text: string, values: Values, { words }: Speech): Run[] {
  let before = '';
  return text.split(/(\{\{[^}]*\}\})/).flatMap((each): Run[] => {
    if (each === '') return [];
    const [, name] = /^\{\{([^}]*)\}\}$/.exec(each) ?? [];
    // „5 Min.“ ends its sentence by itself.
    const written = before.endsWith('.') && each.startsWith('.') ? each.slice(1) : each;
    const run =
      name === undefined ? { text: written } : (values.get(name) ?? { text: words('paper.missing') });
    before = run.text;
    return run.text ? [run] : [];
  });
}

/** A person's words in a heading or title are marked there too. */
const textOf = (runs: readonly Run[]) =>
  runs.map(({ text, byHand }) => (byHand ? `${text}*` : text)).join('');

function headTable({ texts }: PaperForm, { words }: Speech): PaperTable {
  const fields = ['city', 'number', 'access', 'office', 'date', 'subject'] as const;
  return {
    caption: words('paper.head'),
    head: [words('column.entry'), words('column.content')],
    rows: fields.map((name) => {
      const text = texts[name].trim();
      return [
        { text: words(`paper.${name}`) },
        text ? { text, byHand: true } : { text: words('paper.missing') },
      ];
    }),
  };
}

function rowsOf(name: keyof typeof rowFields, { rows }: PaperForm, { words }: Speech): Block[] {
  const written = rows[name].filter((row) => row.some((cell) => cell.trim() !== ''));
  const caption = words(`paper.${name}`);
  if (!written.length) return [{ kind: 'paragraph', runs: [{ text: words('paper.noRows', [caption]) }] }];
  const head = rowFields[name].map((column) => words(`paper.${column}`));
  const cells = written.map((row) =>
    row.map((cell) => (cell.trim() ? { text: cell.trim(), byHand: true } : { text: words('paper.missing') })),
  );
  return [{ kind: 'table', table: { caption, head, rows: cells } }];
}

function figure(name: FigureName, material: Material): Block[] {
  const { words } = material.speech;
  const sentence = ['definition', 'source', 'limits'].map((part) => words(`figure.${name}.${part}`));
  return [
    { kind: 'heading', level: 2, text: words(`figure.${name}.title`) },
    { kind: 'paragraph', runs: [{ text: sentence[0] ?? '' }] },
    ...plot(name, material),
    ...figureTable(name, material),
    {
      kind: 'note',
      runs: [
        { text: [words('source', [sentence[1] ?? '']), words('limits', [sentence[2] ?? ''])].join(' ') },
      ],
    },
  ];
}

function figureTable(name: FigureName, { report, speech }: Material): Block[] {
  const table = tableOf(name, report, speech);
  const isEmpty = table.rows.length === 0 || table.head.length < 2;
  if (isEmpty) return [{ kind: 'paragraph', runs: [{ text: speech.words('nothing') }] }];
  return [{ kind: 'table', table: paperTable(table, speech.words(`figure.${name}.title`)) }];
}

function paperTable({ head, rows }: Table, caption: string): PaperTable {
  return {
    ...{ caption, head },
    rows: rows.map((row) =>
      row.map(({ text, value }) => ({ text, isNumber: value !== undefined || text === '–' })),
    ),
  };
}

function plot(name: FigureName, { report, speech }: Material): Block[] {
  if (!isDrawn(name)) return [];
  const look = { ...paperLook, prefix: `plot-${name}` };
  const drawing = plotOf(name, report, speech, look);
  if (!drawing) return [];
  const { title, description, width, height } = drawing;
  return [{ ...{ kind: 'plot', name, title, alt: description, width, height }, svg: svgOf(drawing, look) }];
}
