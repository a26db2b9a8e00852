import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { loadedBy, ownFiles, root } from './files.ts';

const run = promisify(execFile);

/** Node 24, as the scripts that use these modules have it. */
const node = join(root, 'node_modules', '.bin', 'node');

const pure = ownFiles().filter((path) =>
  /^utils\/(post\/[^/]+|report\/figures|ledger\/(?:join|outcome)|platforms\/(?:[^/]+\/)?recognise|mastodon\/(?:length|plan)|media\/without-location)\.ts$/.test(
    path,
  ),
);

test('the modules without a browser in them are there', () => {
  expect(pure).toEqual(
    expect.arrayContaining([
      ...['utils/post/types.ts', 'utils/platforms/bluesky/recognise.ts'],
      ...['utils/mastodon/length.ts', 'utils/mastodon/plan.ts', 'utils/media/without-location.ts'],
    ]),
  );
});

/** What each of them exports, or why it did not load: one Node loads them all, one after another. */
const loading = (async () => {
  const code = `
    const all = {};
    for (const path of ${JSON.stringify(pure)})
      all[path] = await import(${JSON.stringify(`${root}/`)} + path).then(Object.keys, (error) => [String(error)]);
    console.log(JSON.stringify(all));`;
  const { stdout, stderr } = await run(node, ['--input-type=module', '-e', code], { cwd: '/' });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Record<string, string[]>;
})();

const expected: Record<string, string[]> = {
  'utils/platforms/bluesky/recognise.ts': ['recognise', 'recogniseChange', 'unanswered', 'understands'],
  'utils/platforms/facebook/recognise.ts': [
    ...['recognise', 'recogniseChange', 'recogniseUploads', 'unanswered', 'understands'],
  ],
  'utils/platforms/instagram/recognise.ts': [
    ...['recognise', 'recogniseChange', 'recogniseUploads', 'unanswered', 'understands'],
  ],
  'utils/mastodon/length.ts': ['statusLength'],
};

test.each(pure)('%s loads in plain Node', async (path) => {
  const found = (await loading)[path];
  expect(found).toEqual(expect.arrayContaining(expected[path] ?? []));
  expect(found?.filter((name) => /\W/.test(name))).toEqual([]);
});

test('a status is counted and a post is planned without a browser', async () => {
  const code = `
    const { statusLength } = await import(${JSON.stringify(join(root, 'utils/mastodon/length.ts'))});
    const { plan } = await import(${JSON.stringify(join(root, 'utils/mastodon/plan.ts'))});
    const limits = { characters: 500, charactersPerUrl: 23, media: 4, descriptionCharacters: 1500 };
    const post = { parts: [{ segments: [{ kind: 'text', text: 'Hallo' }], links: [], media: [], labels: [] }], language: 'de', time: 0 };
    const rule = { accounts: [], mode: 'ask', visibility: 'public' };
    console.log(statusLength('Hallo https://krefeld.de/ein/langer/pfad'), plan(post, { limits, server: { software: 'mastodon' } }, rule).statuses[0].text);`;
  const { stdout } = await run(node, ['--input-type=module', '-e', code], { cwd: '/' });
  expect(stdout.trim()).toBe('29 Hallo');
});

test('none of them needs the browser or the page', () => {
  for (const path of pure) {
    const loaded = [...loadedBy(path)].filter((file) => /\/(client|store|tabs|page)\.ts$/.test(file));
    expect(loaded).toEqual([]);
  }
});
