import { paragraphsOf } from '../../components/preview/status-text.ts';
import { findEntities } from '../../utils/mastodon/addresses-and-mentions.ts';
import { countGraphemes } from '../../utils/mastodon/graphemes.ts';
import { statusLength } from '../../utils/mastodon/length.ts';
import { linkForm } from '../../utils/mastodon/link-form.ts';
import { withoutMentions } from '../../utils/mastodon/mentions.ts';
import { plan } from '../../utils/mastodon/plan.ts';
import { renderPart } from '../../utils/mastodon/render-part.ts';
import { sameStatus } from '../../utils/mastodon/same-status.ts';
import { findSourceAddresses } from '../../utils/mastodon/source-addresses.ts';
import { splitText } from '../../utils/mastodon/split-text.ts';
import { tidyHashtags } from '../../utils/mastodon/tidy-hashtags.ts';
import { findUrls } from '../../utils/mastodon/urls.ts';
import { sameText as sameBlueskyText } from '../../utils/platforms/bluesky/same-text.ts';
import { segmentsOf as blueskySegments } from '../../utils/platforms/bluesky/segments.ts';
import { segmentsOf as facebookSegments } from '../../utils/platforms/facebook/segments.ts';
import { sameText as sameMetaText } from '../../utils/platforms/meta/same-text.ts';
import { fancyLetters } from '../../utils/post/fancy-letters.ts';
import { suggestHashtags } from '../../utils/post/hashtags.ts';
import { linkElsewhere } from '../../utils/post/link-elsewhere.ts';
import type { PlannedStatus } from '../../utils/post/plan.ts';
import { newRule } from '../../utils/post/rule.ts';
import { withoutTracking } from '../../utils/post/tracking.ts';
import { writtenOut } from '../../utils/post/written-out.ts';

/** What a text may be made of so that something takes long: each is repeated until it is as long as is asked for. */
export const patterns: readonly string[] = [
  ...['<', '>', '(', ')', '[](', '()', '((a)', '@', '@a', '@a@b.de', '@a.', '#', '#a', '#a\u00ad', '＃a '],
  ...[
    'http://',
    'https://a.de/',
    'https://a.de/(',
    'https://a.de/„',
    'https://a.de/👍',
    'https://a.de/x?',
    ',https://a.de',
  ],
  ...['a.', 'a.de ', 'krefeld.de/x ', 'www.', 'a.de@', 'a.de:1', '-', '_'],
  ...['👨‍👩‍👧', '👍🏽', '🇩🇪', 'e\u0301', '\u0301', '\u200d', '\u00ad', '…', '"', '„', '„a“ ', '«'],
  ...[
    '\n',
    '\n\n',
    ' ',
    '\u00a0',
    '&amp;',
    '%',
    '%41',
    '/',
    '1. ',
    'Dr. ',
    'A. ',
    '𝐛',
    '\u202e',
    'क्ष',
    '漢',
    '\0',
    '\ud800',
  ],
];

/** A pattern as a text of so many UTF-16 units. */
export function textOf(pattern: string, length: number): string {
  return pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length);
}

const account = {
  limits: { characters: 500, charactersPerUrl: 23, media: 4, descriptionCharacters: 1500 },
  server: { software: 'mastodon' },
};
const rule = newRule({ platform: 'facebook', id: '61550000000001', name: 'Stadt Krefeld' }, []);
const nothing: PlannedStatus = {
  ...{ text: '', spoilerText: '', sensitive: false, language: undefined, visibility: 'public' },
  ...{ media: [], replyTo: undefined },
};
const partOf = (text: string) => ({
  segments: [{ kind: 'text' as const, text }],
  links: ['https://www.krefeld.de/fest'],
  media: [],
  labels: [],
});

/** Everything that reads or writes a text of unknown length. */
export const textFunctions: Record<string, (text: string) => unknown> = {
  findUrls,
  findEntities,
  findSourceAddresses: (text) => findSourceAddresses(text, ['https://a.de/x']),
  linkForm: (text) => linkForm(`https://a.de/${text}`),
  withoutMentions,
  tidyHashtags,
  countGraphemes,
  statusLength: (text) => statusLength(text),
  splitText: (text) => splitText(text, (piece) => statusLength(piece), 500),
  renderPart: (text) => renderPart(partOf(text), withoutTracking),
  plan: (text) =>
    plan({ parts: [partOf(text)], language: 'de', time: 0 }, account, { ...rule, numbered: true }),
  sameStatus: (content) =>
    sameStatus(
      {
        content,
        spoilerText: '',
        createdAt: new Date(0).toISOString(),
        inReplyToId: null,
        mediaAttachments: [],
      },
      nothing,
      undefined,
      0,
    ),
  withoutTracking: (text) => withoutTracking(`https://a.de/?${text}`),
  suggestHashtags,
  fancyLetters,
  writtenOut,
  linkElsewhere,
  paragraphsOf,
  blueskySegments: (text) => blueskySegments(text, []),
  facebookSegments: (text) => facebookSegments(text, []),
  sameBlueskyText: (text) => sameBlueskyText(text, { text }),
  sameMetaText: (text) => sameMetaText(text, { id: '', revision: '', text }),
};
