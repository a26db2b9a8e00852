import type { Block, Paper, PaperTable, Run } from '../../utils/post/paper.ts';
import { Sideways } from './Sideways.tsx';

/** The paper as it is printed. Its headings stand below that of the section. */
export function PaperView({ paper: { title, language, blocks } }: { paper: Paper }) {
  return (
    <article className="paper-view" lang={language}>
      <h3 className="paper-name">{title}</h3>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a paper's blocks never move
        <BlockView key={index} block={block} isFirst={blocks[index - 1]?.kind === 'annex'} />
      ))}
    </article>
  );
}

function BlockView({ block, isFirst }: { block: Block; isFirst: boolean }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = block.level === 1 ? 'h4' : 'h5';
      return <Heading className={isFirst ? 'annex' : undefined}>{block.text}</Heading>;
    }
    case 'paragraph':
      return <p>{block.runs.map(marked).join('')}</p>;
    case 'note':
      return <p className="soft small">{block.runs.map(marked).join('')}</p>;
    case 'item':
      return (
        <ul>
          <li>{block.runs.map(marked).join('')}</li>
        </ul>
      );
    case 'table':
      return <TableView table={block.table} />;
    case 'plot':
      return (
        <figure>
          <Sideways label={block.title}>
            <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(block.svg)}`} alt={block.alt} />
          </Sideways>
          <figcaption>{block.title}</figcaption>
        </figure>
      );
    case 'annex':
      return null;
  }
}

function TableView({ table: { caption, head, rows } }: { table: PaperTable }) {
  return (
    <Sideways label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map((name, column) => (
              <th key={name} scope="col" className={isNumeric(rows, column) ? 'number' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and never move
            <tr key={index}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={head[column]} scope="row">
                    {marked(cell)}
                  </th>
                ) : (
                  <td key={head[column]} className={isNumeric(rows, column) ? 'number' : undefined}>
                    {marked(cell)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Sideways>
  );
}

/** Whether a column holds numbers: all that stands in it, and its head, then end at its end. */
const isNumeric = (rows: PaperTable['rows'], column: number) => {
  const cells = rows.map((row) => row[column]);
  return column > 0 && (cells.some((cell) => cell?.isNumber) || cells.every((cell) => cell?.text === '–'));
};

const marked = ({ text, byHand }: Run) => (byHand ? `${text}*` : text);
