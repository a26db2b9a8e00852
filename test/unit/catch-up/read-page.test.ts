import { describe, expect, test } from 'vitest';
import { newRule } from '../../../utils/post/rule.ts';
import '../background/browser.ts';

const { besideAt } = await import('../../../utils/pages/catch-up/beside.ts');
const { knownOf, parseShown } = await import('../../../utils/pages/catch-up/read-page.ts');

const facebook = newRule({ platform: 'facebook', id: '615', name: 'Stadt Krefeld' }, [
  'stadt@social.example',
]);
const instagram = newRule({ platform: 'instagram', id: '17', name: 'Stadt.Krefeld' }, [
  'stadt@social.example',
]);
const bluesky = newRule({ platform: 'bluesky', id: 'did:plc:1', name: 'krefeld.de' }, [
  'stadt@social.example',
]);
const rules = [facebook, instagram, bluesky];

describe('what a person may ask for beside a page', () => {
  test.each([
    ['https://www.facebook.com/stadt.krefeld/posts/pfbid0abc', 'facebook', 'post'],
    ['https://www.facebook.com/permalink.php?story_fbid=pfbid0abc&id=615', 'facebook', 'post'],
    ['https://www.facebook.com/stadt.krefeld', 'facebook', 'profile'],
    ['https://www.facebook.com/profile.php?id=615', 'facebook', 'profile'],
    ['https://www.instagram.com/p/DdJZRV-Sfal/', 'instagram', 'post'],
    ['https://www.instagram.com/stadt.krefeld/reel/DdJZRV-Sfal/', 'instagram', 'post'],
    ['https://www.instagram.com/stadt.krefeld/', 'instagram', 'profile'],
    ['https://bsky.app/profile/krefeld.de/post/3l', 'bluesky', 'post'],
    ['https://bsky.app/profile/did:plc:1', 'bluesky', 'profile'],
    ['https://bsky.app/profile/did%3Aplc%3A1', 'bluesky', 'profile'],
  ])('%s', (address, platform, kind) => {
    expect(besideAt(7, address, rules)).toMatchObject({ tab: 7, platform, place: { kind } });
  });

  test.each([
    'https://www.facebook.com/',
    'https://www.facebook.com/groups/1/posts/2',
    'https://www.facebook.com/messages/t/1',
    'https://www.facebook.com/stadt.krefeld/posts/pfbid0abc?comment_id=1',
    'https://www.instagram.com/fremdes.konto/',
    'https://www.instagram.com/explore/',
    'https://www.instagram.com/direct/inbox/',
    'https://bsky.app/profile/fremd.example/post/3l',
    'https://bsky.app/',
    'https://www.example.org/stadt.krefeld/posts/pfbid0abc',
    'about:blank',
  ])('nothing beside %s', (address) => expect(besideAt(7, address, rules)).toBeUndefined());

  test('nothing where no rule is for the platform, or one that is never to be mirrored', () => {
    const address = 'https://www.facebook.com/stadt.krefeld';
    expect(besideAt(7, address, [bluesky])).toBeUndefined();
    expect(besideAt(7, address, [{ ...facebook, mode: 'never' }])).toBeUndefined();
    expect(besideAt(7, address, [{ ...facebook, accounts: [] }])).toBeUndefined();
  });
});

test('a page is told ids and names of the profiles that are looked for, and no more', () => {
  const names = new Map([['615', new Set(['stadt.krefeld', '615'])]]);
  expect(knownOf([facebook], names)).toEqual([
    { id: '615', ids: ['615'], name: 'Stadt Krefeld', names: ['stadt.krefeld'] },
  ]);
  expect(knownOf([instagram], new Map())).toMatchObject([{ names: ['stadt.krefeld'] }]);
});

describe('what a page answers', () => {
  const known = knownOf([facebook], new Map());
  const post = {
    ...{
      platform: 'facebook',
      profile: '615',
      id: 'pfbid0abc',
      time: 1,
      links: ['https://a.example/'],
      lacks: [],
    },
    address: 'https://www.facebook.com/stadt/posts/pfbid0abc',
    segments: [{ kind: 'text', text: 'Markt' }],
    media: [
      { kind: 'image', src: 'https://scontent.xx.fbcdn.net/v/1.jpg', description: '', machineMade: false },
    ],
  };
  const read = (answer: unknown) => parseShown(answer, 'facebook', known);

  test('is taken as it is where it has its shape', () =>
    expect(read({ posts: [post] })).toEqual({ posts: [post] }));

  test('is nothing where it has none', () => {
    for (const answer of [
      undefined,
      null,
      'x',
      [],
      { posts: 'x' },
      { posts: [{}] },
      { posts: [{ ...post, address: 'javascript:1' }] },
    ])
      expect(read(answer)).toEqual({ posts: [], why: 'nothing' });
  });

  test('is left out where it is of a profile that was not asked for', () => {
    expect(read({ posts: [{ ...post, profile: '616' }] })).toEqual({ posts: [], why: 'nothing' });
  });

  test('leads to no picture that lies elsewhere than on the platform', () => {
    const media = [
      'https://intranet.example/1.jpg',
      'http://scontent.xx.fbcdn.net/1.jpg',
      'file:///1.jpg',
    ].map((src) => ({ ...post.media[0], src }));
    expect(read({ posts: [{ ...post, media }] }).posts[0]?.media).toEqual([]);
  });
});
