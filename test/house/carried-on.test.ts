import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { read, root } from './files.ts';

/*
 * A field that is new in a status or a rule stops the compiler wherever somebody has to say what becomes of it. Shown in a
 * copy of the sources whose types have one field more, which may be missing: the compiler sees that least.
 */

let copy = '';

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'mitposten-'));
  for (const each of ['components', 'entrypoints', 'utils', '.wxt', 'package.json', 'tsconfig.json'])
    cpSync(join(root, each), join(copy, each), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true }));

/** The functions, each by its file, in which the compiler finds something once the interface has the field. */
function stopped(file: string, type: string, field: string): string[] {
  const source = read(file);
  writeFileSync(join(copy, file), source.replace(`export interface ${type} {`, `$&\n  ${field};`));
  const tsc = join(root, 'node_modules', '.bin', 'tsc');
  const { stdout } = spawnSync(tsc, ['--noEmit', '--pretty', 'false'], { cwd: copy, encoding: 'utf8' });
  writeFileSync(join(copy, file), source);
  const places = [...stdout.matchAll(/^(\S+)\((\d+),\d+\): error/gm)];
  return [...new Set(places.map(([, path = '', line]) => `${path} ${functionAt(path, Number(line), file)}`))];
}

function functionAt(path: string, line: number, changed: string): string {
  // The changed file has a line more before all that follows.
  const lines = read(path)
    .split('\n')
    .slice(0, path === changed ? line - 1 : line);
  const heads = lines.flatMap((each) => /^(?:export )?(?:async )?function (\w+)/.exec(each)?.[1] ?? []);
  return heads.at(-1) ?? '';
}

test('a new field of a status: it is sent, found again, compared, shown', { timeout: 120_000 }, () => {
  expect(stopped('utils/post/plan.ts', 'PlannedStatus', 'poll?: string[]').sort()).toEqual([
    'utils/mastodon/differences.ts differencesOf',
    'utils/mastodon/same-status.ts sameStatus',
    'utils/mastodon/statuses.ts contentOf',
    'utils/mastodon/statuses.ts findScheduled',
    'utils/preview/preview-state.ts statusOf',
  ]);
});

test('a new field of a rule: a new rule says it, it is read again, and the settings show it', {
  timeout: 120_000,
}, () => {
  expect(stopped('utils/post/rule.ts', 'Rule', 'delay?: number').sort()).toEqual([
    'components/options/RuleDetails.tsx RuleDetails',
    'utils/post/rule.ts newRule',
    'utils/post/stored-rule.ts ',
  ]);
});
