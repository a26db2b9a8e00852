import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './files.ts';

test('the compiler finds nothing', { timeout: 180_000 }, () => {
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules', '.bin', 'tsc'), ['--noEmit'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(status, `${stdout}${stderr}`).toBe(0);
});
