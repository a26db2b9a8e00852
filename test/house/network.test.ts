import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadedBy, read, root } from './files.ts';

/** What makes a request of its own, wherever it runs. The tap's proxies stand in the place of the page's own. */
const asks =
  /\bfetch\(|new (?:XMLHttpRequest|WebSocket|EventSource|Image|Worker)\(|\.sendBeacon\(|importScripts\(/;

const inPages = globSync('entrypoints/{tap,lookout,watch}-*.ts', { cwd: root });

test('there are scripts in pages', () => expect(inPages.length).toBeGreaterThan(6));

test.each(inPages)(
  '%s asks nobody for anything: what it needs it has from the page or from the background',
  (entry) => {
    const asking = [...loadedBy(entry)].filter((path) =>
      asks.test(read(path).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')),
    );
    expect(asking).toEqual([]);
  },
);
