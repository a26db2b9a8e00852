import { importsOf, loadedBy } from './files.ts';

/** The project's sources: `files` by their paths from `folder`. */
export interface Project {
  folder: string;
  files: readonly string[];
}

/** What every part may use: it holds no meaning of its own. */
const tools = ['utils/database.ts', 'utils/in-turn.ts', 'utils/read-within.ts'];

/** Which of our folders the files of a folder may import from, besides their own. */
export const allowed: Record<string, string[]> = {
  'utils/post/': [],
  'utils/platforms/': ['utils/post/'],
  'utils/mastodon/': ['utils/post/'],
  'utils/ledger/': ['utils/post/'],
  'utils/media/': ['utils/post/'],
  'utils/settings/': ['utils/post/'],
  'utils/protocol/': ['utils/post/'],
  'utils/tap/': ['utils/post/types.ts', 'utils/platforms/contract.ts'],
  'utils/lookout/': [
    ...['utils/post/types.ts', 'utils/protocol/from-page.ts'],
    ...['utils/platforms/contract.ts', 'utils/platforms/tree.ts', 'utils/tap/line.ts', 'utils/tap/framed.ts'],
  ],
  'utils/watch/': [
    ...['utils/post/', 'utils/lookout/'],
    ...['contract', 'press', 'read-editor', 'tree'].map((name) => `utils/platforms/${name}.ts`),
    ...['from-page', 'to-page', 'direct', 'views', 'refusal'].map((name) => `utils/protocol/${name}.ts`),
  ],
  'utils/preview/': [
    ...['utils/post/', 'utils/protocol/views.ts', 'utils/detect-language.ts'],
    ...['length', 'plan', 'render-part', 'mentions-from-book'].map((name) => `utils/mastodon/${name}.ts`),
  ],
  'utils/report/': ['utils/post/', 'utils/ledger/'],
  'utils/composer/': [
    ...['utils/post/', 'utils/outbox/written.ts'],
    ...['plan', 'plan-written', 'length'].map((name) => `utils/mastodon/${name}.ts`),
    ...['dimensions', 'encodings', 'kind', 'without-location'].map((name) => `utils/media/${name}.ts`),
  ],
  'utils/outbox/': ['utils/post/', 'utils/mastodon/', 'utils/ledger/'],
  'utils/intake/': [
    ...['utils/post/', 'utils/protocol/', 'utils/settings/'],
    ...[
      'utils/outbox/types.ts',
      'utils/outbox/written.ts',
      'utils/outbox/decisions.ts',
      'utils/outbox/planned.ts',
      'utils/outbox/single.ts',
      'utils/mastodon/accounts.ts',
    ],
  ],
  'utils/pages/': [
    ...['utils/post/', 'utils/protocol/', 'utils/settings/', 'utils/ledger/', 'utils/mastodon/'],
    'utils/report/',
    ...['utils/composer/', 'utils/detect-language.ts'],
    ...['preview-state', 'detected-language'].map((name) => `utils/preview/${name}.ts`),
    ...['contract', 'hosts', 'in-background'].map((name) => `utils/platforms/${name}.ts`),
    ...['composers', 'composer-view', 'notices', 'troubles', 'unrecognised', 'unwritten'].map(
      (name) => `utils/intake/${name}.ts`,
    ),
    ...['read', 'stored', 'turn', 'types', 'machine', 'publish-time', 'doubles', 'words'].map(
      (name) => `utils/outbox/${name}.ts`,
    ),
  ],
  'components/': ['utils/post/'],
};

/** The imports of a folder's files that it may not have. */
export function wrongImports(project: Project, folder: string): string[] {
  const mayBe = [folder, ...(allowed[folder] ?? []), ...(folder === 'components/' ? [] : tools)];
  return ownImports(project, folder)
    .filter(({ path }) => !mayBe.some((start) => path.startsWith(start)))
    .map(told);
}

/** The platforms that have a folder. What Facebook and Instagram have in common, being Meta's both, is none. */
export function platformFolders({ files }: Project): string[] {
  const folders = files.flatMap((file) => /^utils\/platforms\/([a-z]+)\//.exec(file)?.[1] ?? []);
  return [...new Set(folders)].filter((name) => name !== 'meta');
}

/** The imports by which a platform knows another. */
export function knownOthers(project: Project): string[] {
  const names = platformFolders(project);
  return names.flatMap((name) =>
    ownImports(project, `utils/platforms/${name}/`)
      .filter(({ path }) =>
        names.some((other) => other !== name && path.startsWith(`utils/platforms/${other}/`)),
      )
      .map(told),
  );
}

/** What runs in a platform's pages: the tap in their own world, lookout and watch beside it. */
export function pageEntries(platform: string): string[] {
  return ['tap', 'lookout', 'watch'].map((name) => `entrypoints/${name}-${platform}.ts`);
}

/** What reads a platform's page once a person asks, where posts can only be read there. */
export function readerEntries({ files }: Project, platform: string): string[] {
  return files.filter((file) => file === `entrypoints/shown-${platform}.ts`);
}

/** What a platform of the list has to have, and what has to be in the list. */
export function missingOf(project: Project, platforms: readonly string[]): string[] {
  const needed = platforms.flatMap((platform) => [
    ...['wire', 'lookout', 'page', 'recognise'].map((name) => `utils/platforms/${platform}/${name}.ts`),
    ...pageEntries(platform),
  ]);
  return [
    ...needed.filter((path) => !project.files.includes(path)),
    ...platformFolders(project).filter((name) => !platforms.includes(name)),
  ];
}

/** The packages whose code something runs with, by their names. */
export function packagesOf(entry: string, { folder }: Project): string[] {
  const names = [...loadedBy(entry, folder)].flatMap((file) =>
    importsOf(file, folder)
      .filter(({ isOwn, isType }) => !isOwn && !isType)
      .map(({ path }) => nameOf(path)),
  );
  return [...new Set(names)];
}

/** The package that an import is of, whichever of its files it names. */
export const nameOf = (path: string) => /^(@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path;

/** What a script in a page loads although it could lead to a token, or is not meant for a page. */
export function forbiddenIn(entry: string, project: Project): string[] {
  return [
    ...[...loadedBy(entry, project.folder)].filter((file) => holdsTokens.test(file)),
    ...packagesOf(entry, project).filter((name) => notForPages.includes(name)),
  ];
}

const notForPages = ['webextension-polyfill', 'masto', 'idb', '@atproto/api'];

/** The imports of an entry point's files from another: entry points are imported by nobody. */
export function importedEntries({ folder, files }: Project): string[] {
  const entryOf = (path: string) => /^entrypoints\/([^/]+)/.exec(path)?.[1];
  return files.flatMap((file) =>
    importsOf(file, folder)
      .filter(({ path, isOwn }) => isOwn && entryOf(path) && entryOf(path) !== entryOf(file))
      .map(({ path }) => told({ file, path })),
  );
}

/** The platforms of which a script loads something although it runs in the pages of another. */
export function foreignIn(entry: string, platform: string, project: Project): string[] {
  const loaded = [...loadedBy(entry, project.folder)];
  return platformFolders(project).filter(
    (other) => other !== platform && loaded.some((file) => file.startsWith(`utils/platforms/${other}/`)),
  );
}

/** The imports of our own files that are not there, or are not named relatively with their ending. */
export function withoutFile({ folder, files }: Project, all: readonly string[]): string[] {
  const known = new Set(all);
  return files.flatMap((file) =>
    importsOf(file, folder)
      .filter(({ path, isOwn }) => (isOwn ? !known.has(path) : /^[@~]\/|^#imports/.test(path)))
      .map(({ path }) => told({ file, path })),
  );
}

const holdsTokens =
  /^utils\/(outbox|ledger|composer|intake|pages|settings|preview|report)\/|^utils\/mastodon\/(client|accounts|sign-in|statuses|limits|pkce|avatar)\.ts$|^entrypoints\/(background|options|popup|ask|frame|report|start)\//;

function ownImports({ folder, files }: Project, start: string) {
  return files
    .filter((file) => file.startsWith(start))
    .flatMap((file) =>
      importsOf(file, folder)
        .filter(({ isOwn }) => isOwn)
        .map(({ path }) => ({ file, path })),
    );
}

const told = ({ file, path }: { file: string; path: string }) => `${file}: ${path}`;
