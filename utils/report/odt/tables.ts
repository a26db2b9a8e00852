import type { PaperTable } from '../../post/paper.ts';
import { element, textXml } from './xml.ts';

/** The width of the page between its margins, in centimetres. */
const full = 16.3;

/** A table of so many rows stays on one page. */
const shortTable = 14;

/** The styles of a table's columns: each as wide as what stands in it wants, together as wide as the page. */
export function columnStyles(table: PaperTable, index: number): string {
  return widths(table)
    .map((width, column) =>
      element(
        'style:style',
        { 'style:name': columnName(index, column), 'style:family': 'table-column' },
        element('style:table-column-properties', { 'style:column-width': `${width.toFixed(2)}cm` }),
      ),
    )
    .join('');
}

/** A table with its caption above, and a head that is repeated on every page. */
export function tableXml({ caption, head, rows }: PaperTable, index: number): string {
  const cell = (style: string, text: string) =>
    element(
      'table:table-cell',
      { 'table:style-name': 'Zelle', 'office:value-type': 'string' },
      element('text:p', { 'text:style-name': style }, content(text)),
    );
  const headRow = element(
    'table:table-row',
    { 'table:style-name': 'Zeile' },
    ...head.map((text) =>
      element(
        'table:table-cell',
        { 'table:style-name': 'Kopfzelle', 'office:value-type': 'string' },
        element('text:p', { 'text:style-name': 'Table_20_Heading' }, textXml(text)),
      ),
    ),
  );
  const body = rows.map((row) =>
    element(
      'table:table-row',
      { 'table:style-name': 'Zeile' },
      ...row.map(({ text, isNumber, byHand }) =>
        cell(isNumber ? 'Table_20_Number' : 'Table_20_Contents', byHand ? `${text}*` : text),
      ),
    ),
  );
  return (
    element('text:p', { 'text:style-name': 'Caption' }, textXml(caption)) +
    element(
      'table:table',
      {
        'table:name': `Tabelle ${index + 1}`,
        'table:style-name': rows.length <= shortTable ? 'Kurztabelle' : 'Tabelle',
      },
      element('table:title', {}, textXml(caption)),
      ...head.map((_, column) =>
        element('table:table-column', { 'table:style-name': columnName(index, column) }),
      ),
      element('table:table-header-rows', {}, headRow),
      ...body,
    )
  );
}

/** The styles that every table has. */
export const tableStyles = [
  ...(['Tabelle', 'Kurztabelle'] as const).map((name) =>
    element(
      'style:style',
      { 'style:name': name, 'style:family': 'table' },
      element('style:table-properties', {
        ...{ 'style:width': `${full}cm`, 'table:align': 'left', 'fo:margin-bottom': '0.3cm' },
        'style:may-break-between-rows': String(name === 'Tabelle'),
      }),
    ),
  ),
  element(
    'style:style',
    { 'style:name': 'Zeile', 'style:family': 'table-row' },
    element('style:table-row-properties', { 'fo:keep-together': 'always' }),
  ),
  ...(['Zelle', 'Kopfzelle'] as const).map((name) =>
    element(
      'style:style',
      { 'style:name': name, 'style:family': 'table-cell' },
      element('style:table-cell-properties', {
        ...{ 'fo:padding': '0.1cm', 'fo:border': '0.5pt solid #808080' },
        ...(name === 'Kopfzelle' ? { 'fo:background-color': '#e8ecea' } : {}),
      }),
    ),
  ),
].join('');

const columnName = (index: number, column: number) => `Spalte${index + 1}.${column + 1}`;

function content(text: string): string {
  if (!/^https:\/\/\S+$/.test(text)) return textXml(text);
  return element(
    'text:a',
    { 'xlink:type': 'simple', 'xlink:href': text, 'text:style-name': 'Internet_20_link' },
    textXml(text),
  );
}

/** A letter in a table, and what is around a cell's text, in centimetres. */
const [letter, around] = [0.185, 0.3];

function widths({ head, rows }: PaperTable): number[] {
  const texts = head.map((name, column) => [
    name,
    ...rows.slice(0, 300).map((row) => row[column]?.text ?? ''),
  ]);
  // Words are not divided, addresses are.
  const least = texts.map((each) => {
    const words = each.flatMap((text, index) => text.split(/\s/).map((word) => lengthOf(word, index === 0)));
    return Math.max(...words, 4) * letter + around;
  });
  const lines = texts.map(
    (each) => Math.max(...each.map(({ length }) => Math.min(length, 60))) * letter + around,
  );
  const room = full - sum(least);
  if (room <= 0) return least.map((width) => (width / sum(least)) * full);
  // What is left goes to those that want more, and what nobody wants to all.
  const wishes = lines.map((line, column) => Math.max(0, line - (least[column] ?? 0)));
  const given = Math.min(1, room / (sum(wishes) || 1));
  const left = (room - sum(wishes) * given) / head.length;
  return least.map((width, column) => width + (wishes[column] ?? 0) * given + left);
}

/** Heads are bold, and an address may be divided anywhere. */
function lengthOf(word: string, isHead: boolean): number {
  if (/^(?:https:|@)/.test(word)) return Math.min(word.length, 14);
  return Math.min(word.length, 24) * (isHead ? 1.12 : 1);
}

const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);
