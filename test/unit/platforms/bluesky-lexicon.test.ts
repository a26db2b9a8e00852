import { schemas } from '@atproto/api';
import { describe, expect, it } from 'vitest';
import { capture } from '../../../utils/platforms/bluesky/capture.ts';
import type { Post } from '../../../utils/post/types.ts';
import { planned } from '../mastodon/posts.ts';
import { author, bytes, cidOfBytes, claimOfRecord, profile } from './bluesky-servers.ts';

/*
 * Every field that a post's record may have by its lexicons, changed or taken away: what Mastodon gets, or what is said of
 * it, has to differ, or the field is listed here with the reason why nothing is lost.
 */

const harmless: Record<string, string> = {
  'entities.index': 'told as a whole: no client of today writes it',
  'entities.type': 'told as a whole: no client of today writes it',
  'entities.value': 'told as a whole: no client of today writes it',
  reply: 'an answer is no post of its own, and never mirrored',
  'embed(images).images.aspectRatio': 'a server measures the picture itself',
  'embed(gallery).items.aspectRatio': 'a server measures the picture itself',
  'embed(video).aspectRatio': 'a server measures the video itself',
  'embed(video).presentation': 'whether it is shown as a GIF; Mastodon shows it as the video that it is',
  'embed(video).captions.file':
    'told with the language of the captions, and read for the reply that is offered',
  'embed(external).external.title': 'the words of the page, of which Mastodon makes a card of its own',
  'embed(external).external.description': 'the words of the page, of which Mastodon makes a card of its own',
  'embed(external).external.thumb': 'the picture of the page, of which Mastodon makes a card of its own',
  'embed(external).external.associatedRefs': 'the record of the page that the link leads to',
  'embed(record).record.cid': 'a link leads to the record, in whatever version',
  'embed(recordWithMedia).record.record.cid': 'a link leads to the record, in whatever version',
};

const blob = (mimeType: string) => ({
  $type: 'blob',
  ref: { $link: cidOfBytes },
  mimeType,
  size: bytes.length,
});
const strongRef = {
  uri: 'at://did:plc:3jniszbho3lv7qordthw2l32/app.bsky.feed.post/3n2vyergevs2n',
  cid: cidOfBytes,
};
const picture = { image: blob('image/jpeg'), alt: 'Rathaus', aspectRatio: { width: 4, height: 3 } };
const images = { $type: 'app.bsky.embed.images', images: [picture] };
const feature = (byteStart: number, byteEnd: number, value: object) => ({
  index: { byteStart, byteEnd },
  features: [value],
});

/** One of each embed, with everything that it may hold. */
const embeds: Record<string, Record<string, unknown>> = {
  images,
  gallery: { $type: 'app.bsky.embed.gallery', items: [picture] },
  video: {
    $type: 'app.bsky.embed.video',
    video: blob('video/mp4'),
    captions: [{ lang: 'de', file: blob('text/vtt') }],
    alt: 'Ein Film',
    aspectRatio: { width: 4, height: 3 },
    presentation: 'gif',
  },
  external: {
    $type: 'app.bsky.embed.external',
    external: {
      uri: 'https://www.krefeld.de/karte',
      title: 'Karte',
      description: 'Alle Baustellen',
      thumb: blob('image/jpeg'),
      associatedRefs: [strongRef],
    },
  },
  record: { $type: 'app.bsky.embed.record', record: strongRef },
};

/** A quote beside each kind of media. */
for (const kind of ['images', 'gallery', 'video', 'external']) {
  const type = { $type: 'app.bsky.embed.recordWithMedia' };
  embeds[`recordWithMedia of ${kind}`] = { ...type, record: { record: strongRef }, media: embeds[kind] };
}

const link = { $type: 'app.bsky.richtext.facet#link', uri: 'https://www.krefeld.de/fest' };
const mention = { $type: 'app.bsky.richtext.facet#mention', did: 'did:plc:3jniszbho3lv7qordthw2l32' };
const tag = { $type: 'app.bsky.richtext.facet#tag', tag: 'Fest' };

const full = (embed: string): Record<string, unknown> => ({
  text: 'hier @bob.test #Fest',
  createdAt: '2026-11-22T16:04:59.717Z',
  langs: ['de', 'en'],
  tags: ['Krefeld'],
  labels: { $type: 'com.atproto.label.defs#selfLabels', values: [{ val: 'nudity' }] },
  facets: [feature(0, 4, link), feature(5, 14, mention), feature(15, 20, tag)],
  entities: [{ index: { start: 0, end: 4 }, type: 'link', value: 'https://www.krefeld.de/alt' }],
  embed: embeds[embed],
});

/** All that becomes of a record: what is planned, what is told, what a server gets of its media. */
async function outcomeOf(record: Record<string, unknown>): Promise<unknown> {
  const { publication, io } = await claimOfRecord(record);
  const post = await capture(publication, profile, io).catch((thrown) => String(thrown));
  return typeof post === 'string' ? post : outcome(post);
}

function outcome({ parts, language, time }: Post) {
  const media = parts
    .flatMap((part) => part.media)
    .map(({ kind, description, file }) => [kind, description, file.type]);
  return { ...planned(...parts), media, labels: parts.flatMap((part) => part.labels), language, time };
}

interface Definition {
  type: string;
  ref?: string;
  refs?: string[];
  items?: Definition;
  properties?: Record<string, Definition>;
  record?: Definition;
}

/** A field: where it is, where it is said to be, and what the lexicon says that it is. */
interface Field {
  path: string[];
  name: string;
  definition: Definition;
}

const lexicons = schemas as unknown as { id: string; defs: Record<string, Definition> }[];

function definitionOf(ref: string): Definition {
  const [id, name = 'main'] = ref.replace(/^lex:/, '').split('#');
  const found = lexicons.find((lexicon) => lexicon.id === id)?.defs[name];
  if (!found) throw new Error(`${ref} is in no lexicon`);
  return found.record ?? found;
}

/** Every field below a definition; of a union, those of the type that the record has there. */
function fieldsOf(definition: Definition, value: unknown, path: string[], name: string): Field[] {
  const { items } = definition;
  if (definition.type === 'array' && items) {
    const all: unknown[] = Array.isArray(value) && value.length ? value : [undefined];
    return all.flatMap((each, index) => fieldsOf(items, each, [...path, String(index)], name));
  }
  if (definition.type === 'ref' && definition.ref)
    return fieldsOf(definitionOf(definition.ref), value, path, name);
  if (definition.type === 'union') {
    const type = String((value as { $type?: string } | undefined)?.$type ?? '');
    const ref = definition.refs?.find((each) => each.replace(/^lex:/, '') === type);
    const short = type
      .split('.')
      .at(-1)
      ?.replace(/^facet#/, '');
    return ref ? fieldsOf(definitionOf(ref), value, path, `${name}(${short})`) : [];
  }
  return Object.entries(definition.properties ?? {}).flatMap(([field, inner]) => {
    const at = { path: [...path, field], name: name === '' ? field : `${name}.${field}`, definition: inner };
    const held = (value as Record<string, unknown> | undefined)?.[field];
    return [at, ...fieldsOf(inner, held, at.path, at.name)];
  });
}

/** The record with the field taken away, or, if it is a text or a number, changed. */
function changed(
  record: Record<string, unknown>,
  path: string[],
): { record: Record<string, unknown>; found: boolean } {
  // Not a structured clone, in which what is one object here would be one there.
  const copy: Record<string, unknown> = JSON.parse(JSON.stringify(record));
  let place: Record<string, unknown> | undefined = copy;
  for (const step of path.slice(0, -1)) place = place?.[step] as Record<string, unknown> | undefined;
  const last = path.at(-1) ?? '';
  if (!place || !(last in place)) return { record: copy, found: false };
  const held = place[last];
  if (typeof held === 'string') place[last] = last === 'createdAt' ? held.replace('16:', '15:') : `${held}2`;
  else if (typeof held === 'number') place[last] = held + 10_000;
  else delete place[last];
  return { record: copy, found: true };
}

describe.each(Object.keys(embeds))('a record with %s', (embed) => {
  const record = full(embed);
  const fields = fieldsOf(
    definitionOf('app.bsky.feed.post'),
    { ...record, $type: 'app.bsky.feed.post' },
    [],
    '',
  );
  const shownName = (name: string) =>
    name.replace(/^labels\(.*?\)/, 'labels').replace(/^embed\(recordWithMedia\)\.media\(/, 'embed(');

  it.each(fields.map((field) => [shownName(field.name), field] as const))(
    '%s is carried, told or harmless',
    async (name, field) => {
      const isHarmless = Object.keys(harmless).some((each) => name === each || name.startsWith(`${each}.`));
      const { record: other, found } = changed(record, field.path);
      // A field that the full record has not is a new one of the lexicon: it belongs in here.
      if (!found) return expect(isHarmless, `${name} is in none of the records`).toBe(true);
      const differs = JSON.stringify(await outcomeOf(record)) !== JSON.stringify(await outcomeOf(other));
      expect(differs !== isHarmless || name.startsWith('reply'), name).toBe(true);
    },
  );

  it('has more than twenty fields to look at', () => {
    expect(fields.length).toBeGreaterThan(20);
  });
});

describe('what no lexicon has yet is told', () => {
  const told = async (change: Record<string, unknown>) => {
    const { publication, io } = await claimOfRecord({ text: 'Hallo', ...change });
    return (await capture(publication, profile, io)).parts[0]?.losses ?? [];
  };
  it.each([
    ['a field of the post', { poll: { options: ['a'] } }, 'poll'],
    [
      'a field of a picture',
      { embed: { ...images, images: [{ ...picture, focus: 'x' }] } },
      'embed.images.focus',
    ],
    ['a field of an embed', { embed: { ...embeds.video, chapters: [1] } }, 'embed.chapters'],
    [
      'a field of a quoted picture',
      { embed: { ...embeds['recordWithMedia of images'], media: { ...images, style: 'x' } } },
      'embed.media.style',
    ],
    ['a field of the labels', { labels: { values: [{ val: 'porn', cts: 'x' }] } }, 'labels.values.cts'],
    ['other labels', { labels: { $type: 'x.y#z', severity: 'high' } }, 'labels.severity'],
    ['a mark of the text', { facets: [feature(0, 2, { $type: 'x.y#bold' })] }, 'x.y#bold'],
    ['a field of a link', { facets: [feature(0, 2, { ...link, title: 'x' })] }, 'facets.features.title'],
  ])('%s', async (_, change, field) => {
    expect(await told(change)).toContainEqual({ kind: 'field-unknown', field });
  });

  it.each([
    ['nothing in it', { poll: null, drafts: [], note: '', pinned: false }],
    ['a name that every object has', { embed: images }],
  ])('but not a field with %s', async (_, change) => {
    expect(await told(change)).toEqual([]);
  });

  it('labels that are not known, and earlier ones that are', async () => {
    expect(await told({ labels: { values: [{ val: '!no-unauthenticated' }, { val: 'gore' }] } })).toEqual([
      { kind: 'label-unknown', label: '!no-unauthenticated' },
    ]);
  });

  it('captions, further languages, hashtags outside the text', async () => {
    expect(await told({ embed: embeds.video, langs: ['de', 'en', 'fr'], tags: ['Fest'] })).toEqual([
      { kind: 'captions', languages: ['de'] },
      { kind: 'languages', languages: ['en', 'fr'] },
      { kind: 'tags-outside', tags: ['Fest'] },
    ]);
  });

  it.each([
    ['is no web address', [feature(0, 2, { ...link, uri: 'at://did:plc:x/y' })], 'at://did:plc:x/y'],
    [
      'overlaps another',
      [feature(0, 4, link), feature(2, 5, { ...link, uri: 'https://a.de' })],
      'https://a.de',
    ],
    ['lies outside the text', [feature(0, 400, { ...link, uri: 'https://a.de' })], 'https://a.de'],
    [
      'is the second of its place',
      [{ ...feature(0, 4, link), features: [link, { ...link, uri: 'https://a.de' }] }],
      'https://a.de',
    ],
  ])('a link that %s', async (_, facets, url) => {
    expect(await told({ facets })).toEqual([{ kind: 'link-left-out', url }]);
  });
});

describe('a quote', () => {
  const quoting = async (uri: string) => {
    const { publication, io, asked } = await claimOfRecord({
      text: 'Hallo',
      embed: { $type: 'app.bsky.embed.record', record: { uri, cid: cidOfBytes } },
    });
    return { losses: (await capture(publication, profile, io)).parts[0]?.losses, asked };
  };
  it('of somebody else stands as a link, and nobody else’s server is asked', async () => {
    const { losses, asked } = await quoting(strongRef.uri);
    expect(losses).toEqual([{ kind: 'quote-as-link', gone: false }]);
    expect(asked.filter((url) => !/^https:\/\/(?:plc\.directory|pds\.example)\//.test(url))).toEqual([]);
    expect(asked.join()).not.toContain('3jniszbho3lv7qordthw2l32');
  });
  it('of a post of one’s own that is there', async () => {
    const { losses } = await quoting(`at://${author}/app.bsky.feed.post/3n2vyludfh22o`);
    expect(losses).toEqual([{ kind: 'quote-as-link', gone: false }]);
  });
  it('of a post of one’s own that is gone', async () => {
    const { losses } = await quoting(`at://${author}/app.bsky.feed.post/3aaaaaaaaaaaa`);
    expect(losses).toEqual([{ kind: 'quote-as-link', gone: true }]);
  });
  it('of what is no record', async () => {
    expect((await quoting('at://stadt.example/x')).losses).toEqual([{ kind: 'quote-as-link', gone: true }]);
  });
});

describe('a GIF from the search', () => {
  const textOf = async (external: Record<string, unknown>) => {
    const embed = { $type: 'app.bsky.embed.external', external: { title: 'Clapping', ...external } };
    const { publication, io } = await claimOfRecord({ text: 'Applaus!', embed });
    return planned(...(await capture(publication, profile, io)).parts).texts;
  };
  it.each([
    'https://media.tenor.com/abc/clap.gif?hh=200&ww=300',
    'https://static.klipy.com/ii/x/clap.webp',
    'https://media.giphy.com/media/x/giphy.mp4',
  ])('has the description that its author wrote: %s', async (uri) => {
    expect(await textOf({ uri, description: 'Alt: Drei Kinder klatschen auf dem Rathausplatz' })).toEqual([
      `Applaus!\n\nGIF: Drei Kinder klatschen auf dem Rathausplatz\n${uri}`,
    ]);
  });
  it('has none that only the search wrote, and mentions nobody', async () => {
    const uri = 'https://media.tenor.com/abc/clap.gif';
    expect(await textOf({ uri, description: 'ALT: Clapping hands GIF' })).toEqual([`Applaus!\n\n${uri}`]);
    expect(await textOf({ uri, description: 'Alt: für @alice' })).toEqual([
      `Applaus!\n\nGIF: für alice\n${uri}`,
    ]);
  });
  it('is not what a page says of itself', async () => {
    const uri = 'https://www.krefeld.de/alt';
    expect(await textOf({ uri, description: 'Alt: und neu' })).toEqual([`Applaus!\n\n${uri}`]);
  });
});
