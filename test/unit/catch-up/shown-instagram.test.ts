// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { readShown } from '../../../utils/platforms/instagram/shown.ts';
import type { KnownProfile } from '../../../utils/post/shown.ts';
import { codeOf } from '../../stage/instagram/posts.ts';
import {
  accountPage,
  addressOf,
  postPage,
  type ShownEntry,
  type Variant,
} from '../../stage/instagram/timeline.ts';

const now = Date.UTC(2026, 10, 29, 14);
const account = { username: 'stadt.krefeld' };
const city: KnownProfile = {
  id: '61236465677',
  ids: ['61236465677'],
  name: 'stadt.krefeld',
  names: ['stadt.krefeld'],
};
const src = 'https://scontent-fra3-1.cdninstagram.com/v/t51.2885-15/markt_n.jpg?_nc_cat=1';
const pk = 3983826488373409445n;

const own: ShownEntry = {
  author: 'stadt.krefeld',
  code: codeOf(pk),
  caption: 'Am Samstag ist Markt\n\nMit @zoo.krefeld #Krefeld',
  pictures: [
    { src, alt: 'Der Marktplatz' },
    { src: `${src}&2`, alt: 'Photo by Stadt Krefeld on November 25, 2026. May be an image of fruit.' },
  ],
  of: 2,
  comments: [
    { author: 'fremdes.konto', text: 'FREMD Kommentar' },
    { author: 'stadt.krefeld', text: 'FREMD eigene Antwort' },
  ],
};
const others: ShownEntry[] = [
  {
    author: 'fremdes.konto',
    code: 'FREMDcode1',
    pictures: [{ src: 'https://scontent.cdninstagram.com/v/fremd.jpg', alt: 'FREMD' }],
  },
  { author: 'stadt.krefeld', code: 'Cnoch1mehr', pictures: [{ src, alt: 'FREMD weiter unten' }] },
];
const read = (html: string, path: string) => {
  document.body.innerHTML = html;
  return readShown(document, [city], `https://www.instagram.com${path}`, now);
};

describe.each<Variant>(['today', 'no article', 'caption as comment', 'dialog'])(
  'a post’s page as it is with "%s"',
  (variant) => {
    test('gives the post, whole, and nothing of anybody else', () => {
      const shown = read(postPage(account, own, others, variant), addressOf(own));
      expect(JSON.stringify(shown)).not.toContain('FREMD');
      expect(shown.posts).toEqual([
        {
          ...{ platform: 'instagram', profile: city.id, id: String(pk), time: Date.UTC(2026, 10, 25, 9, 30) },
          address: `https://www.instagram.com/p/${own.code}/`,
          segments: [
            { kind: 'text', text: 'Am Samstag ist Markt\n\nMit ' },
            { kind: 'mention', name: 'zoo.krefeld', url: '' },
            { kind: 'text', text: ' ' },
            { kind: 'hashtag', tag: 'Krefeld' },
          ],
          links: [],
          media: [
            { kind: 'image', src, description: 'Der Marktplatz', machineMade: false },
            { kind: 'image', src: `${src}&2`, description: own.pictures?.[1]?.alt, machineMade: true },
          ],
          lacks: [],
        },
      ]);
    });

    test('of somebody else is not read', () => {
      const foreign = { ...own, author: 'fremdes.konto', caption: 'FREMD' };
      expect(read(postPage(account, foreign, others, variant), addressOf(own))).toEqual({
        posts: [],
        why: 'foreign',
      });
    });

    test('without a caption takes no comment for it', () => {
      const { caption: _, ...bare } = own;
      const { posts } = read(postPage(account, bare, others, variant), addressOf(own));
      expect(posts).toMatchObject([{ segments: [], lacks: ['text'] }]);
    });
  },
);

test.each<[string, Partial<ShownEntry>, unknown]>([
  ['a caption that nobody has opened', { isCut: true }, { lacks: ['rest'] }],
  ['more pictures than are there, by the dots', { of: 5 }, { lacks: ['pictures'] }],
  ['maybe more pictures, where there are no dots', { of: 0 }, { lacks: ['pictures'] }],
  [
    'a video without a file, whose cover is no picture',
    { isVideo: true, pictures: [{ src, alt: '' }] },
    { lacks: ['video'], media: [] },
  ],
])('it is said what is not there: %s', (_, part, expected) => {
  const entry = { ...own, ...part };
  expect(read(postPage(account, entry, others), addressOf(entry)).posts[0]).toMatchObject(expected as object);
});

test('of the own account’s page the addresses of its posts, and what was said of them', () => {
  const tiles = [
    own,
    { ...own, code: 'Cmaschine1', pictures: own.pictures?.slice(1) ?? [] },
    ...others.slice(0, 1),
  ];
  const { posts } = read(accountPage(account, tiles), '/stadt.krefeld/');
  expect(posts).toMatchObject([
    { id: String(pk), segments: [{ text: 'Der Marktplatz' }], lacks: ['tile'], time: undefined },
    { segments: [], lacks: ['tile'], time: new Date(2026, 10, 25, 12).getTime() },
  ]);
  expect(JSON.stringify(posts)).not.toContain('FREMD');
});

test('of another account’s page nothing', () => {
  expect(read(accountPage({ username: 'fremdes.konto' }, others.slice(0, 1)), '/fremdes.konto/')).toEqual({
    posts: [],
    why: 'nothing',
  });
});
