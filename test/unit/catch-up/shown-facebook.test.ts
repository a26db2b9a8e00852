// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { readShown } from '../../../utils/platforms/facebook/shown.ts';
import type { KnownProfile } from '../../../utils/post/shown.ts';
import { page, person } from '../../stage/facebook/identities.ts';
import {
  addressOf,
  postPage,
  profilePage,
  type ShownEntry,
  type Variant,
} from '../../stage/facebook/timeline.ts';

const now = new Date(2026, 10, 29, 15, 0).getTime();
const city: KnownProfile = { id: page.id, ids: [page.id], name: page.name, names: [page.vanity] };
const stranger = { name: 'FREMD Nachbar', vanity: 'fremder.nachbar' };
const src = 'https://scontent.xx.fbcdn.net/v/t39.30808-6/markt_n.jpg?_nc_cat=1';

const own: ShownEntry = {
  author: page,
  id: 'pfbid0markt',
  text: 'Am Samstag ist Markt 🌳\nMehr unter [[https://www.krefeld.de/markt?utm_source=fb|krefeld.de/ma…]]\n\nMit {{Stadtwerke Krefeld}} #Krefeld',
  pictures: [
    { src, alt: 'Der Marktplatz am Morgen' },
    { src: `${src}&2`, alt: 'Könnte ein Bild von 2 Personen sein' },
  ],
  comments: [
    {
      name: 'FREMD Kommentator',
      vanity: 'fremd.k',
      text: 'FREMD Kommentar',
      picture: 'https://scontent.xx.fbcdn.net/v/fremd.jpg',
    },
    { name: page.name, vanity: page.vanity, text: 'FREMD Antwort der Stadt' },
  ],
};
const decoys: ShownEntry[] = [
  {
    author: stranger,
    id: 'pfbid0fremd',
    text: 'FREMD Beitrag',
    pictures: [{ src: 'https://scontent.xx.fbcdn.net/v/fremd.jpg', alt: 'FREMD' }],
  },
  { author: stranger, id: 'pfbid0werbung', text: 'FREMD Werbung', kind: 'sponsored' },
  { author: page, id: 'pfbid0eigenewerbung', text: 'FREMD eigene Werbung', kind: 'sponsored' },
  { author: page, id: '123456789', text: 'FREMD in der Gruppe', kind: 'group' },
  { author: page, id: 'pfbid0geteilt', text: 'FREMD geteilt', kind: 'shared' },
  {
    author: { name: page.name, vanity: 'stadt.krefeld.fake' },
    id: 'pfbid0falsch',
    text: 'FREMD gleicher Name',
  },
  { author: page, id: 'pfbid0freunde', text: 'FREMD nur für Freunde', audience: 'Mit Freunden geteilt' },
];
const all = [decoys[0], own, ...decoys.slice(1)].flatMap((each) => each ?? []);
const variants: Variant[] = ['today', 'no article', 'older message', 'heading alone', 'comments beside'];

function cookies(each: Record<string, string>) {
  const pairs = Object.entries(each).map((pair) => pair.join('='));
  vi.spyOn(document, 'cookie', 'get').mockReturnValue(pairs.join('; '));
}
const read = (html: string, path = `/${page.vanity}`, known = [city]) => {
  document.body.innerHTML = html;
  return readShown(document, known, `https://www.facebook.com${path}`, now);
};

beforeEach(() => cookies({ c_user: person.id, i_user: page.id }));

describe.each(variants)('a page as it is with "%s"', (variant) => {
  test('of the own profile gives its own posts, whole, and nothing of anybody else', () => {
    const { posts } = read(profilePage(page, all, variant));
    expect(JSON.stringify(posts)).not.toContain('FREMD');
    expect(posts).toEqual([
      {
        ...{ platform: 'facebook', profile: page.id, id: 'pfbid0markt', time: now - 3 * 3_600_000 },
        address: 'https://www.facebook.com/stadt.krefeld/posts/pfbid0markt',
        segments: [
          { kind: 'text', text: 'Am Samstag ist Markt 🌳\nMehr unter ' },
          { kind: 'link', text: 'krefeld.de/ma…', url: 'https://www.krefeld.de/markt?utm_source=fb' },
          { kind: 'text', text: '\n\nMit ' },
          { kind: 'mention', name: 'Stadtwerke Krefeld', url: '' },
          { kind: 'text', text: ' ' },
          { kind: 'hashtag', tag: 'Krefeld' },
        ],
        links: [],
        media: [
          { kind: 'image', src, description: 'Der Marktplatz am Morgen', machineMade: false },
          {
            kind: 'image',
            src: `${src}&2`,
            description: 'Könnte ein Bild von 2 Personen sein',
            machineMade: true,
          },
        ],
        lacks: [],
      },
    ]);
  });

  test('of a post in a dialog gives that post alone', () => {
    const { posts } = read(postPage(page, own, decoys, variant), addressOf(own));
    expect(posts.map(({ id, media }) => [id, media.length])).toEqual([['pfbid0markt', 2]]);
    expect(JSON.stringify(posts)).not.toContain('FREMD');
  });
});

test.each([
  ['foreign', decoys[0]],
  ['sponsored', decoys[2]],
  ['group', decoys[3]],
  ['shared', decoys[4]],
  ['foreign', decoys[5]],
  ['limited', decoys[6]],
])('the page of a post that is not to be taken says why: %s', (why, decoy) => {
  if (!decoy) throw new Error('there is no such decoy');
  const shown = read(postPage(page, decoy, [own]), addressOf(decoy));
  expect(shown).toEqual({ posts: [], why });
});

describe('what the page does not show is said', () => {
  const one = (entry: Partial<ShownEntry>) =>
    read(profilePage(page, [{ author: page, id: 'pfbid0eins', ...entry }])).posts[0];

  test('a text that nobody has opened is not taken for whole', () => {
    expect(one({ text: 'Es beginnt so', isCut: true })).toMatchObject({ lacks: ['rest'] });
    expect(one({ text: 'Es beginnt so', isCut: true })?.segments).toEqual([
      { kind: 'text', text: 'Es beginnt so…' },
    ]);
  });
  test('a translation offered below the text is none', () => {
    document.body.innerHTML = profilePage(page, [{ author: page, id: 'pfbid0eins', text: 'Ganz' }]);
    const message = document.querySelector('[data-ad-rendering-role="story_message"] span[dir]');
    message?.insertAdjacentHTML('beforeend', '<div><div role="button">Übersetzung anzeigen</div></div>');
    const { posts } = readShown(document, [city], 'https://www.facebook.com/stadt.krefeld', now);
    expect(posts[0]).toMatchObject({ lacks: [], segments: [{ kind: 'text', text: 'Ganz' }] });
  });
  test('pictures beyond those that are there', () => {
    expect(one({ text: 'Viele', pictures: [{ src, alt: '' }], more: 7 })).toMatchObject({
      lacks: ['pictures'],
    });
    expect(one({ text: 'Album', pictures: [{ src, alt: '' }], kind: 'album' })).toMatchObject({
      lacks: ['pictures'],
    });
  });
  test('a video', () => {
    expect(one({ text: 'Film', kind: 'reel', id: '990000000000001' })).toMatchObject({
      lacks: ['video'],
      media: [],
    });
  });
  test('a text that was not found', () => {
    expect(one({ pictures: [{ src, alt: '' }] })).toMatchObject({ lacks: ['text'], segments: [] });
  });
});

test('the card of a link is a link beside the text, and its picture none', () => {
  const { posts } = read(
    profilePage(page, [{ author: page, id: 'pfbid0karte', text: 'Karte', card: 'https://www.krefeld.de/a' }]),
  );
  expect(posts[0]).toMatchObject({ links: ['https://www.krefeld.de/a'], media: [] });
});

describe('whose it is', () => {
  const unnamed: KnownProfile = { ...city, names: [] };
  const html = profilePage(page, [{ author: page, id: 'pfbid0eins', text: 'Ohne Namen' }]);

  test('the viewer who acts as the profile knows it by its name, even where no address is known', () => {
    expect(read(html, '/stadt.krefeld', [unnamed]).posts).toHaveLength(1);
    cookies({ c_user: person.id });
    expect(read(html, '/stadt.krefeld', [unnamed]).posts).toEqual([]);
  });
  test('a page that only has the same name is not taken, where the navigation leads to the own one', () => {
    const fake = profilePage(page, decoys.slice(5, 6));
    expect(read(fake, '/stadt.krefeld.fake', [unnamed]).posts).toEqual([]);
  });
  test('an id in the address decides', () => {
    const numbered = html.replaceAll(
      'https://www.facebook.com/stadt.krefeld?',
      `/profile.php?id=${page.id}&`,
    );
    expect(read(numbered, '/profile.php', [unnamed]).posts).toHaveLength(1);
    const other = html.replaceAll(
      'https://www.facebook.com/stadt.krefeld?',
      '/profile.php?id=61550000000009&',
    );
    expect(read(other, '/profile.php', [unnamed]).posts).toEqual([]);
  });
  test('of the person who has signed in only what is said to be for everybody', () => {
    const petra: KnownProfile = {
      id: person.id,
      ids: [person.id],
      name: person.name,
      names: [person.vanity],
    };
    cookies({ c_user: person.id });
    const shown = (audience: string) =>
      read(
        profilePage(person, [{ author: person, id: 'pfbid0p', text: 'Privat', audience }]),
        `/${person.vanity}`,
        [petra],
      ).posts.length;
    expect(['Mit Öffentlich geteilt', '…', 'Mit Freunden geteilt'].map(shown)).toEqual([1, 0, 0]);
  });
  test('an address by numbers names the post by its own number', () => {
    const { posts } = read(
      profilePage(page, [{ author: page, id: 'pfbid0123456', text: 'Zahlen' }], 'digits'),
    );
    expect(posts[0]?.address).toBe(
      'https://www.facebook.com/permalink.php?story_fbid=012345611111111&id=61550000000001',
    );
  });
});
