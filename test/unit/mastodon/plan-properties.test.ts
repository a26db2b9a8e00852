import fc from 'fast-check';
import { expect, it } from 'vitest';
import { statusLength } from '../../../utils/mastodon/length.ts';
import { findMentions } from '../../../utils/mastodon/mentions.ts';
import { plan } from '../../../utils/mastodon/plan.ts';
import type { Account } from '../../../utils/post/account.ts';
import { newRule, type Rule } from '../../../utils/post/rule.ts';
import type { Media, Post, PostPart, Segment } from '../../../utils/post/types.ts';

const rule = newRule({ platform: 'bluesky', id: 'did:plc:krefeld', name: 'stadt-krefeld.bsky.social' }, [
  'krefeld@social.example',
]);

const rules = fc.boolean().map((numbered): Rule => ({ ...rule, numbered }));

const accounts: fc.Arbitrary<Account> = fc
  .record({
    characters: fc.integer({ min: 120, max: 600 }),
    media: fc.integer({ min: 1, max: 6 }),
    software: fc.constantFrom('mastodon', 'gotosocial', 'hollo'),
  })
  .map(({ characters, media, software }) => ({
    id: 'krefeld@social.example',
    host: 'social.example',
    username: 'krefeld',
    displayName: 'Stadt Krefeld',
    url: 'https://social.example/@krefeld',
    avatar: '',
    limits: {
      characters,
      charactersPerUrl: 23,
      media,
      descriptionCharacters: 1500,
      imageBytes: 1,
      imagePixels: 1,
      videoBytes: 1,
      mimeTypes: [],
    },
    server: { title: '', software, version: '', rules: [] },
    signedIn: true,
  }));

const words = fc.constantFrom(
  'Straße',
  'Die',
  'gesperrt.',
  'Dr.',
  '„Wir',
  'bauen“',
  'amt@krefeld.de',
  '@alice',
  '@bob@example.org',
  '-@x',
  '24.',
  '👨‍👩‍👧',
  'krefeld.de,',
  '(siehe',
  'unten)',
  '–',
  '"So',
  'geht’s"',
  'Ende!',
  '\n',
  '\n\n',
  '😀@amt',
  '@',
  '@@',
);
const url = fc
  .tuple(
    fc.constantFrom('krefeld.de', 'www.köln.de', 'a.example.org'),
    fc.stringMatching(/^[a-z0-9/_-]{0,60}$/),
  )
  .map(([host, path]) => `https://${host}/${path}`);
const space = fc.constantFrom('', ' ', ' ', ' ', '\n\n', '. ', ', ', '“', '.');
const segment: fc.Arbitrary<Segment> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(words, { maxLength: 40 })
      .map((list): Segment => ({ kind: 'text', text: list.join(' ') })),
  },
  { weight: 2, arbitrary: space.map((text): Segment => ({ kind: 'text', text })) },
  fc.tuple(url, fc.boolean()).map(
    ([address, isShown]): Segment => ({
      kind: 'link',
      text: isShown ? `${address.replace('https://', '').slice(0, 20)}…` : 'hier klicken',
      url: address,
    }),
  ),
  fc.constantFrom('a.bsky.social', 'stadt.example').map(
    (name): Segment => ({
      kind: 'mention',
      name,
      url: `https://bsky.app/profile/${name}`,
    }),
  ),
  fc.constantFrom('Krefeld', 'Straße', 'K-Pop').map((tag): Segment => ({ kind: 'hashtag', tag })),
);
const media = fc
  .constantFrom<Media['kind']>('image', 'image', 'image', 'video')
  .map((kind): Media => ({ kind, file: new Blob(), description: '' }));
const parts: fc.Arbitrary<PostPart> = fc.record({
  segments: fc.array(segment, { maxLength: 12 }),
  links: fc.array(url, { maxLength: 2 }),
  media: fc.array(media, { maxLength: 11 }),
  labels: fc.subarray<PostPart['labels'][number]>(['nudity', 'porn', 'graphic-media']),
});
const posts: fc.Arbitrary<Post> = fc.record({
  parts: fc.array(parts, { maxLength: 3 }),
  language: fc.constantFrom('de', 'en', undefined),
  time: fc.constant(0),
});

const given = (check: (post: Post, account: Account, rule: Rule) => void) =>
  fc.assert(fc.property(posts, accounts, rules, check), { numRuns: 300 });

it('no status is longer than the server takes', () => {
  given((post, account, rule) => {
    for (const { text, spoilerText } of plan(post, account, rule).statuses) {
      const length =
        account.server.software === 'gotosocial'
          ? [...text, ...spoilerText].length
          : statusLength(text, spoilerText, account.limits.charactersPerUrl);
      expect(length).toBeLessThanOrEqual(account.limits.characters);
    }
  });
});

it('every word, link and hashtag is there, in order', () => {
  given((post, account, rule) => {
    const all = plan(post, account, rule).statuses.map(({ text }) => text.replace(/ \(\d+\/\d+\)$/, ''));
    const letters = withoutSpace(all.join(''));
    let position = 0;
    for (const part of post.parts) {
      for (const piece of part.segments.flatMap(piecesOf)) {
        const found = letters.indexOf(piece, position);
        expect(found, `${piece} behind ${letters.slice(0, position)}`).not.toBe(-1);
        position = found + piece.length;
      }
      for (const link of part.links) expect(letters).toContain(link.replace(/\/$/, ''));
    }
  });
});

it('no link, hashtag or name is divided', () => {
  given((post, account, rule) => {
    const all = plan(post, account, rule).statuses.map((status) => status.text);
    for (const piece of post.parts.flatMap((part) => part.segments)) {
      if (piece.kind === 'text') continue;
      for (const whole of piecesOf(piece).filter((content) => content !== 'hierklicken')) {
        expect(
          all.some((text) => text.includes(whole)),
          whole,
        ).toBe(true);
      }
    }
  });
});

it('nobody is mentioned', () => {
  given((post, account, rule) => {
    for (const { text } of plan(post, account, rule).statuses) expect(findMentions(text)).toEqual([]);
  });
});

it('every picture and video goes once, in order, as many as the server takes, a video alone', () => {
  given((post, account, rule) => {
    const all = post.parts.flatMap((part) => part.media);
    const groups = plan(post, account, rule).statuses.map((status) => status.media);
    expect(groups.flat()).toEqual(all.map((_, index) => index));
    for (const group of groups) {
      const hasVideo = group.some((index) => all[index]?.kind === 'video');
      expect(group.length).toBeLessThanOrEqual(hasVideo ? 1 : account.limits.media);
    }
  });
});

it('no status is empty, and each replies to the one before', () => {
  given((post, account, rule) => {
    plan(post, account, rule).statuses.forEach((status, index) => {
      expect(status.text === '' && status.media.length === 0).toBe(false);
      expect(status.replyTo).toBe(index === 0 ? undefined : index - 1);
    });
  });
});

it('the same input has the same plan', () => {
  given((post, account, rule) => {
    expect(plan(structuredClone(post), account, rule)).toEqual(plan(post, account, rule));
  });
});

/** What must be found again of a segment, without the @ that would mention somebody. */
function piecesOf(piece: Segment): string[] {
  if (piece.kind === 'link')
    return piece.text.endsWith('…') ? [piece.url] : [withoutSpace(piece.text), piece.url];
  if (piece.kind === 'mention') return [piece.name, piece.url];
  if (piece.kind === 'hashtag') return [`#${piece.tag}`];
  return piece.text
    .split(/\s+/)
    .flatMap((word) => word.split('@'))
    .filter((word) => word !== '');
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}
