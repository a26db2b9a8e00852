import type { Block, Paper, Run } from '../../post/paper.ts';
import { columnStyles, tableStyles, tableXml } from './tables.ts';
import { element, head, namespaces, textXml } from './xml.ts';

/** Where a plot's picture lies in the file. */
export const pictureName = (name: string) => `Pictures/${name}.png`;

/** The text of the paper. Which plots have a picture is in `pictures`, by their names. */
export function contentXml({ title, blocks }: Paper, pictures: ReadonlySet<string>): string {
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
  const styles = element('office:automatic-styles', {}, tableStyles, annexStyle, ...tables.map(columnStyles));
  const titleXml = element('text:p', { 'text:style-name': 'Title' }, textXml(title));
  const body = element('office:text', {}, titleXml, ...bodyOf(blocks, pictures));
  return head + element('office:document-content', namespaces, styles, element('office:body', {}, body));
}

const annexStyle = element(
  'style:style',
  { 'style:name': 'Anlage', 'style:family': 'paragraph', 'style:parent-style-name': 'Heading_20_1' },
  element('style:paragraph-properties', { 'fo:break-before': 'page' }),
);

function bodyOf(blocks: readonly Block[], pictures: ReadonlySet<string>): string[] {
  let [tables, plots] = [-1, 0];
  return blocks.map((block, index) => {
    if (block.kind === 'table') tables += 1;
    if (block.kind === 'plot') plots += 1;
    return blockXml(block, { tables, plots, isFirst: blocks[index - 1]?.kind === 'annex', pictures });
  });
}

/** How many tables and plots came before, and whether it is the first of an annex. */
interface Place {
  tables: number;
  plots: number;
  isFirst: boolean;
  pictures: ReadonlySet<string>;
}

function blockXml(block: Block, { tables, plots, isFirst, pictures }: Place): string {
  switch (block.kind) {
    case 'annex':
      return '';
    case 'heading':
      return headingXml(block, isFirst);
    case 'paragraph':
      return paragraph('Text_20_body', block.runs);
    case 'note':
      return paragraph('Note', block.runs);
    case 'item':
      return element(
        'text:list',
        { 'text:style-name': 'Punkte' },
        element('text:list-item', {}, paragraph('Text_20_body', block.runs)),
      );
    case 'table':
      return tableXml(block.table, tables);
    case 'plot':
      return pictures.has(block.name) ? plotXml(block, plots) : '';
  }
}

function headingXml({ level, text }: Extract<Block, { kind: 'heading' }>, beginsPage: boolean): string {
  const style = beginsPage && level === 1 ? 'Anlage' : `Heading_20_${level}`;
  return element('text:h', { 'text:style-name': style, 'text:outline-level': level }, textXml(text));
}

function paragraph(style: string, runs: readonly Run[]): string {
  const spans = runs.map(({ text, byHand }) =>
    byHand ? element('text:span', { 'text:style-name': 'Handangabe' }, textXml(`${text}*`)) : textXml(text),
  );
  return element('text:p', { 'text:style-name': style }, ...spans);
}

/** As wide as the page. */
function plotXml(
  { name, title, alt, width, height }: Extract<Block, { kind: 'plot' }>,
  index: number,
): string {
  const shown = 16;
  const image = element('draw:image', {
    ...{ 'xlink:href': pictureName(name), 'xlink:type': 'simple', 'xlink:show': 'embed' },
    ...{ 'xlink:actuate': 'onLoad', 'draw:mime-type': 'image/png' },
  });
  const frame = element(
    'draw:frame',
    {
      ...{ 'draw:style-name': 'Graphics', 'draw:name': `Abbildung ${index}`, 'text:anchor-type': 'as-char' },
      ...{ 'svg:width': `${shown}cm`, 'svg:height': `${((shown * height) / width).toFixed(2)}cm` },
    },
    image,
    element('svg:title', {}, textXml(title)),
    element('svg:desc', {}, textXml(alt)),
  );
  const caption = element('text:p', { 'text:style-name': 'Caption' }, textXml(title));
  return caption + element('text:p', { 'text:style-name': 'Figure' }, frame);
}
