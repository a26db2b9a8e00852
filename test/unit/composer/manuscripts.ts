import type { Account } from '../../../utils/post/account.ts';
import { type Manuscript, type ManuscriptFile, newManuscript } from '../../../utils/post/manuscript.ts';

export const stadt = 'stadt@krefeld.example';
export const now = Date.parse('2026-11-29T09:00:00Z');

/** An account with Mastodon's own limits, but for what is told. */
export function accountWith(
  id = stadt,
  limits: Partial<Account['limits']> = {},
  version = '4.5.0',
  software = 'mastodon',
): Account {
  const [username = '', host = ''] = id.split('@');
  return {
    ...{ id, host, username, displayName: username, url: `https://${host}/@${username}`, avatar: '' },
    signedIn: true,
    server: { title: host, software, version, rules: [] },
    limits: {
      ...{ characters: 500, charactersPerUrl: 23, media: 4, descriptionCharacters: 1500 },
      ...{ imageBytes: 16_777_216, imagePixels: 33_177_600, videoBytes: 103_809_024 },
      mimeTypes: ['image/png', 'image/jpeg', 'video/mp4', 'audio/mpeg'],
      ...limits,
    },
  };
}

/** A manuscript for the city's account, with what is told. */
export const manuscriptWith = (change: Partial<Manuscript> = {}): Manuscript => ({
  ...newManuscript('m', [stadt], now),
  ...change,
});

/** A picture of a manuscript, or another file. */
export const fileWith = (id: string, change: Partial<ManuscriptFile> = {}): ManuscriptFile => ({
  ...{ id, kind: 'image', name: `${id}.png`, type: 'image/png', bytes: 100, size: { width: 10, height: 10 } },
  ...{ description: '', decorative: false, focus: undefined, part: 0, traces: 'none' },
  ...change,
});
