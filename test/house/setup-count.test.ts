import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
let project = '';

beforeEach(async () => {
  await mkdir(join(root, 'test-output'), { recursive: true });
  project = await mkdtemp(join(root, 'test-output', 'count-'));
});

afterEach(() => rm(project, { recursive: true }));

const imports = "import { beforeAll, test } from 'vitest';\n";

test.each([
  [
    'tests that pass and fail',
    "test('a', () => {}); test('b', () => { throw new Error(); });",
    '1 passed, 1 failed',
    1,
  ],
  [
    'tests that are skipped',
    "test('a', () => {}); test.skip('b', () => {});",
    '1 passed, 0 failed, 1 skipped',
    0,
  ],
  ['a file that does not load', "throw new Error(); test('a', () => {});", '0 passed, 1 failed', 1],
  ['a file without tests', '', '0 passed, 1 failed', 1],
  [
    'a set-up before the tests',
    "beforeAll(() => { throw new Error(); }); test('a', () => {});",
    '0 passed, 1 failed, 1 skipped',
    1,
  ],
  [
    'a rejection nobody caught',
    "test('a', () => { Promise.reject(new Error()); });",
    '1 passed, 1 failed',
    1,
  ],
])('the last line counts %s', async (_, code, line, exit) => {
  await writeFile(join(project, 'a.test.ts'), imports + code);
  expect(await run([])).toEqual({ line, exit });
});

test('the last line is there although the global set-up throws', async () => {
  await writeFile(join(project, 'a.test.ts'), `${imports}test('a', () => {});`);
  await writeFile(join(project, 'set-up.ts'), "export default () => { throw new Error('broken'); };");
  expect(await run(['./set-up.ts'])).toEqual({ line: '0 passed, 1 failed', exit: 1 });
});

async function run(globalSetup: string[]): Promise<{ line: string | undefined; exit: unknown }> {
  const reporter = join(root, 'test', 'runner', 'count-reporter.ts');
  const config = `import { CountReporter } from ${JSON.stringify(reporter)};
    export default { test: { globalSetup: ${JSON.stringify(globalSetup)}, reporters: ['default', new CountReporter()] } };`;
  await writeFile(join(project, 'vitest.config.ts'), config);
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', '--root', project], { cwd: project });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  const exit = await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject));
  return { line: said.trimEnd().split('\n').at(-1), exit };
}
