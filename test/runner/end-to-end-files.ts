import { globSync } from 'node:fs';
import { join } from 'node:path';

/** Where end-to-end tests are, from the project's root: what a person does, and what a hostile page tries. */
export const endToEndPatterns = ['test/e2e/*.test.ts', 'test/attacks/*.test.ts'];

/** Every file of them as it is in the project's folder, by its path from there, such as `test/e2e/mirror.test.ts`. */
export function endToEndFiles(): string[] {
  const root = join(import.meta.dirname, '../..');
  return globSync(endToEndPatterns, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

/** The short name of such a file, such as `e2e/mirror`. */
export function shortName(path: string): string {
  return path.replace(/^test\//, '').replace(/\.test\.ts$/, '');
}
