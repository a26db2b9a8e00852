import { describe, expect, test } from 'vitest';
import { platforms } from '../../utils/post/platforms.ts';
import { importsOf, loadedBy, ownFiles, root } from './files.ts';
import {
  allowed,
  forbiddenIn,
  foreignIn,
  importedEntries,
  knownOthers,
  missingOf,
  nameOf,
  type Project,
  packagesOf,
  pageEntries,
  readerEntries,
  withoutFile,
  wrongImports,
} from './import-rules.ts';

const sources = ownFiles().filter((path) => /^(components|entrypoints|utils)\/.*\.tsx?$/.test(path));
const project: Project = { folder: root, files: sources };

test('there are sources, and their imports are found', () => {
  expect(sources.length).toBeGreaterThan(80);
  expect(importsOf('utils/outbox/outbox.ts')).toContainEqual({
    ...{ path: 'utils/outbox/attempt.ts', isOwn: true, isType: false },
  });
  expect(importsOf('utils/outbox/outbox.ts')).toContainEqual({
    ...{ path: 'utils/outbox/io.ts', isOwn: true, isType: true },
  });
});

describe('a folder imports what it may', () => {
  test.each(Object.keys(allowed))('%s', (folder) => {
    expect(sources.filter((file) => file.startsWith(folder)).length).toBeGreaterThan(0);
    expect(wrongImports(project, folder)).toEqual([]);
  });

  test('a platform knows no other platform', () => expect(knownOthers(project)).toEqual([]));
});

test('every platform of the list has its folder and its entry points, and no other has', () => {
  expect(missingOf(project, platforms)).toEqual([]);
  expect(missingOf(project, [...platforms.slice(1), 'other'])).toEqual([
    ...['wire', 'lookout', 'page', 'recognise'].map((name) => `utils/platforms/other/${name}.ts`),
    ...pageEntries('other'),
    platforms[0],
  ]);
});

describe('what runs beside a page loads nothing that holds a token', () => {
  test.each(platforms.flatMap(pageEntries))('%s', (entry) => {
    expect([...loadedBy(entry)].length).toBeGreaterThan(2);
    expect(forbiddenIn(entry, project)).toEqual([]);
  });

  test('and the background does, which shows that it would be found', () => {
    const found = forbiddenIn('entrypoints/background/index.ts', project);
    expect(found).toEqual(expect.arrayContaining(['utils/mastodon/accounts.ts', 'masto', 'idb']));
  });

  test.each(platforms.flatMap((platform) => readerEntries(project, platform)))(
    'nor does %s, or a package',
    (entry) => {
      expect(forbiddenIn(entry, project)).toEqual([]);
      expect(packagesOf(entry, project)).toEqual([]);
    },
  );

  test.each(platforms)('nor, on %s, anything of another platform', (platform) => {
    for (const entry of [...pageEntries(platform), ...readerEntries(project, platform)])
      expect(foreignIn(entry, platform, project)).toEqual([]);
  });

  test('tap, lookout and watch load no framework', () => {
    for (const entry of platforms.flatMap(pageEntries)) {
      expect(packagesOf(entry, project).filter((name) => /^react|preact|vue|svelte|lit/.test(name))).toEqual(
        [],
      );
    }
  });

  test.each(platforms)('what waits in every page of %s loads no package', (platform) => {
    expect(packagesOf(`entrypoints/tap-${platform}.ts`, project)).toEqual([]);
    expect(packagesOf(`entrypoints/lookout-${platform}.ts`, project)).toEqual([]);
  });

  test.each(platforms)('what waits in every page of %s loads nothing of what comes later', (platform) => {
    const loaded = ['tap', 'lookout'].flatMap((name) => [...loadedBy(`entrypoints/${name}-${platform}.ts`)]);
    expect(loaded.filter((file) => /^components\/|^utils\/(?:watch|protocol|preview)\//.test(file))).toEqual(
      [],
    );
  });
});

test('entry points are imported by nobody', () => {
  expect(importedEntries(project)).toEqual([]);
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
  const users = sources.filter((file) => importsOf(file).some(({ path }) => nameOf(path) === 'masto'));
  expect(users.length).toBeGreaterThan(0);
  expect(users.filter((file) => !file.startsWith('utils/mastodon/'))).toEqual([]);
});

test('our own files are imported relatively, with their ending, and exist', () => {
  expect(withoutFile(project, ownFiles())).toEqual([]);
});

test('nothing outside the tests imports from them', () => {
  const wrong = sources.flatMap((file) => importsOf(file).filter(({ path }) => path.startsWith('test/')));
  expect(wrong).toEqual([]);
});
