import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { ownFiles, read } from './files.ts';

const files = ownFiles();
const pages = files.filter((path) => /^entrypoints\/[\w-]+\/index\.html$/.test(path)).map(dirname);
const styles = files.filter((path) => /^(components|entrypoints)\/.*\.css$/.test(path));

/** What a style sheet takes in, with itself. */
const whole = (path: string): string[] => [
  path,
  ...[...read(path).matchAll(/@import "(\.[^"]+)"/g)].flatMap(([, inner = '']) =>
    whole(join(dirname(path), inner)),
  ),
];

test.each(pages)('%s has the colours and the controls that every page has', (page) => {
  const asking = ['index.html', 'main.tsx'].map((name) => read(join(page, name))).join();
  const own = [...asking.matchAll(/["'](\.[^"']+\.css)["']/g)].map(([, path = '']) => join(page, path));
  expect(own.flatMap(whole)).toEqual(
    expect.arrayContaining(['components/tokens.css', 'components/controls.css']),
  );
});

test('no rule looks inside .mp for what stands on it', () => {
  const sources = files
    .filter((path) => /^(components|entrypoints)\/.*\.tsx?$/.test(path))
    .map((path) => read(path));
  const beside = new Set(
    sources.flatMap((source) =>
      [...source.matchAll(/className="mp ([\w -]+)"/g)].flatMap(([, names = '']) => names.split(' ')),
    ),
  );
  expect([...beside]).toEqual(expect.arrayContaining(['preview', 'popup', 'options']));
  const found = styles.flatMap((path) =>
    [...read(path).matchAll(/\.mp \.([\w-]+)/g)]
      .filter(([, name = '']) => beside.has(name))
      .map(([rule]) => `${path}: ${rule}`),
  );
  expect(found).toEqual([]);
});
