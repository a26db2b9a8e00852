import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reporter } from 'vitest/node';
import type { OwnRequest } from '../stage/browsers/own-requests.ts';

/** Where flows lay what the extension asked for in them. */
export const proofFolder = join(import.meta.dirname, '../../test-output/network');

/** Prints, at the end of a run with browsers, whom the extension asked for what: for the data protection officer. */
export class NetworkReporter implements Reporter {
  onInit(): void {
    rmSync(proofFolder, { recursive: true, force: true });
  }

  onTestRunEnd(): void {
    if (!existsSync(proofFolder)) return;
    const flows = readdirSync(proofFolder).map((name) => readFileSync(join(proofFolder, name), 'utf8'));
    const table = networkTable(flows.map((flow) => JSON.parse(flow)));
    writeFileSync(join(proofFolder, '..', 'network.md'), table);
    console.log(`\n${table}`);
  }
}

/** What was asked for in these flows, as a table: by host, and by path without what names a single thing. */
export function networkTable(flows: readonly (readonly OwnRequest[])[]): string {
  const counts = new Map<string, number>();
  for (const { method, url } of flows.flat()) {
    const { host, pathname } = new URL(url);
    const row = `| ${host} | ${method} ${pathOf(pathname)} |`;
    counts.set(row, (counts.get(row) ?? 0) + 1);
  }
  const rows = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
  return [
    `Whom the extension itself asked, in ${flows.length} flows`,
    '',
    '| host | request | times |',
    '| --- | --- | --- |',
    ...rows.map(([row, times]) => `${row} ${times} |`),
    '',
  ].join('\n');
}

function pathOf(path: string): string {
  return decodeURIComponent(path).replace(/\/(?=[^/]*\d)[^/]{8,}|\/did:[^/]+|\/\d+(?=\/|$)/g, '/…');
}
