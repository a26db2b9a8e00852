import { describe, expect, test } from 'vitest';
import { importsOf, loadedBy, ownFiles } from './files.ts';

const sources = ownFiles().filter((path) => /^(components|entrypoints|utils)\/.*\.tsx?$/.test(path));

/** What every part may use: it holds no meaning of its own. */
const tools = ['utils/database.ts', 'utils/messages.ts'];

/** Which of our folders the files of a folder may import from, besides their own. */
const allowed: Record<string, string[]> = {
  'utils/post/': [],
  'utils/platforms/': ['utils/post/'],
  'utils/mastodon/': ['utils/post/'],
  'utils/ledger/': ['utils/post/'],
  'utils/outbox/': ['utils/post/', 'utils/mastodon/'],
  'utils/media/': ['utils/post/'],
  'utils/intake/': ['utils/post/', 'utils/outbox/types.ts', 'utils/settings/'],
  'utils/preview/': ['utils/post/'],
  'utils/settings/': ['utils/post/'],
  'utils/tap/': ['utils/post/', 'utils/platforms/'],
  'utils/watch/': ['utils/post/', 'utils/platforms/', 'utils/tap/'],
  'components/': ['utils/post/'],
};

const ownImports = (folder: string) =>
  sources
    .filter((file) => file.startsWith(folder))
    .flatMap((file) =>
      importsOf(file)
        .filter(({ isOwn }) => isOwn)
        .map(({ path }) => ({ file, path })),
    );

test('there are sources, and their imports are found', () => {
  expect(sources.length).toBeGreaterThan(80);
  expect(importsOf('utils/outbox/outbox.ts')).toContainEqual({
    ...{ path: 'utils/outbox/deliver.ts', isOwn: true, isType: false },
  });
  expect(importsOf('utils/outbox/outbox.ts')).toContainEqual({
    ...{ path: 'utils/mastodon/accounts.ts', isOwn: true, isType: true },
  });
});

describe('a folder imports what it may', () => {
  test.each(Object.entries(allowed))('%s', (folder, others) => {
    const imports = ownImports(folder);
    const mayBe = [folder, ...others, ...(folder === 'components/' ? [] : tools)];
    const wrong = imports.filter(({ path }) => !mayBe.some((start) => path.startsWith(start)));
    expect(wrong).toEqual([]);
  });

  test('a platform knows no other platform', () => {
    const folders = sources.flatMap((file) => /^utils\/platforms\/([a-z]+)\//.exec(file)?.[1] ?? []);
    // What Facebook and Instagram have in common, being Meta's both.
    const names = [...new Set(folders)].filter((name) => name !== 'meta');
    expect(names).toEqual(expect.arrayContaining(['bluesky', 'facebook', 'instagram']));
    for (const name of names) {
      const others = ownImports(`utils/platforms/${name}/`).filter(({ path }) =>
        names.some((other) => other !== name && path.startsWith(`utils/platforms/${other}/`)),
      );
      expect(others).toEqual([]);
    }
  });
});

describe('what runs beside a page loads nothing that holds a token', () => {
  const forbidden =
    /^utils\/(outbox|ledger|intake|pages|settings)\/|^utils\/mastodon\/(client|http|accounts|sign-in|statuses|read-server|pkce|avatar)\.ts$|^entrypoints\/(background|options|popup)\//;

  const platforms = ['bluesky', 'facebook', 'instagram'];
  const tap = platforms.map((platform) => `entrypoints/tap-${platform}.content.ts`);
  const watch = platforms.map((platform) => `entrypoints/watch-${platform}.ts`);

  test.each([...tap, ...watch, 'entrypoints/panel/index.tsx'])('%s', (entry) => {
    const loaded = [...loadedBy(entry)];
    expect(loaded.length).toBeGreaterThan(3);
    expect(loaded.filter((file) => forbidden.test(file))).toEqual([]);
    const packages = loaded.flatMap((file) =>
      importsOf(file).filter(({ isOwn, isType }) => !isOwn && !isType),
    );
    const names = new Set(packages.map(({ path }) => path.replace(/^(@[^/]+\/)?([^/]+).*/, '$1$2')));
    for (const name of ['webextension-polyfill', 'masto', 'idb', '@atproto/api'])
      expect(names).not.toContain(name);
  });

  test('watch and tap load no framework', () => {
    for (const entry of [...tap, ...watch]) {
      const packages = [...loadedBy(entry)].flatMap((file) =>
        importsOf(file).filter(({ isOwn, isType }) => !isOwn && !isType),
      );
      expect(packages.filter(({ path }) => /^react/.test(path))).toEqual([]);
    }
  });
});

test('the background loads no component', () => {
  const loaded = [...loadedBy('entrypoints/background/index.ts')];
  expect(loaded).toContain('utils/outbox/outbox.ts');
  expect(loaded.filter((file) => file.startsWith('components/'))).toEqual([]);
});

test('components need React and the words, and nothing of the browser', () => {
  const packages = sources
    .filter((file) => file.startsWith('components/'))
    .flatMap((file) => importsOf(file).filter(({ isOwn }) => !isOwn));
  const others = packages.filter(({ path }) => !/^(react|react-dom|#i18n)(\/|$)/.test(path));
  expect(others).toEqual([]);
});

test("Bluesky's own library gives types, and no code", () => {
  const code = sources.flatMap((file) =>
    importsOf(file)
      .filter(({ path, isType }) => path.startsWith('@atproto/') && !isType)
      .map(({ path }) => `${file}: ${path}`),
  );
  expect(code).toEqual([]);
});

test('masto is known to the Mastodon folder alone', () => {
  const users = sources.filter((file) => importsOf(file).some(({ path }) => /^masto(\/|$)/.test(path)));
  expect(users.length).toBeGreaterThan(0);
  expect(users.filter((file) => !file.startsWith('utils/mastodon/'))).toEqual([]);
});

test('our own files are imported relatively, with their ending, and exist', () => {
  const files = new Set(ownFiles());
  const wrong = sources.flatMap((file) =>
    importsOf(file)
      .filter(({ path, isOwn }) => (isOwn ? !files.has(path) : /^[@~]\/|^#imports/.test(path)))
      .map(({ path }) => `${file}: ${path}`),
  );
  expect(wrong).toEqual([]);
});

test('nothing outside the tests imports from them', () => {
  const wrong = sources.flatMap((file) => importsOf(file).filter(({ path }) => path.startsWith('test/')));
  expect(wrong).toEqual([]);
});
