import { expect, test } from 'vitest';
import { browserShare, table } from '../runner/browser-share.ts';
import { endToEndFiles, shortName } from '../runner/end-to-end-files.ts';

const files = endToEndFiles();

test('there are end-to-end tests', () => expect(files.length).toBeGreaterThan(15));

test('every end-to-end test stands in the table', () => {
  expect(files.filter((path) => !(shortName(path) in table))).toEqual([]);
});

test('the table names no file that is not there', () => {
  const standing = new Set(files.map(shortName));
  expect(Object.keys(table).filter((name) => !standing.has(name))).toEqual([]);
});

test('every end-to-end test is run by at least one browser', () => {
  const run = [...browserShare('chromium'), ...browserShare('firefox')];
  expect(files.filter((path) => !run.includes(path))).toEqual([]);
});

test.each(['chromium', 'firefox'] as const)(
  '%s keeps its pill in every dialog and is attacked every day',
  (browser) => {
    const paths = ['e2e/dialogs', 'attacks/frames', 'attacks/closed-root'].map(
      (name) => `test/${name}.test.ts`,
    );
    expect(browserShare(browser, paths)).toEqual(paths);
  },
);

test('what is not in the table is run by both, so that nothing is passed over in silence', () => {
  const path = 'test/e2e/of-tomorrow.test.ts';
  expect([browserShare('chromium', [path]), browserShare('firefox', [path])]).toEqual([[path], [path]]);
});
