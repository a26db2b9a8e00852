import { describe, expect, test } from 'vitest';
import type {
  Draft,
  DraftMedia,
  DraftPart,
  Publication,
  SentMedia,
  Upload,
} from '../../../utils/post/types.ts';
import {
  type Complete,
  complete as completeBy,
  fromDraft,
  withoutFiles,
} from '../../../utils/watch/complete-publication.ts';

const blob = (text: string) => new Blob([text], { type: 'image/jpeg' });
// Each of another size: Vitest takes Blobs of one size and type for the same.
const [one, two, raw] = [blob('1'), blob('zwei'), blob('roh')];

function uploads(...all: (Upload & { at?: number })[]) {
  return new Map(all.map((upload) => [upload.id, { at: 2000, ...upload }]));
}
const both = uploads(
  { id: 'a', kind: 'image', file: one, original: raw },
  { id: 'b', kind: 'image', file: two },
);

function publication(media: SentMedia[], change: Partial<Publication> = {}): Publication {
  const content = { segments: [{ kind: 'text' as const, text: 'Hallo' }], links: [], media };
  return {
    ...{ platform: 'facebook', profile: '1', id: 'p', address: 'https://x', time: 1 },
    parts: [{ id: 'p', revision: '', text: 'Hallo', content }],
    ...change,
  };
}
const image = (upload: string, description?: string): SentMedia => ({
  ...{ upload, kind: 'image' },
  ...(description === undefined ? {} : { description }),
});

function draft(media: DraftMedia[], change: Partial<DraftPart> = {}): Draft {
  return { parts: [{ text: 'Hallo', media, ...change }], language: undefined };
}
/** A composer that closed with this in it. */
const composer = (of: Draft) => ({
  ...{ id: 'c', openedAt: 1000, draft: of },
  profile: { platform: 'facebook', id: '1', name: 'Stadt' } as const,
});
const shown = (description: string, change: Partial<DraftMedia> = {}): DraftMedia => ({
  ...{ key: `key of ${description}`, src: 'blob:x', description },
  ...change,
});
const filesOf = (sent: Pick<Complete, 'publication'>) =>
  sent.publication.parts.flatMap(({ content }) => content?.media.map(({ file }) => file));
const descriptions = (sent: Pick<Complete, 'publication'>) =>
  sent.publication.parts.flatMap(({ content }) => content?.media.map((each) => each.description));

/** As where a composer's text is sent as it is. */
const complete = (...all: Parameters<typeof completeBy> extends [...infer Rest, unknown] ? Rest : never) =>
  completeBy(...all, (text, part) => text === part.text);
const keysIn = ({ drafted }: Complete) => drafted.parts.flatMap(({ media }) => media);

describe('a publication gets', () => {
  test('the files of its media in its own order, whatever the order of their uploads', () => {
    expect(filesOf(complete(publication([image('b'), image('a')]), draft([]), both, {}))).toEqual([two, one]);
  });

  test('no file where none was seen', () => {
    expect(filesOf(complete(publication([image('c'), image('a')]), draft([]), both, {}))).toEqual([
      ...[undefined, one],
    ]);
  });

  test('the pictures as they were chosen, where a person wants that and it is known', () => {
    const sent = complete(publication([image('a'), image('b')]), draft([]), both, { originals: true });
    expect(filesOf(sent)).toEqual([raw, two]);
  });

  test("the composer's descriptions where the request has none, and its own where it has", () => {
    const shownBoth = draft([shown('aus dem Dialog'), shown('anders')]);
    const sent = complete(publication([image('a'), image('b', 'aus der Anfrage')]), shownBoth, both, {});
    expect(descriptions(sent)).toEqual(['aus dem Dialog', 'aus der Anfrage']);
  });

  test('no description that nobody has checked', () => {
    const unchecked = draft([shown('vielleicht', { unchecked: true })]);
    expect(descriptions(complete(publication([image('a')]), unchecked, both, {}))).toEqual([undefined]);
  });

  test('no description at all where the numbers differ: nobody knows which is which', () => {
    const sent = complete(publication([image('a'), image('b')]), draft([shown('nur eins')]), both, {});
    expect(descriptions(sent)).toEqual([undefined, undefined]);
    expect(keysIn(sent)).toEqual([null, null]);
  });

  test('what was shown of its pictures where the page does not show its videos', () => {
    const film = new Blob(['film'], { type: 'video/mp4' });
    const mixed = uploads({ id: 'v', kind: 'video', file: film }, { id: 'a', kind: 'image', file: one });
    // The request says nothing of kinds.
    const sent = complete(publication([image('v'), image('a')]), draft([shown('ein Bild')]), mixed, {});
    expect(sent.publication.parts[0]?.content?.media).toEqual([
      { upload: 'v', kind: 'video', file: film },
      { upload: 'a', kind: 'image', description: 'ein Bild', file: one },
    ]);
    expect(keysIn(sent)).toEqual([null, 'key of ein Bild']);
  });

  test('never a picture in the place of a video', () => {
    const of = (upload: Upload) =>
      filesOf(complete(publication([{ upload: 'v', kind: 'video' }]), draft([]), uploads(upload), {}));
    expect(of({ id: 'v', kind: 'image', file: one })).toEqual([undefined]);
    expect(of({ id: 'v', kind: 'video', file: one })).toEqual([undefined]);
    const bare = new Blob(['film']);
    expect(of({ id: 'v', kind: 'video', file: bare })).toEqual([bare]);
  });

  test('no description that the page may have moved since it showed it', () => {
    const moved = draft([shown('Eins'), shown('Zwei')], { more: true });
    const sent = complete(publication([image('a'), image('b')]), moved, both, {});
    expect(descriptions(sent)).toEqual([undefined, undefined]);
    expect(keysIn(sent)).toEqual([null, null]);
  });

  test('each description with its own picture where the page shows the chosen files, also where it shows only some', () => {
    const known = uploads(
      { id: 'a', kind: 'image', file: one, shownAs: ['blob:a'] },
      { id: 'b', kind: 'image', file: two, shownAs: ['blob:b'] },
      { id: 'c', kind: 'image', file: raw, shownAs: ['blob:c'] },
    );
    const media = [image('a'), image('b'), image('c')];
    const some = draft([shown('B', { src: 'blob:b' }), shown('A', { src: 'blob:a' })]);
    const sent = complete(publication(media), some, known, {});
    expect(descriptions(sent)).toEqual(['A', 'B', undefined]);
    expect(keysIn(sent)).toEqual(['key of A', 'key of B', null]);
  });

  test("the text of the network that the rule names, and the other's nowhere", () => {
    const text = (content: string) => publication([], { parts: [{ id: 'i', revision: '', text: content }] });
    const published = publication([image('a')], { variants: { instagram: text('für Instagram').parts } });
    expect(complete(published, draft([]), both, { textFrom: 'instagram' }).publication).toEqual(
      text('für Instagram'),
    );
    expect(complete(published, draft([]), both, {}).publication).toEqual(
      publication([{ ...image('a'), file: one }]),
    );
  });

  test('nothing where it is read at its source, but the keys in the order in which its media were shown', () => {
    const published = publication([], { parts: [{ id: 'at://1', revision: 'r', text: 'Hallo', holds: 2 }] });
    const sent = complete(published, draft([shown('Eins'), shown('Zwei')], { key: 'k' }), both, {});
    expect(sent.publication).toEqual(published);
    expect(keysIn(sent)).toEqual(['key of Eins', 'key of Zwei']);
  });
});

describe('a composer whose publication nobody recognised is taken as it was', () => {
  const now = { now: 5000, address: 'https://www.facebook.com' };
  const addressed = uploads(
    { id: 'b', kind: 'image', file: two, shownAs: ['blob:thumbnail', 'blob:2'] },
    { id: 'gone', kind: 'image', file: raw, shownAs: ['blob:3'] },
    { id: 'a', kind: 'image', file: one, shownAs: ['blob:1'] },
  );
  /** As it is offered: made of the draft, then completed as every publication is. */
  const offered = (of: Draft, from: ReturnType<typeof uploads>) =>
    complete(fromDraft(composer(of), from, now), of, from, {});

  test('with its text, its pictures in the order in which they were shown, and their descriptions', () => {
    const open = draft([shown('Eins', { src: 'blob:1' }), shown('', { src: 'blob:2' })]);
    expect(fromDraft(composer(open), addressed, now)).toMatchObject({
      ...{ id: 'draft:c', profile: '1', time: 5000, address: now.address },
    });
    expect(filesOf(offered(open, addressed))).toEqual([one, two]);
    expect(descriptions(offered(open, addressed))).toEqual(['Eins', undefined]);
  });

  test('with its only picture and its description, whatever it is shown as', () => {
    const only = uploads({ id: 'a', kind: 'image', file: one });
    expect(filesOf(offered(draft([shown('Eins')]), only))).toEqual([one]);
    expect(descriptions(offered(draft([shown('Eins')]), only))).toEqual(['Eins']);
  });

  test('without descriptions where it is not sure of which of several pictures they are', () => {
    const open = draft([shown('Eins'), shown('Zwei')]);
    expect(filesOf(offered(open, both))).toEqual([one, two]);
    expect(descriptions(offered(open, both))).toEqual(['', '']);
  });

  test('without a file where it is not sure which upload is which, so that none is left out unsaid', () => {
    expect(filesOf(offered(draft([shown('Eins')]), both))).toEqual([undefined]);
  });

  test('with what was uploaded, where the page does not show what the post has', () => {
    expect(filesOf(offered(draft([], { more: true }), both))).toEqual([one, two]);
  });

  test('without what was uploaded before it was opened', () => {
    const earlier = uploads(
      { id: 'x', kind: 'image', file: raw, at: 500 },
      { id: 'a', kind: 'image', file: one },
    );
    expect(filesOf(offered(draft([shown('Eins')]), earlier))).toEqual([one]);
  });
});

test('an offer goes without its files, which stay in the page, and with everything else', () => {
  const whole = publication([{ ...image('a', 'Eins'), file: one }, image('b')]);
  expect(withoutFiles(whole)).toEqual(publication([image('a', 'Eins'), image('b')]));
  expect(filesOf({ publication: whole })).toEqual([one, undefined]);
});
