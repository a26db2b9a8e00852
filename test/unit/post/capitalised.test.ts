import { expect, test } from 'vitest';
import { capitalised, softwareName } from '../../../utils/post/capitalised.ts';

test('a name from a machine is written as a name is', () => {
  expect(['mastodon', 'élan', '𐐨x', 'ßa', ''].map(capitalised)).toEqual(['Mastodon', 'Élan', '𐐀x', 'ßa', '']);
});

test('a server’s software has the name that its makers write', () => {
  expect(['mastodon', 'gotosocial', 'GoToSocial', 'snac'].map(softwareName)).toEqual([
    'Mastodon',
    'GoToSocial',
    'GoToSocial',
    'Snac',
  ]);
});
