import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Every file that git knows or would take, by its path from the root. */
export function ownFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
  });
  return String(listed)
    .split('\0')
    .filter((path) => path && existsSync(join(root, path)));
}

/** The text of one of them, or of a copy of the project in another folder. */
export const read = (path: string, folder = root): string => readFileSync(join(folder, path), 'utf8');

/** What a file imports: `path` is from the root for our own, the name for a package. */
export interface Import {
  path: string;
  isOwn: boolean;
  isType: boolean;
}

/** Every import, export from and dynamic import of a source file. */
export function importsOf(file: string, folder = root): Import[] {
  const source = read(file, folder)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');
  const statements = /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/g;
  const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
  return [
    ...[...source.matchAll(statements)].map(([, , type, path]) => ({
      path: path ?? '',
      isType: type !== undefined,
    })),
    ...[...source.matchAll(dynamic)].map(([, path]) => ({ path: path ?? '', isType: false })),
  ].map(({ path, isType }) => {
    const isOwn = path.startsWith('.');
    return { path: isOwn ? normalize(join(dirname(file), path)).replace(/\?.*$/, '') : path, isOwn, isType };
  });
}

/** The files that one runs with: itself and all that it imports of ours, types aside. */
export function loadedBy(file: string, folder = root, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !/\.tsx?$/.test(file)) return seen;
  seen.add(file);
  for (const { path, isOwn, isType } of importsOf(file, folder)) {
    if (isOwn && !isType) loadedBy(path, folder, seen);
  }
  return seen;
}
