import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { read, root } from './files.ts';
import {
  allowed,
  forbiddenIn,
  foreignIn,
  knownOthers,
  missingOf,
  type Project,
  pageEntries,
  withoutFile,
  wrongImports,
} from './import-rules.ts';
import { pageScripts } from './manifest-rules.ts';

/*
 * A fourth platform is one new folder, its entry points, one line in the list, and one in the background's registry, which
 * the list cannot hold: it is loaded in every page. Shown in a copy of the project that gets one.
 */

const platform = 'stadtnetz';

const newFiles: Record<string, string> = {
  [`utils/platforms/${platform}/wire.ts`]: `import type { Wire } from '../contract.ts';

export const wire: Wire = {
  concerns: (url, method) => method === 'POST' && url.includes('/api/posts'),
  worthReading: () => true,
};
`,
  [`utils/platforms/${platform}/lookout.ts`]: `import type { Lookouts } from '../contract.ts';

export const lookout: Lookouts = {
  platform: '${platform}',
  looksLikeComposer: (element) => element.closest('form') !== null,
  mayPublish: () => true,
};
`,
  [`utils/platforms/${platform}/page.ts`]: `import type { Page } from '../contract.ts';
import { readEditor } from '../read-editor.ts';

export const page: Page = {
  composerOf(element) {
    const form = element.closest('form');
    return form ? { platform: '${platform}', element: form } : undefined;
  },
  anchorOf: ({ element }) => element.querySelector('button') ?? undefined,
  publishButtonOf: ({ element }) => element.querySelector('button') ?? undefined,
  profile: () => ({ platform: '${platform}', id: '1', name: 'Stadt' }),
  acting: () => undefined,
  readDraft: ({ element }) => ({ parts: [{ text: readEditor(element), media: [] }], language: undefined }),
  describes: () => undefined,
};
`,
  [`utils/platforms/${platform}/recognise.ts`]: `import type { Change, Exchange, Publication, PublishedPart } from '../../post/types.ts';

export function recognise({ url, requestBody, at = 0 }: Exchange): Publication[] {
  const parts = [{ id: '1', revision: '', text: requestBody }];
  return [{ platform: '${platform}', profile: '1', id: '1', address: url, time: at, parts }];
}

export const recogniseChange = (_: Exchange): Change[] => [];

export const unanswered = (_: Exchange): Publication[] => [];
export const understands = (_: Exchange): boolean => true;

export const isText = (draft: string, { text }: PublishedPart): boolean => draft === text;
`,
  [`entrypoints/tap-${platform}.ts`]: `import { wire } from '../utils/platforms/${platform}/wire.ts';
import { startTap } from '../utils/tap/start.ts';

export default { main: () => startTap(wire) };
`,
  [`entrypoints/lookout-${platform}.ts`]: `import { startLookout } from '../utils/lookout/start.ts';
import { lookout } from '../utils/platforms/${platform}/lookout.ts';

export default { main: () => startLookout(lookout) };
`,
  [`entrypoints/watch-${platform}.ts`]: `import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createPill } from '../components/pill/pill.ts';
import { page } from '../utils/platforms/${platform}/page.ts';
import { isText, recognise, unanswered, understands } from '../utils/platforms/${platform}/recognise.ts';
import { startWatch } from '../utils/watch/start.ts';

export default defineUnlistedScript(() =>
  startWatch({ '${platform}.example': { page, recogniser: { isText, recognise, unanswered, understands } } }, createPill),
);
`,
};

const list = 'utils/post/platforms.ts';
const background = 'utils/platforms/in-background.ts';

/** The only lines that are added to what is there, each after the one that stands before it. */
const lines: Record<string, [before: RegExp, line: string]> = {
  [list]: [
    /^export const platformFacts = listed\(\{$/m,
    `  ${platform}: { name: 'Stadtnetz', hosts: ['${platform}.example'] },`,
  ],
  [background]: [/^export const inBackground: .* = \{$/m, `  ${platform}: { capture: captureSent() },`],
};

/** A copy of the project with the new platform, but for the lines of some files. */
function copyWithout(...left: string[]): string {
  const copy = mkdtempSync(join(tmpdir(), 'mitposten-fourth-'));
  copies.push(copy);
  for (const path of copied) cpSync(join(root, path), join(copy, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const [path, text] of Object.entries(newFiles)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
  for (const [path, [before, line]] of Object.entries(lines)) {
    if (left.includes(path)) continue;
    const [text, changed] = [read(path), read(path).replace(before, (found) => `${found}\n${line}`)];
    expect(changed.split('\n')).toHaveLength(text.split('\n').length + 1);
    writeFileSync(join(copy, path), changed);
  }
  return copy;
}

const copied = [
  'components',
  'entrypoints',
  'utils',
  '.wxt',
  'package.json',
  'tsconfig.json',
  'wxt.config.ts',
  'scripts/gather.ts',
  'scripts/pill-words.ts',
  'scripts/release/bundled.ts',
];
const copies: string[] = [];
const run = promisify(execFile);

/** The files in which the compiler finds something, of the whole copy or of some files and what they import. */
async function complaints(copy: string, files?: string[]): Promise<string[]> {
  const some = files && { extends: './tsconfig.json', include: [], files: [...files, '.wxt/wxt.d.ts'] };
  writeFileSync(join(copy, 'some.json'), JSON.stringify(some ?? { extends: './tsconfig.json' }));
  const tsc = join(root, 'node_modules', '.bin', 'tsc');
  const { stdout } = await run(tsc, ['--noEmit', '--pretty', 'false', '-p', 'some.json'], {
    cwd: copy,
  }).catch((failed: { stdout: string }) => failed);
  return [...new Set([...stdout.matchAll(/^(\S+?)\(\d+,\d+\): error/gm)].map(([, path = '']) => path))];
}

let project: Project;
let everyFile: string[];

beforeAll(() => {
  const folder = copyWithout();
  everyFile = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => !path.startsWith('node_modules'),
  );
  const files = everyFile.filter((path) => /^(components|entrypoints|utils)\/.*\.tsx?$/.test(path));
  project = { folder, files };
}, 60_000);
afterAll(() => {
  for (const copy of copies) rmSync(copy, { recursive: true });
});

test('the compiler takes it, and asks for nothing else', { timeout: 120_000 }, async () => {
  expect(await complaints(project.folder)).toEqual([]);
});

test('without its line in the list the compiler says where it is named', { timeout: 120_000 }, async () => {
  const named = [...Object.keys(newFiles).filter(namesIt), background];
  expect((await complaints(copyWithout(list), named)).toSorted()).toEqual(named.toSorted());
});

test('without its line in the registry the compiler says that nobody can read its posts', {
  timeout: 120_000,
}, async () => {
  expect(await complaints(copyWithout(background), [background])).toEqual([background]);
});

/** Those in which its name is a value that the list has to have. */
const namesIt = (path: string) => !/\/(?:wire|(?:tap|lookout|watch)-\w+)\.ts$/.test(path);

test('the rules for imports take it', { timeout: 60_000 }, async () => {
  const { platforms } = await loaded();
  expect(missingOf(project, platforms)).toEqual([]);
  expect(knownOthers(project)).toEqual([]);
  expect(withoutFile(project, everyFile)).toEqual([]);
  expect(Object.keys(allowed).flatMap((folder) => wrongImports(project, folder))).toEqual([]);
  for (const entry of pageEntries(platform)) {
    expect(forbiddenIn(entry, project)).toEqual([]);
    expect(foreignIn(entry, platform, project)).toEqual([]);
  }
});

test('the manifest asks for its pages, and watches them', { timeout: 60_000 }, async () => {
  const { places, manifest } = await loaded();
  expect(places[platform]).toEqual([`https://${platform}.example/*`]);
  expect(manifest.host_permissions).toEqual(Object.values(places).flat());
  expect(manifest.content_scripts).toEqual(pageScripts(places));
});

interface Loaded {
  platforms: string[];
  places: Record<string, string[]>;
  manifest: { host_permissions: string[]; content_scripts: unknown };
}

/** What the copy's own modules say, run in plain Node. */
async function loaded(): Promise<Loaded> {
  const code = `
    const { platforms } = await import('./utils/post/platforms.ts');
    const { places } = await import('./utils/platforms/hosts.ts');
    const { default: config } = await import('./wxt.config.ts');
    console.log(JSON.stringify({ platforms, places, manifest: config.manifest({ browser: 'chrome' }) }));`;
  const node = join(root, 'node_modules', '.bin', 'node');
  const { stdout } = await run(node, ['--input-type=module', '-e', code], { cwd: project.folder });
  return JSON.parse(stdout);
}
