import { i18n } from '#i18n';
import type { Table } from '../../utils/post/report-view.ts';
import { withBreaks } from '../with-breaks.tsx';
import { Sideways } from './Sideways.tsx';

/** The numbers of a figure. The first cell of each row is its name. */
export function FigureTable({ caption, table: { head, rows } }: { caption: string; table: Table }) {
  return (
    <Sideways label={i18n.t('report.numbers', [caption])}>
      <table>
        <caption className="hidden-text">{caption}</caption>
        <thead>
          <tr>
            {head.map((name, column) => (
              <th key={name} scope="col" className={isNumeric(rows, column) ? 'number' : undefined}>
                {withBreaks(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and never move
            <tr key={index}>
              {row.map(({ text }, column) =>
                column === 0 ? (
                  <th key={head[column]} scope="row">
                    {withBreaks(text)}
                  </th>
                ) : (
                  <td key={head[column]} className={isNumeric(rows, column) ? 'number' : undefined}>
                    {text.startsWith('https://') ? (
                      <a href={text} target="_blank" rel="noreferrer">
                        {text}
                      </a>
                    ) : (
                      text
                    )}
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
function isNumeric(rows: Table['rows'], column: number): boolean {
  const cells = rows.map((row) => row[column]);
  return (
    column > 0 &&
    (cells.some((cell) => cell?.value !== undefined) || cells.every((cell) => cell?.text === '–'))
  );
}
