import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statusLength } from '../../../utils/mastodon/length.ts';
import { findMentions } from '../../../utils/mastodon/mentions.ts';
import { plan } from '../../../utils/mastodon/plan.ts';
import type { PlanTarget } from '../../../utils/post/account.ts';
import type { BookEntry } from '../../../utils/post/book-entry.ts';
import { newRule } from '../../../utils/post/rule.ts';
import type { Platform, Post, PostPart, Segment } from '../../../utils/post/types.ts';

const book: BookEntry[] = [
  { platform: 'bluesky', name: 'zoo.bsky.social', account: 'zoo@social.example' },
  { platform: 'bluesky', name: 'Zoo', account: 'Tierpark@social.example' },
  { platform: 'bluesky', name: 'Mu\u0308ller.bsky.social', account: 'mueller@xn--bcher-kva.example' },
  { platform: 'facebook', name: 'Zoo Krefeld', account: 'zoo@social.example' },
  { platform: 'instagram', name: 'museum_krefeld', account: 'museum@kultur.example' },
];

const text = (content: string): Segment => ({ kind: 'text', text: content });
const mention = (name: string): Segment => ({ kind: 'mention', name, url: `https://a.example.org/${name}` });
const link = (url: string): Segment => ({ kind: 'link', text: url, url });
const part = (...segments: (Segment | string)[]): PostPart => ({
  segments: segments.map((each) => (typeof each === 'string' ? text(each) : each)),
  links: [],
  media: [],
  labels: [],
});
const post = (...parts: PostPart[]): Post => ({ parts, language: 'de', time: 0 });
const ruleOf = (platform: Platform) => newRule({ platform, id: 'did:plc:krefeld', name: 'krefeld' }, []);
const target = (characters = 500, software = 'mastodon'): PlanTarget => ({
  limits: { characters, charactersPerUrl: 23, media: 4, descriptionCharacters: 1500 },
  server: { software },
});
const textsOf = (given: Post, platform: Platform = 'bluesky', to = target()) =>
  plan(given, to, ruleOf(platform), book).statuses.map((status) => status.text);

describe('a name of the book', () => {
  it.each<[string, PostPart, string]>([
    ['that the platform marks', part('Im ', mention('zoo.bsky.social'), '!'), 'Im @zoo@social.example!'],
    ['in other capitals', part(mention('ZOO.bsky.social')), '@zoo@social.example'],
    [
      'with its letters composed otherwise',
      part(mention('müller.bsky.social')),
      '@mueller@xn--bcher-kva.example',
    ],
    ['that is only written', part('Im @Zoo, heute.'), 'Im @Tierpark@social.example, heute.'],
    [
      'that is only written, its letters composed otherwise',
      part('Von @müller.bsky.social und @Mu\u0308ller.bsky.social'),
      'Von @mueller@xn--bcher-kva.example und @mueller@xn--bcher-kva.example',
    ],
    [
      'whose beginning is one as well',
      part('@zoo.bsky.social @zoo'),
      '@zoo@social.example @Tierpark@social.example',
    ],
    [
      'in brackets and quotation marks',
      part('(', mention('zoo'), ') „@zoo“'),
      '(@Tierpark@social.example) „@Tierpark@social.example“',
    ],
    ['that words touch', part('im', mention('zoo'), 's'), 'im @Tierpark@social.example s'],
    [
      'that what follows would make another',
      part(mention('zoo'), '.', mention('zoo'), '-', text('x')),
      '@Tierpark@social.example. @Tierpark@social.example- x',
    ],
    [
      'at an address',
      part(link('https://a.de/b'), mention('zoo'), link('https://a.de/c')),
      'https://a.de/b @Tierpark@social.example https://a.de/c',
    ],
    [
      'behind the beginning of an address',
      part('https://a.de/(', mention('zoo')),
      'https://a.de/( @Tierpark@social.example',
    ],
  ])('%s is a mention', (_, given, expected) => {
    expect(textsOf(post(given))).toEqual([expected]);
    expect(plan(post(given), target(), ruleOf('bluesky'), book).losses).toEqual([]);
  });

  it('may have a space in it', () => {
    expect(textsOf(post(part('@Zoo Krefeld lädt ein, @Zoo Krefelder nicht')), 'facebook')).toEqual([
      '@zoo@social.example lädt ein, Zoo Krefelder nicht',
    ]);
  });

  it('is not divided in a word that is too long', () => {
    const given = post(part(`${'x'.repeat(50)}(@zoo.bsky.social`));
    expect(textsOf(given, 'bluesky', target(60, 'gotosocial'))).toEqual([
      'x'.repeat(50),
      '(@zoo@social.example',
    ]);
  });

  it('counts without its server', () => {
    const given = post(part(`${'a '.repeat(240)}@Zoo ${'b'.repeat(9)}`));
    expect(textsOf(given)).toHaveLength(1);
    expect(textsOf(given, 'bluesky', target(500, 'gotosocial'))).toHaveLength(2);
  });

  it('written as its account stays a mention, so that a text that was shown may be sent', () => {
    const [shown = ''] = textsOf(post(part('Im ', mention('zoo'), ' heute')));
    expect(textsOf(post(part(shown)))).toEqual([shown]);
    expect(textsOf(post(part('@ZOO@social.example @zoo@social.example.org')))).toEqual([
      '@ZOO@social.example zoo@social.example.org',
    ]);
  });
});

describe('no mention is', () => {
  it.each<[string, PostPart, string]>([
    [
      'who is not in the book',
      part(mention('anna'), ' und @anna'),
      'anna (https://a.example.org/anna) und anna',
    ],
    [
      'a name that goes on',
      part('@zoologie @zoo.de @zoo-x @zoo_x @zoo@a.de'),
      'zoologie zoo.de zoo-x zoo_x zoo@a.de',
    ],
    ['what is behind a letter', part('a@zoo.bsky.social ü@zoo _@zoo'), 'a@zoo.bsky.social ü@zoo _@zoo'],
    ['a name without @', part('Der Zoo'), 'Der Zoo'],
    [
      'a name of another platform',
      part('@museum_krefeld ', mention('museum_krefeld')),
      'museum_krefeld museum_krefeld (https://a.example.org/museum_krefeld)',
    ],
    [
      'what belongs to an address',
      part('https://a.de/?q=.@zoo https://a.de/,@zoo@social.example'),
      'https://a.de/?q=.%40zoo https://a.de/,%40zoo@social.example',
    ],
  ])('%s', (_, given, expected) => {
    expect(textsOf(post(given))).toEqual([expected]);
  });

  it('in a content warning or without a book', () => {
    const given = { ...post(part('@zoo')), warning: '' };
    expect(plan(given, target(), ruleOf('bluesky')).statuses[0]?.text).toBe('zoo');
  });

  it('left out of the losses where it stays a link', () => {
    const given = post(part(mention('anna'), ' ', mention('zoo')));
    expect(plan(given, target(), ruleOf('bluesky'), book).losses).toEqual([
      { kind: 'mention-as-link', name: 'anna' },
    ]);
  });
});

const names = ['zoo', 'zoo.bsky.social', 'Müller.bsky.social', 'Mu\u0308ller.bsky.social', 'anna', 'zo'];
const accounts = [
  'zoo@social.example',
  'tierpark@social.example',
  'mueller@xn--bcher-kva.example',
  'anna@a.example',
];
const glue = fc.constantFrom(
  '',
  '',
  ' ',
  ' ',
  '\n\n',
  '.',
  '-',
  '@',
  '/',
  '=',
  '(',
  '„',
  '“',
  '_',
  's',
  'ü',
  '://',
  '😀',
  '＠',
  'https://a.de/',
  'x'.repeat(90),
);
const segment: fc.Arbitrary<Segment> = fc.oneof(
  glue.map(text),
  fc.constantFrom(...names).map((name) => text(`@${name}`)),
  fc.constantFrom(...accounts).map((account) => text(`@${account}`)),
  fc.constantFrom(...names).map(mention),
  fc.constantFrom('https://a.de/b', 'https://a.de/@zoo', 'https://a.de/?x=,@zoo').map(link),
  fc.string({ maxLength: 8 }).map(text),
);
const posts = fc
  .array(fc.array(segment, { maxLength: 25 }), { maxLength: 2 })
  .map((parts) => post(...parts.map((segments) => part(...segments))));
const targets = fc
  .tuple(fc.integer({ min: 60, max: 300 }), fc.constantFrom('mastodon', 'gotosocial'))
  .map(([characters, software]) => target(characters, software));

const given = (check: (post: Post, to: PlanTarget) => void) =>
  fc.assert(fc.property(posts, targets, check), { numRuns: 2000 });

describe('whatever the text', () => {
  it('nobody is mentioned who is not in the book', () => {
    const known = new Set(
      book.filter(({ platform }) => platform === 'bluesky').map(({ account }) => account.toLowerCase()),
    );
    given((post, to) => {
      for (const { text } of plan(post, to, ruleOf('bluesky'), book).statuses) {
        for (const { start, end } of findMentions(text))
          expect(known).toContain(text.slice(start + 1, end).toLowerCase());
      }
    });
  });

  it('whoever the platform marks is mentioned as often', () => {
    given((post, to) => {
      const marked = post.parts.flatMap(({ segments }) =>
        segments.filter((each) => each.kind === 'mention' && each.name === 'zoo'),
      );
      const all = plan(post, to, ruleOf('bluesky'), book).statuses.flatMap(({ text }) =>
        findMentions(text).map(({ start, end }) => text.slice(start, end)),
      );
      const mentioned = all.filter((each) => each === '@Tierpark@social.example');
      expect(mentioned.length).toBeGreaterThanOrEqual(marked.length);
    });
  });

  it('no status is longer than the server takes', () => {
    given((post, to) => {
      for (const { text } of plan(post, to, ruleOf('bluesky'), book).statuses) {
        const length = to.server.software === 'gotosocial' ? [...text].length : statusLength(text);
        expect(length).toBeLessThanOrEqual(to.limits.characters);
      }
    });
  });
});

// What grows with the square of the length would not end before the runner's own limit.
it('a long text full of names comes to its end', () => {
  const [first = ''] = textsOf(post(part('@zoo,'.repeat(8000))));
  expect(first.startsWith('@Tierpark@social.example,@Tierpark@social.example,')).toBe(true);
});
