import { expect, test } from 'vitest';
import { hostOf, userOf } from '../../../utils/mastodon/typed-address.ts';
import { Problem } from '../../../utils/post/problem.ts';

test.each([
  ['social.example', 'social.example'],
  ['  Social.Example \n', 'social.example'],
  ['social.example.', 'social.example'],
  ['https://social.example', 'social.example'],
  ['https://social.example/@stadt?x=1#y', 'social.example'],
  ['social.example/@stadt', 'social.example'],
  ['@stadt@social.example', 'social.example'],
  ['stadt@social.example', 'social.example'],
  ['acct:stadt@social.example', 'social.example'],
  ['bawü.social', 'xn--baw-joa.social'],
  ['@stadt@bawü.social', 'xn--baw-joa.social'],
  ['xn--baw-joa.social', 'xn--baw-joa.social'],
  ['stadt.例え.テスト', 'stadt.xn--r8jz45g.xn--zckzah'],
  ['https://social.example:443/', 'social.example'],
  ['a.b.c.social.example', 'a.b.c.social.example'],
  // Asked with encryption all the same.
  ['http://social.example', 'social.example'],
  ['HTTP://social.example/@stadt', 'social.example'],
])('%s means %s', (typed, host) => expect(hostOf(typed)).toBe(host));

test.each([
  '',
  '   ',
  'stadt',
  '@stadt',
  'localhost',
  'ftp://social.example',
  'javascript://social.example/%0aalert(1)',
  'social.example:8443',
  'https://social.example:8443',
  'stadt@social.example:3000',
  'https://user:pass@social.example',
  '127.0.0.1',
  '10.1',
  '0x7f.1',
  '2130706433',
  '[::1]',
  'https://[::1]/',
  'social..example',
  '.example',
  'two words.example',
  'a@b@c.example',
  'https://',
  '://',
])('%j names no server', (typed) => {
  expect(() => hostOf(typed)).toThrow(Problem);
  expect(() => hostOf(typed)).toThrow('not-a-server');
});

test.each([
  ['@stadt@social.example', 'stadt'],
  ['acct:Stadt@social.example', 'Stadt'],
  ['https://social.example/@stadt', 'stadt'],
  ['http://social.example/@stadt', 'stadt'],
  ['social.example', undefined],
  ['https://social.example/about', undefined],
])('%s names the account %s', (typed, user) => expect(userOf(typed)).toBe(user));
