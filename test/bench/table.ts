/** One line of the table; `goal` and `verdict` are empty where there is no goal. */
export interface Row {
  what: string;
  value: string;
  goal?: string;
  met?: boolean;
}

/** One measurement with the lines it gives and how they are to be read. */
export interface Result {
  name: string;
  rows: Row[];
  notes: string[];
  /** The same as numbers, for bench.json. */
  figures: unknown;
}

/** The table as plain text, its columns aligned, the notes below. */
export function tableOf(results: Result[]): string {
  const rows = results.flatMap(({ rows }) => rows);
  const widths = [
    Math.max(...rows.map(({ what }) => what.length)),
    Math.max(...rows.map(({ value }) => value.length)),
  ] as const;
  const line = ({ what, value, goal, met }: Row) => {
    const verdict =
      goal === undefined ? '' : `goal ${goal}${met === undefined ? '' : met ? ' ✓' : ' ✗ missed'}`;
    return `  ${what.padEnd(widths[0])}  ${value.padStart(widths[1])}  ${verdict}`.trimEnd();
  };
  const groups = results.map(({ name, rows }) => [name, ...rows.map(line)].join('\n'));
  const notes = results.flatMap(({ name, notes }) => notes.map((note) => `${name.slice(0, 3)} ${note}`));
  return [...groups, notes.join('\n')].join('\n\n');
}
