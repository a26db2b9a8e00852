// @vitest-environment happy-dom
import { afterAll, expect, test, vi } from 'vitest';
import { readShown as readFacebook } from '../../../utils/platforms/facebook/shown.ts';
import { readShown as readInstagram } from '../../../utils/platforms/instagram/shown.ts';
import type { Shown } from '../../../utils/post/shown.ts';
import { page, person } from '../../stage/facebook/identities.ts';
import * as facebook from '../../stage/facebook/timeline.ts';
import * as instagram from '../../stage/instagram/timeline.ts';
import { mutatePage } from '../watch/mutations/mutate-page.ts';
import { type Chance, seeded } from '../watch/mutations/seeded.ts';

/*
 * Pages that changed at random: what is read is the own post or less of it, never a decoy. What a decoy says begins with
 * FREMD.
 */

const times = process.env.MITPOSTEN_LONG ? 3000 : 150;
const now = Date.UTC(2026, 10, 29);
const counts = { whole: 0, lacking: 0, nothing: 0 };
afterAll(() => console.info('pages changed at random:', JSON.stringify(counts)));

const stranger = { name: 'FREMD Nachbar', vanity: 'fremder.nachbar' };
const picture = (name: string) => ({ src: `https://scontent.xx.fbcdn.net/v/${name}.jpg`, alt: name });
const comments = [
  { name: 'FREMD Kommentator', vanity: 'fremd.k', text: 'FREMD Kommentar', picture: picture('FREMD').src },
];
const facebookPages: ((chance: Chance) => string)[] = [
  () => facebook.profilePage(page, [...decoys.slice(0, 2), mine, ...decoys.slice(2)]),
  () => facebook.profilePage(page, [mine, ...decoys], 'comments beside'),
  () => facebook.postPage(page, mine, decoys),
];
const mine: facebook.ShownEntry = {
  author: page,
  id: 'pfbid0eigen',
  text: 'Eigener Beitrag',
  pictures: [picture('eigen')],
  comments,
};
const decoys: facebook.ShownEntry[] = [
  { author: stranger, id: 'pfbid0fremd', text: 'FREMD Beitrag', pictures: [picture('FREMD')], comments },
  {
    author: stranger,
    id: 'pfbid0werbung',
    text: 'FREMD Werbung',
    kind: 'sponsored',
    pictures: [picture('FREMD')],
  },
  { author: stranger, id: '123456789', text: 'FREMD in der Gruppe', kind: 'group' },
  { author: stranger, id: 'pfbid0geteilt', text: 'FREMD geteilt', kind: 'shared' },
];
const post: instagram.ShownEntry = {
  ...{ author: 'stadt.krefeld', code: 'Ceigener1', caption: 'Eigener Beitrag' },
  pictures: [{ src: 'https://scontent.cdninstagram.com/v/eigen.jpg', alt: 'eigen' }],
  comments: [{ author: 'fremdes.konto', text: 'FREMD Kommentar' }],
};
const tiles = [
  {
    author: 'fremdes.konto',
    code: 'CFREMD123',
    pictures: [{ src: 'https://scontent.cdninstagram.com/v/FREMD.jpg', alt: 'FREMD' }],
  },
];

/** How a page is read after up to three of its elements were changed. */
function changed(seed: number): { said: string; shown: Shown } {
  const chance = seeded(seed);
  const isFacebook = chance.below(2) === 0;
  const html = isFacebook
    ? chance.one(facebookPages)(chance)
    : instagram.postPage(
        { username: 'stadt.krefeld' },
        post,
        tiles,
        chance.one(['today', 'no article', 'caption as comment', 'dialog']),
      );
  document.body.innerHTML = `<div><span id="start"></span>${html}</div>`;
  const said = mutatePage(document.querySelector('#start') ?? document.body, chance);
  const known = (id: string, name: string) => [{ id, ids: [id], name, names: [name] }];
  const shown = isFacebook
    ? readFacebook(
        document,
        known(page.id, page.vanity),
        `https://www.facebook.com${html.includes('role="dialog"') ? facebook.addressOf(mine) : '/stadt.krefeld'}`,
        now,
      )
    : readInstagram(
        document,
        known('1', 'stadt.krefeld'),
        `https://www.instagram.com${instagram.addressOf(post)}`,
        now,
      );
  return { said, shown };
}

test('whatever changed, nothing of anybody else is read', () => {
  vi.spyOn(document, 'cookie', 'get').mockReturnValue(`c_user=${person.id}; i_user=${page.id}`);
  for (let seed = 1; seed <= times; seed += 1) {
    const { said, shown } = changed(seed);
    expect(JSON.stringify(shown), `${seed}: ${said}`).not.toContain('FREMD');
    expect(shown.posts.length, `${seed}: ${said}`).toBeLessThanOrEqual(1);
    const [one] = shown.posts;
    const text = one?.segments.map((each) => ('text' in each ? each.text : '')).join('');
    const isWhole = text === 'Eigener Beitrag' && one?.media.length === 1;
    counts[isWhole ? 'whole' : one ? 'lacking' : 'nothing'] += 1;
  }
  // Most changes are none to what matters.
  expect(counts.whole).toBeGreaterThan(times / 2);
}, 300_000);
