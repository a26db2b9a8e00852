import { describe, expect, test } from 'vitest';
import type { OwnPost } from '../../../utils/mastodon/own-statuses.ts';
import { type Found, fromPage, fromServer } from '../../../utils/pages/catch-up/found.ts';
import {
  addressKey,
  compared,
  everywhere,
  type KnownPosts,
  type Standing,
} from '../../../utils/pages/catch-up/missing.ts';
import { newRule } from '../../../utils/post/rule.ts';
import type { ShownPost } from '../../../utils/post/shown.ts';

const now = Date.UTC(2026, 10, 29);
const day = 24 * 3_600_000;
const [city, zoo] = ['stadt@social.example', 'zoo@zoo.example'] as const;
const rule = newRule({ platform: 'facebook', id: '615', name: 'Stadt' }, [city]);
const text = 'Am Samstag ist Markt auf dem Westwall, kommen Sie vorbei';

const shown = (part: Partial<ShownPost> = {}): ShownPost => ({
  ...{ platform: 'facebook', profile: '615', id: 'pfbid0eins', time: now, links: [], media: [], lacks: [] },
  address: 'https://www.facebook.com/stadt/posts/pfbid0eins',
  segments: [{ kind: 'text', text }],
  ...part,
});
const found = (part: Partial<ShownPost> = {}, own = rule): Found => fromPage(shown(part), own, now);
const own = (part: Partial<OwnPost> = {}): OwnPost => ({
  text,
  links: [],
  hasMedia: false,
  previews: [],
  at: now,
  url: '',
  ...part,
});
const nothing = (): KnownPosts => ({ byId: new Map(), byAddress: new Map() });
const standing = (posts: OwnPost[], from = 0) => new Map<string, Standing>([[city, { posts, from }]]);
const counts = (all: Found[], known: KnownPosts, there: ReadonlyMap<string, Standing>) => {
  const { missing, settled, older } = compared(all, known, there);
  return [missing.length, settled, older];
};

describe('it is missing', () => {
  test('where neither ledger nor account knows it', () =>
    expect(counts([found()], nothing(), standing([]))).toEqual([1, 0, 0]));
  test('where the account says something else', () =>
    expect(
      counts([found()], nothing(), standing([own({ text: 'Der Zoo hat heute bis acht Uhr am Abend auf' })])),
    ).toEqual([1, 0, 0]));
  test('where the same was said a week before: that was another market', () =>
    expect(counts([found()], nothing(), standing([own({ at: now - 7 * day })]))).toEqual([1, 0, 0]));
  test('on the accounts of its rule on which it is not, and only there', () => {
    const both = { ...rule, accounts: [city, zoo] };
    const there = new Map<string, Standing>([
      [city, { posts: [own()], from: 0 }],
      [zoo, { posts: [], from: 0 }],
    ]);
    expect(compared([found({}, both)], nothing(), there).missing.map(({ accounts }) => accounts)).toEqual([
      [zoo],
    ]);
  });
  test('where only a tile of it is known, and no word', () => {
    const tile = found({ segments: [], lacks: ['tile'] });
    expect(counts([tile], nothing(), standing([own({ text: '' })]))).toEqual([1, 0, 0]);
  });
});

describe('it is not missing', () => {
  test('where the ledger knows it by its id, or by its address', () => {
    const byId = { ...nothing(), byId: new Map([['pfbid0eins', new Set<string>([city])]]) };
    const byAddress = {
      ...nothing(),
      byAddress: new Map([['facebook.com/stadt/posts/pfbid0eins', new Set<string>([city])]]),
    };
    for (const known of [byId, byAddress]) expect(counts([found()], known, standing([]))).toEqual([0, 1, 0]);
  });
  test('where a person decided against it, on whichever account', () => {
    const known = { ...nothing(), byId: new Map([['pfbid0eins', new Set<string>([everywhere])]]) };
    expect(counts([found({}, { ...rule, accounts: [city, zoo] })], known, standing([]))).toEqual([0, 1, 0]);
  });
  test('where the account says the same, with hashtags more and the way to a link', () => {
    const said = own({
      text: `${text} #Krefeld\nMehr: https://www.krefeld.de/markt`,
      links: ['https://www.krefeld.de/markt'],
      at: now + day,
    });
    expect(counts([found()], nothing(), standing([said]))).toEqual([0, 1, 0]);
  });
  test('where its time is not known, by its words alone', () =>
    expect(counts([found({ time: undefined })], nothing(), standing([own({ at: now - 20 * day })]))).toEqual([
      0, 1, 0,
    ]));
});

test('what is older than what a server has told is neither', () => {
  expect(counts([found({ time: now - 9 * day })], nothing(), standing([], now - 5 * day))).toEqual([0, 0, 1]);
});

test('few words beside a picture do not say that two posts are one', () => {
  const media = [{ kind: 'image' as const, src: '', description: '', machineMade: false }];
  const few = found({ segments: [{ kind: 'text', text: 'Guten Morgen aus Krefeld' }], media });
  expect(
    counts([few], nothing(), standing([own({ text: 'Guten Morgen aus Krefeld', hasMedia: true })])),
  ).toEqual([1, 0, 0]);
});

test('a thread of Bluesky is compared as one', () => {
  const parts = [
    'Erster Teil der Nachricht über den Markt am Samstag',
    'und der zweite Teil mit allem Weiteren',
  ];
  const publication = {
    ...{
      platform: 'bluesky' as const,
      profile: 'did:plc:1',
      id: 'at://1',
      address: 'https://bsky.app/1',
      time: now,
    },
    parts: parts.map((each, index) => ({ id: `at://${index}`, revision: '', text: each })),
  };
  const there = standing([own({ text: parts.join('\n') })]);
  expect(counts([fromServer(publication, { ...rule, platform: 'bluesky' })], nothing(), there)).toEqual([
    0, 1, 0,
  ]);
});

test('an address is the same with and without what does not matter of it', () => {
  expect(addressKey('https://www.instagram.com/p/ABC/')).toBe(addressKey('http://instagram.com/p/ABC'));
});
