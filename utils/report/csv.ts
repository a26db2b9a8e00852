import type { Report } from '../post/report.ts';
import { type Cell, figureNames } from '../post/report-view.ts';
import { tableOf } from './tables.ts';
import type { Speech } from './words.ts';

/**
 * Every figure of a report as CSV: UTF-8 with its mark, semicolons, a head; a line for each number with the table, the row and
 * the column that it stands in. Numbers have a comma and no other mark, times are in seconds, shares in per cent.
 */
export function csvOf(report: Report, speech: Speech): string {
  const head = ['table', 'row', 'column', 'value', 'unit', 'shown'].map((key) => speech.words(`csv.${key}`));
  const lines = figureNames.flatMap((name) => {
    const { head: columns, rows } = tableOf(name, report, speech);
    const title = speech.words(`figure.${name}.title`);
    return rows.flatMap((row) =>
      row.slice(1).map((cell, index) => {
        const { value, unit } = numberOf(cell, speech);
        return [title, row[0]?.text ?? '', columns[index + 1] ?? '', value, unit, cell.text];
      }),
    );
  });
  return `\uFEFF${[head, ...lines].map((line) => line.map(field).join(';')).join('\r\n')}\r\n`;
}

function numberOf({ value, unit }: Cell, { words }: Speech): { value: string; unit: string } {
  if (value === undefined) return { value: '', unit: '' };
  const number = unit === '%' ? value * 100 : value;
  const text = String(Math.round(number * 1000) / 1000).replace('.', ',');
  return { value: text, unit: unit === 's' ? words('csv.seconds') : (unit ?? '') };
}

/** A program for tables takes what begins so for a formula, whoever wrote it. */
const formula = /^[=+\-@\t\r]/;

function field(text: string): string {
  const isNumber = /^-?\d+(?:,\d+)?$/.test(text);
  const safe = formula.test(text) && !isNumber ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
