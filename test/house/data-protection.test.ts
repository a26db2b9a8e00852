import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { permissionTable } from '../../scripts/it/permissions.ts';
import { read, root } from './files.ts';

const manifest = (browser: string) =>
  JSON.parse(readFileSync(join(root, '.output', `${browser}-mv3`, 'manifest.json'), 'utf8'));

test('the page on data protection lists what the manifests ask for, and nothing else', () => {
  const [, table] =
    /<!-- manifest -->\n([\s\S]*?)\n?<!-- \/manifest -->/.exec(read('docs/datenschutz.md')) ?? [];
  expect(table).toBe(permissionTable({ Chromium: manifest('chrome'), Firefox: manifest('firefox') }));
});

test('a permission that nobody explained stops the table', () => {
  expect(() => permissionTable({ Chromium: { permissions: ['tabs'] }, Firefox: {} })).toThrow('tabs');
});
