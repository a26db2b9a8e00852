import { type RowField, rowFields } from '../../post/paper.ts';
import { type FigureName, figureNames } from '../../post/report-view.ts';
import { isDrawn } from '../plots.ts';
import { valueNames } from './values.ts';

/*
 * How a template is written, line by line: `# ` the title, `## ` and `### ` headings, `- ` an item, `> ` a note, `[[annex]]` a
 * new page, `[[head]]` the head, `[[rows measures]]` a list of the form, `[[table reasons]]` and `[[plot reasons]]` a figure,
 * `[[figure reasons]]` one with its definition; everything else is a paragraph. `{{share}}` is a value. A line that begins with
 * `?share ` stands only where the value is known, one with `!share ` only where it is not.
 */

/** One line of a template. */
export type Line = { conditions: { name: string; isKnown: boolean }[] } & (
  | { kind: 'title' | 'heading1' | 'heading2' | 'item' | 'note' | 'paragraph'; text: string }
  | { kind: 'annex' | 'head' }
  | { kind: 'rows'; name: RowField }
  | { kind: 'table' | 'plot' | 'figure'; name: FigureName }
);

/** A template as it is read, and what it names that there is not. */
export interface ReadTemplate {
  lines: Line[];
  unknown: string[];
}

/** A template has no more than this, in characters. */
export const longestTemplate = 200_000;

export function readTemplate(text: string): ReadTemplate {
  const unknown = new Set<string>();
  const lines = text
    .slice(0, longestTemplate)
    .split(/\r?\n/)
    .flatMap((line) => {
      if (line.trim() === '') return [];
      const [conditions, rest] = conditionsOf(line.trim());
      for (const { name } of conditions) if (!isValue(name)) unknown.add(name);
      for (const [, name = ''] of rest.matchAll(/\{\{([^}]*)\}\}/g)) if (!isValue(name)) unknown.add(name);
      const read = lineOf(rest);
      if (!read) unknown.add(rest);
      return read ? [{ conditions, ...read } as Line] : [];
    });
  return { lines, unknown: [...unknown] };
}

const isValue = (name: string) => (valueNames as readonly string[]).includes(name);

function conditionsOf(line: string): [Line['conditions'], string] {
  const [whole, marks = ''] = /^((?:[?!][A-Za-z]+,?)+)\s+/.exec(line) ?? [''];
  const conditions = [...marks.matchAll(/([?!])([A-Za-z]+)/g)].map(([, mark, name = '']) => ({
    name,
    isKnown: mark === '?',
  }));
  return [conditions, line.slice(whole.length)];
}

function lineOf(text: string): Omit<Line, 'conditions'> | undefined {
  const [, command, name = ''] = /^\[\[(\w+)(?: (\w+))?\]\]$/.exec(text) ?? [];
  if (command) return commandOf(command, name);
  for (const [start, kind] of starts)
    if (text.startsWith(start)) return { kind, text: text.slice(start.length) } as Line;
  return { kind: 'paragraph', text } as Line;
}

const starts = [
  ['### ', 'heading2'],
  ['## ', 'heading1'],
  ['# ', 'title'],
  ['- ', 'item'],
  ['> ', 'note'],
] as const;

function commandOf(command: string, name: string): Omit<Line, 'conditions'> | undefined {
  if ((command === 'annex' || command === 'head') && name === '') return { kind: command } as Line;
  if (command === 'rows' && name in rowFields) return { kind: 'rows', name } as Line;
  const figure = figureNames.find((each) => each === name);
  if (!figure) return undefined;
  if (command === 'table' || command === 'figure') return { kind: command, name: figure } as Line;
  return command === 'plot' && isDrawn(figure) ? ({ kind: 'plot', name: figure } as Line) : undefined;
}
