/** The fields of an object: what each holds, or that it is read as a whole. */
interface Fields {
  [name: string]: Fields | 'whole';
}

const ratio = 'whole';
const blob: Fields = { ref: { $link: 'whole' }, mimeType: 'whole', size: 'whole' };
const picture: Fields = { image: blob, alt: 'whole', aspectRatio: ratio };
const strongRef: Fields = { uri: 'whole', cid: 'whole' };
const quote: Fields = { record: strongRef };

/** What this version knows of an embed, by its type (lexicons app.bsky.embed.*, in @atproto/api 0.21.0). */
const embeds: Record<string, Fields> = {
  'app.bsky.embed.images': { images: picture },
  'app.bsky.embed.gallery': { items: picture },
  'app.bsky.embed.video': {
    video: blob,
    captions: { lang: 'whole', file: blob },
    alt: 'whole',
    aspectRatio: ratio,
    presentation: 'whole',
  },
  'app.bsky.embed.external': {
    // Of a card Mastodon makes its own, from the page.
    external: { uri: 'whole', title: 'whole', description: 'whole', thumb: blob, associatedRefs: strongRef },
  },
  'app.bsky.embed.record': quote,
  'app.bsky.embed.recordWithMedia': { record: quote, media: {} },
};

const features: Record<string, Fields> = {
  'app.bsky.richtext.facet#link': { uri: 'whole' },
  'app.bsky.richtext.facet#mention': { did: 'whole' },
  'app.bsky.richtext.facet#tag': { tag: 'whole' },
};

const post: Fields = {
  text: 'whole',
  createdAt: 'whole',
  langs: 'whole',
  tags: 'whole',
  labels: { values: { val: 'whole' } },
  facets: { index: { byteStart: 'whole', byteEnd: 'whole' }, features: {} },
  embed: {},
  reply: { root: strongRef, parent: strongRef },
};

/**
 * The fields of a post's record that this version does not know, as paths (`embed.video.chapters`), each once: whatever they
 * hold goes nowhere.
 */
export function unknownFields(record: unknown): string[] {
  return [...new Set(unknownIn(record, post, ''))];
}

function unknownIn(value: unknown, fields: Fields, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => unknownIn(item, fields, path));
  if (typeof value !== 'object' || value === null) return [];
  const typed = fieldsOfType(value, path) ?? fields;
  return Object.entries(value).flatMap(([name, held]) => {
    if (name === '$type') return [];
    const at = path === '' ? name : `${path}.${name}`;
    const known = Object.hasOwn(typed, name) ? typed[name] : undefined;
    if (known === undefined) return isNothing(held) ? [] : [at];
    return known === 'whole' ? [] : unknownIn(held, known, at);
  });
}

/** What stands in a place that several types of object may have, by its type. */
function fieldsOfType(value: object, path: string): Fields | undefined {
  const type = '$type' in value ? String(value.$type) : '';
  const types = /^embed(?:\.media)?$/.test(path) ? embeds : path === 'facets.features' ? features : {};
  return Object.hasOwn(types, type) ? types[type] : undefined;
}

function isNothing(value: unknown): boolean {
  return value === null || value === false || value === '' || (Array.isArray(value) && value.length === 0);
}
