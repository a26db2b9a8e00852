import { describe, expect, test } from 'vitest';
import { asMeant } from '../../../utils/mastodon/as-meant.ts';
import type { StatusVisibility } from '../../../utils/post/plan.ts';

const snac = (version: string) => ({ software: 'snac', version: `4.0.0 (not true; really snac/${version})` });
const meant = (server: { software: string; version: string }, planned: StatusVisibility, said: string) =>
  asMeant({ visibility: said, language: 'en' }, { visibility: planned }, server);

describe('what a server says of a status', () => {
  test('is meant as it is said by Mastodon', () => {
    const server = { software: 'mastodon', version: '4.5.0' };
    const said = { visibility: 'private', language: 'en' };
    expect(meant(server, 'private', 'private')).toEqual(said);
  });

  test.each<[string, StatusVisibility, string, string]>([
    ['2.75', 'private', 'private', 'direct'],
    ['2.75', 'direct', 'private', 'direct'],
    ['2.75', 'unlisted', 'public', 'unlisted'],
    ['2.75', 'public', 'public', 'public'],
    ['2.75', 'private', 'public', 'public'],
    ['2.83', 'private', 'private', 'direct'],
    ['2.84', 'private', 'private', 'private'],
    ['2.94', 'unlisted', 'public', 'public'],
    ['3.0', 'private', 'private', 'private'],
    ['?', 'private', 'private', 'private'],
  ])(
    'is by snac %s no language, and where %s was planned and %s is said, %s',
    (version, planned, said, is) => {
      expect(meant(snac(version), planned, said)).toEqual({ visibility: is, language: undefined });
    },
  );
});
