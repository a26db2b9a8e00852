import { expect, test } from 'vitest';
import { ownFiles, read } from './files.ts';

const files = ownFiles().filter((path) => path.startsWith('test/e2e/'));

test('what end-to-end tests know of our own elements stands in test/stage/panel.ts alone', () => {
  expect(files.length).toBeGreaterThan(15);
  expect(files.filter((path) => /mitposten-panel|['"`]>>> | >>> /.test(read(path)))).toEqual([]);
});
