import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { normalForm } from '../../../utils/mastodon/same-address.ts';
import { findUrls } from '../../../utils/mastodon/urls.ts';
import type { Segment } from '../../../utils/post/types.ts';
import { link, part, planned } from './posts.ts';

// It brings no types.
const {
  extractUrlsWithIndices,
}: { extractUrlsWithIndices(text: string, options: object): { url: string }[] } = createRequire(
  import.meta.url,
)('twitter-text');

/** An address that its platform linked, where it stands, and whether twitter-text knows it as Mastodon does. */
interface Held {
  url: string;
  plain: boolean;
}

const hosts = fc.constantFrom(
  ...[
    'krefeld.de',
    'www.krefeld.de',
    'a.example.org',
    'krefeld.ruhr',
    'stadt.krefeld.de',
    'KREFELD.de',
    'krefeld.de:8443',
  ],
);
const oddHosts = fc.constantFrom(
  ...[
    'köln.de',
    'www.müller.example.com',
    'i❤.ws',
    'krefeld.lan',
    '192.168.2.1',
    'localhost',
    'presse:pw@krefeld.de',
  ],
  ...[
    'a_b.krefeld.de',
    'krefeld.de.',
    `${'a'.repeat(64)}.de`,
    'xn--kln-sna.de',
    '例え.テスト',
    '[2001:db8::1]',
  ],
);
const plainPath = fc.stringMatching(/^(?:\/[a-z0-9][a-z0-9_-]{0,8}){0,3}(?:\?[a-z]{1,3}=[a-z0-9]{1,4})?$/);
/** Everything that may stand in the address of a link that is marked as one. */
const oddPath = fc
  .array(
    fc.constantFrom(
      ...[
        '/',
        'a',
        'B',
        '1',
        '.',
        ',',
        '!',
        '?',
        '(',
        ')',
        '[',
        ']',
        '{',
        '}',
        ';',
        ':',
        '=',
        '&',
        '%41',
        '%',
      ],
      ...[
        '+',
        '~',
        '*',
        '$',
        '#',
        '@',
        '|',
        '^',
        '\\',
        '<',
        '>',
        'ä',
        'ß',
        '日',
        'é',
        '-',
        '_',
        '/-',
        '/@a@b.de',
      ],
    ),
    { maxLength: 14 },
  )
  .map((pieces) => `/${pieces.join('')}`);

const plainHeld = fc
  .tuple(hosts, plainPath)
  .map(([host, path]): Held => ({ url: `https://${host}${path}`, plain: true }));
const oddHeld = fc
  .tuple(fc.oneof(hosts, oddHosts), fc.oneof(plainPath, oddPath))
  .map(([host, path]): Held => ({ url: `https://${host}${path}`, plain: false }));

const words = fc.constantFrom(
  ...[
    '',
    ' ',
    '\n',
    'Mehr: ',
    'Mehr unter ',
    'z.B. ',
    'am 24.12. ',
    'Straße',
    '#Krefeld',
    '@alice',
    'amt@krefeld.de ',
  ],
);
const before = fc.constantFrom('', ' ', '(', '„', '“', '»', '‚', '"', '[', '👉', '– ', 'unter', '#', '\n');
const after = fc.constantFrom(
  ...[
    '',
    ' ',
    '.',
    ', ',
    ')',
    ').',
    '“',
    '“.',
    '”',
    '«',
    '‘',
    '’',
    '"',
    ']',
    '!',
    '…',
    '🎉',
    '🎉 ja',
    '🇩🇪',
    '❤️',
  ],
  ...['\n', '\n@stadt', ' und', '»', '–', '\u200b', ';', '?', '*', ' #a#b', '。'],
);

/** Pieces of a post with what they hold: links that are marked, and addresses that are only written. */
const piece = fc.oneof(
  words.map((text) => ({ segments: [{ kind: 'text', text }] as Segment[], held: [] as Held[] })),
  fc.tuple(before, fc.oneof(plainHeld, oddHeld), after, fc.boolean()).map(([start, held, end, isShown]) => ({
    segments: [
      { kind: 'text', text: start },
      isShown ? link(held.url) : link(held.url, 'hier'),
      { kind: 'text', text: end },
    ] as Segment[],
    held: [held],
  })),
  fc
    .tuple(before, plainHeld, after, fc.constantFrom('https://', 'HTTP://', ''))
    .map(([start, { url }, end, scheme]) => {
      const address = url.slice('https://'.length);
      // Without a scheme a word before it would be a part of it, and only some hosts are sure.
      const isBare = scheme === '' && !/[\p{L}#]$/u.test(start);
      const written = isBare ? address : (scheme || 'https://') + address;
      return {
        segments: [{ kind: 'text', text: start + written + end }] as Segment[],
        held: [{ url: isBare ? `https://${address}` : written, plain: true }],
      };
    }),
);
const cards = fc.array(fc.oneof(plainHeld, oddHeld), { maxLength: 2 });
const posts = fc.tuple(
  fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.flatMap((each) => [each, gap])),
  cards,
);
const gap = { segments: [{ kind: 'text', text: ' ' }] as Segment[], held: [] as Held[] };

const runs = { numRuns: process.env.MITPOSTEN_LONG ? 20_000 : 500 };

// A long run takes minutes.
vi.setConfig({ testTimeout: 300_000 });

describe('every address that the source held', () => {
  it('is a link to exactly it, or a loss says so', () => {
    fc.assert(
      fc.property(posts, ([pieces, cards]) => {
        const segments = pieces.flatMap((each) => each.segments);
        const { texts, losses } = planned(
          part(
            segments,
            cards.map(({ url }) => url),
          ),
        );
        const linked = new Set(texts.flatMap(urlsOf).map(sameForm));
        const told = new Set(
          losses.flatMap((loss) => (loss.kind === 'link-broken' ? [sameForm(loss.url)] : [])),
        );
        for (const { url } of pieces.flatMap((each) => each.held)) {
          const form = sameForm(url);
          expect(linked.has(form) || told.has(form), `${url}\n${texts.join('\n---\n')}`).toBe(true);
        }
        for (const { url } of cards) {
          const found = [...linked, ...told].map(loosely);
          expect(found.includes(loosely(sameForm(url))), `card ${url}\n${texts.join('\n---\n')}`).toBe(true);
        }
      }),
      runs,
    );
  });

  it('and no other address is one', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const { texts } = planned(
          part(pieces.flatMap((each) => [...each.segments, { kind: 'text', text: ' ' }])),
        );
        const held = new Set(pieces.flatMap((each) => each.held).map(({ url }) => sameForm(url)));
        // Of an address that is none for the server, it may find an end that is one.
        fc.pre(!pieces.some((each) => each.held.some(({ plain }) => !plain)));
        for (const url of texts.flatMap(urlsOf)) expect(held.has(sameForm(url)), url).toBe(true);
      }),
      runs,
    );
  });

  it('is found by twitter-text too, where nothing about it is odd', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const { texts } = planned(
          part(pieces.flatMap((each) => [...each.segments, { kind: 'text', text: ' ' }])),
        );
        const found = new Set(
          texts
            .flatMap((text) => extractUrlsWithIndices(text, { extractUrlsWithoutProtocol: false }))
            .map(({ url }) => sameForm(url)),
        );
        for (const { url, plain } of pieces.flatMap((each) => each.held)) {
          if (plain) expect(found.has(sameForm(url)), `${url}\n${texts.join('\n')}`).toBe(true);
        }
      }),
      runs,
    );
  });
});

it('a text that was planned stays as it is when it is planned again', () => {
  const plain = piece.filter(({ held }) => held.every((each) => each.plain));
  fc.assert(
    fc.property(fc.array(plain, { maxLength: 8 }), (pieces) => {
      const once = planned(part(pieces.flatMap((each) => [...each.segments, ...gap.segments]))).texts;
      fc.pre(once.length === 1);
      expect(planned(part([once[0] ?? ''])).texts).toEqual(once);
    }),
    runs,
  );
});

function urlsOf(text: string): string[] {
  return findUrls(text).map(({ start, end }) => text.slice(start, end));
}

/** Decoded as far as a server would, which none of the code under test does. */
function sameForm(url: string): string {
  const clean = url.replace(/[\u00ad\u200b]/g, '').replace(/%(?![0-9a-f]{2})/gi, '%25');
  const href = normalForm(URL.canParse(clean) ? clean : url);
  try {
    return decodeURIComponent(href.replaceAll('+', '%20')).replace(/%$/, '%25');
  } catch {
    return href;
  }
}

function loosely(url: string): string {
  return url
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/\/(?=$|[?#])/, '')
    .replace(/#.*/s, '');
}
