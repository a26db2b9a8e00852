import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { website } from '../../utils/post/website.ts';
import { ownFiles, read, root } from './files.ts';

const { version, homepage, license } = JSON.parse(read('package.json'));
const publiccode = read('publiccode.yml');
const description = (language: string) =>
  /^extDescription: (.*)$/m.exec(read(`locales/${language}.yml`))?.[1] ?? '';

test('where the project is published is said alike everywhere', () => {
  expect(homepage).toBe(website);
  expect(publiccode).toContain(`\nurl: "${website}"\n`);
  expect(read('SECURITY.md')).toContain(`<${website}>`);
});

describe('publiccode.yml', () => {
  test('says the version, the licence and what it is, in both languages', () => {
    expect(publiccode).toContain(`\nsoftwareVersion: ${version}\n`);
    expect(publiccode).toContain(`\nlegal:\n  license: ${license}\n`);
    expect(publiccode).toMatch(/^softwareType: addon$/m);
    expect(publiccode).toMatch(/^ {2}countries:\n {4}- de$/m);
    for (const language of ['de', 'en']) {
      expect(publiccode).toContain(description(language));
      expect(publiccode).toMatch(new RegExp(`^ {4}- ${language}$`, 'm'));
    }
    expect(
      [...publiccode.matchAll(/^ {4}longDescription: >-\n((?: {6}.*\n)+)/gm)].map(
        ([, text = '']) => text.length > 400,
      ),
    ).toEqual([true, true]);
  });

  test('has lines that are YAML: a key, an entry, or the rest of a text; and no tab', () => {
    const strange = publiccode
      .split('\n')
      .filter((line) => !/^ *(?:- )?(?:[A-Za-z]+:(?: .+)?|\S.*)?$/.test(line) || line.includes('\t'));
    expect(strange).toEqual([]);
  });
});

describe('licences', () => {
  test('every file is covered, by one licence whose text is there', () => {
    const annotations = read('REUSE.toml');
    expect(annotations).toContain(`path = "**"`);
    expect(annotations).toContain(`SPDX-License-Identifier = "${license}"`);
    expect(read(`LICENSES/${license}.txt`)).toBe(read('LICENSE'));
    expect(ownFiles().filter((path) => path.startsWith('LICENSES/'))).toEqual([`LICENSES/${license}.txt`]);
  });

  test('no file says that another one holds for it', () => {
    const tag = new RegExp(`${'SPDX-License'}-Identifier[:=]\\s*"?([\\w.-]+)`);
    const others = ownFiles()
      .filter(
        (path) => /\.(?:tsx?|mjs|css|html|md|ya?ml|toml|json)$/.test(path) && path !== 'package-lock.json',
      )
      .flatMap((path) => {
        const [, named] = tag.exec(read(path)) ?? [];
        return named && named !== license ? [`${path}: ${named}`] : [];
      });
    expect(others).toEqual([]);
  });
});

test('the changelog knows this version', () => {
  expect(read('CHANGELOG.md')).toMatch(new RegExp(`^## \\[.*\\b${version.replaceAll('.', '\\.')}\\b`, 'm'));
});

describe.each([
  [
    'de',
    [
      'Einziger Zweck',
      'Warum diese Berechtigungen',
      'Datenschutzerklärung',
      'Eingeschränkte Nutzung (Limited Use)',
    ],
  ],
  ['en', ['Single purpose', 'Why these permissions', 'Privacy policy', 'Limited use']],
])('the store’s texts in %s', (language, sections) => {
  const text = read(`docs/store/${language}.md`);

  test('say in short what the manifest says, and what stores ask for', () => {
    expect(text).toContain(`\n${description(language)}\n`);
    // The Chrome Web Store takes 132 characters.
    expect(description(language).length).toBeLessThanOrEqual(132);
    expect(sections.filter((section) => !text.includes(`\n## ${section}\n`))).toEqual([]);
  });

  test('give a reason for each permission and each host', () => {
    const config = read('wxt.config.ts');
    const permissions = [
      'storage',
      'unlimitedStorage',
      'alarms',
      'identity',
      'scripting',
      'activeTab',
      'contextMenus',
      'sidePanel',
    ];
    expect(permissions.filter((name) => !config.includes(`'${name}'`))).toEqual([]);
    const hosts = [...read('docs/datenschutz.md').matchAll(/^\| `https:\/\/([a-z.]+)\/\*`/gm)].map(
      ([, host]) => host ?? '',
    );
    expect(hosts.length).toBeGreaterThan(3);
    expect([...permissions, ...hosts].filter((name) => !text.includes(name))).toEqual([]);
  });
});

test('the statement on accessibility holds each point of clause 11.8 by a test that is there', () => {
  const statement = read('docs/barrierefreiheit.md');
  const rows = [...statement.matchAll(/^\| (11\.8\.\d) \|.*\| `(test\/[^`]+)`: `([^`]+)` \|$/gm)];
  expect(new Set(rows.map(([, point]) => point))).toEqual(
    new Set([1, 2, 3, 4, 5].map((point) => `11.8.${point}`)),
  );
  expect(rows).toHaveLength([...statement.matchAll(/^\| 11\.8\./gm)].length);
  expect(
    rows.filter(([, , file = '', title = '']) => !read(file).includes(title)).map(([row]) => row),
  ).toEqual([]);
});

test('it names the version of axe that is installed', () => {
  const { devDependencies } = JSON.parse(read('package.json'));
  expect(read('docs/barrierefreiheit.md')).toContain(`axe-core ${devDependencies['axe-core']}`);
  expect(read('docs/barrierefreiheit.md')).toContain(`Mitposten ${version}`);
});

test('every link within the documents leads to a file', () => {
  const documents = ownFiles().filter((path) => path.endsWith('.md') && !path.startsWith('test/'));
  expect(documents.length).toBeGreaterThan(8);
  const broken = documents.flatMap((path) =>
    [...read(path).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)]
      .map(([, target]) => decodeURIComponent(target ?? ''))
      .filter((target) => !existsSync(join(root, dirname(path), target)))
      .map((target) => `${path}: ${target}`),
  );
  expect(broken).toEqual([]);
});
