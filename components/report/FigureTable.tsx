import { i18n } from '#i18n';
import type { Table } from '../../utils/post/report-view.ts';

/** The numbers of a figure. The first cell of each row is its name. */
export function FigureTable({ caption, table: { head, rows } }: { caption: string; table: Table }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by the keyboard
    <section className="table-scroll" aria-label={i18n.t('report.numbers', [caption])} tabIndex={0}>
      <table>
        <caption className="hidden-text">{caption}</caption>
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
              {row.map(({ text, value }, column) =>
                column === 0 ? (
                  <th key={head[column]} scope="row">
                    {text}
                  </th>
                ) : (
                  <td key={head[column]} className={value === undefined ? undefined : 'number'}>
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
    </section>
  );
}

/** Whether a column holds numbers, or nothing. */
function isNumeric(rows: Table['rows'], column: number): boolean {
  return column > 0 && rows.every((row) => row[column]?.value !== undefined || row[column]?.text === '–');
}
