import { currentPolicy } from './managed.ts';
import { storedItem } from './stored-item.ts';

/** What holds for the ledger and the report in this browser. */
export interface ReportSettings {
  /** How long lines are kept, in months. */
  retention: number;
  /** What tells this browser's part from others'; empty before the first export. */
  browser: string;
  /** What people call it, such as „Pressestelle, Rechner 2“. */
  browserName: string;
  /** When the servers were last asked for figures, milliseconds since 1970. */
  askedAt: number;
}

const item = storedItem<Partial<ReportSettings>>('local:report', {});

/** What people set. */
export const ownReportSettings = item.read;

export async function readReportSettings(): Promise<ReportSettings> {
  const [stored, { retention }] = await Promise.all([item.read(), currentPolicy()]);
  const set = retention === undefined ? {} : { retention };
  return { retention: 24, browser: '', browserName: '', askedAt: 0, ...stored, ...set };
}

export function changeReportSettings(change: Partial<ReportSettings>): Promise<void> {
  return item.change((before) => ({ ...before, ...change }));
}

/** The moment before which nothing is kept, milliseconds since 1970. `months` are a calendar's. */
export function keptSince(now: number, months: number): number {
  const date = new Date(now);
  const wanted = date.getMonth() - months;
  const last = new Date(date.getFullYear(), wanted + 1, 0).getDate();
  // 31 August, six months earlier, is the last day of February.
  return new Date(date.getFullYear(), wanted, Math.min(date.getDate(), last)).getTime();
}
