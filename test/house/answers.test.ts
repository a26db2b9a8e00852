import { expect, test } from 'vitest';
import { ownFiles, read } from './files.ts';

/* Nothing of a server's gets past the border: how its answers are asked for and read. */

const files = ownFiles().filter(
  (path) => /^(utils|entrypoints)\//.test(path) && !path.startsWith('utils/tap/'),
);

/** The places in our own sources, each by its file, where the pattern is found. */
const places = (pattern: RegExp) =>
  files.flatMap((path) => [...read(path).matchAll(pattern)].map(([found]) => `${path}: ${found.trim()}`));

test('every request says that it follows no redirect', () => {
  const asking = places(/(?<![\w.'])(?:io\.)?fetch\((?!\.\.\.)/g).map((place) => place.split(':')[0] ?? '');
  expect(asking.length).toBeGreaterThan(2);
  expect(asking.filter((path) => !/redirect: '(?:error|manual)'/.test(read(path)))).toEqual([]);
});

test('redirects are followed in one place alone, to which no token comes', () => {
  const following = places(/'follow'/g).map((place) => place.split(':')[0]);
  expect([...new Set(following)]).toEqual(['utils/mastodon/ask-openly.ts']);
  expect(read('utils/mastodon/ask-openly.ts')).not.toMatch(/authorization|bearer/i);
});

test('every answer is read up to a limit, and never whole', () => {
  expect(places(/\b(?:response|answer)\.(?:json|text|blob|arrayBuffer|formData|bytes)\(/gi)).toEqual([]);
});

test('what masto gives is unknown: its types of answers are used nowhere', () => {
  expect(places(/\bmastodon\.v[12]\.\w+/g)).toEqual([]);
  expect(read('utils/mastodon/client.ts')).toMatch(/\): Client \{/);
});
