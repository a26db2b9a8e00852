import { describe, expect, test } from 'vitest';
import type { DraftMedia, Publication, SentMedia, Upload } from '../../../utils/post/types.ts';
import { fromDraft, put } from '../../../utils/watch/sent.ts';
import type { OpenComposer } from '../../../utils/watch/state.ts';

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

function composer(media: DraftMedia[], change: Partial<OpenComposer> = {}): OpenComposer {
  return {
    ...{ id: 'c', openedAt: 1000, anchor: undefined, answer: undefined, chosen: [], armed: true, edits: {} },
    ...{ pressedAt: undefined, sent: false },
    // Not looked at here.
    composer: { platform: 'facebook', element: undefined as unknown as Element },
    profile: { platform: 'facebook', id: '1', name: 'Stadt' },
    draft: { parts: [{ text: 'Hallo', media }], language: undefined },
    ...change,
  };
}
const shown = (description: string, change: Partial<DraftMedia> = {}): DraftMedia => ({
  ...{ src: 'blob:x', description },
  ...change,
});
const filesOf = (sent: { publication: Publication }) =>
  sent.publication.parts.flatMap(({ content }) => content?.media.map(({ file }) => file));
const descriptions = (sent: { publication: Publication }) =>
  sent.publication.parts.flatMap(({ content }) => content?.media.map((each) => each.description));

describe('a publication gets', () => {
  test('the files of its media in its own order, whatever the order of their uploads', () => {
    expect(filesOf(put(publication([image('b'), image('a')]), both, composer([]), {}))).toEqual([two, one]);
  });

  test('no file where none was seen', () => {
    expect(filesOf(put(publication([image('c'), image('a')]), both, composer([]), {}))).toEqual([
      undefined,
      one,
    ]);
  });

  test('the pictures as they were chosen, where a person wants that and it is known', () => {
    const sent = put(publication([image('a'), image('b')]), both, composer([]), { originals: true });
    expect(filesOf(sent)).toEqual([raw, two]);
  });

  test("the composer's descriptions where the request has none, and its own where it has", () => {
    const sent = put(
      publication([image('a'), image('b', 'aus der Anfrage')]),
      both,
      composer([shown('aus dem Dialog'), shown('anders')]),
      {},
    );
    expect(descriptions(sent)).toEqual(['aus dem Dialog', 'aus der Anfrage']);
  });

  test('no description that nobody has checked', () => {
    const sent = put(
      publication([image('a')]),
      both,
      composer([shown('vielleicht', { unchecked: true })]),
      {},
    );
    expect(descriptions(sent)).toEqual([undefined]);
  });

  test('no description at all where the numbers differ: nobody knows which is which', () => {
    const edits = { descriptions: { 0: 'für Mastodon' }, warning: 'Achtung' };
    const sent = put(
      publication([image('a'), image('b')]),
      both,
      composer([shown('nur eins')], { edits }),
      {},
    );
    expect(descriptions(sent)).toEqual([undefined, undefined]);
    expect(sent.edits).toEqual({ descriptions: undefined, warning: 'Achtung' });
  });

  test('what was shown of its pictures where the page does not show its videos', () => {
    const mixed = uploads({ id: 'v', kind: 'video', file: two }, { id: 'a', kind: 'image', file: one });
    const edits = { descriptions: { 0: 'für Mastodon' } };
    // The request says nothing of kinds.
    const published = publication([image('v'), image('a')]);
    const sent = put(published, mixed, composer([shown('ein Bild')], { edits }), {});
    expect(sent.publication.parts[0]?.content?.media).toEqual([
      { upload: 'v', kind: 'video', file: two },
      { upload: 'a', kind: 'image', description: 'ein Bild', file: one },
    ]);
    expect(sent.edits.descriptions).toEqual({ 1: 'für Mastodon' });
  });

  test('no description that the page may have moved since it showed it', () => {
    const open = composer([], { edits: { descriptions: { 0: 'für Mastodon' } } });
    const draft = {
      ...open.draft,
      parts: [{ text: 'Hallo', media: [shown('Eins'), shown('Zwei')], more: true }],
    };
    const sent = put(publication([image('a'), image('b')]), both, { ...open, draft }, {});
    expect(descriptions(sent)).toEqual([undefined, undefined]);
    expect(sent.edits.descriptions).toBeUndefined();
  });

  test('each description with its own picture where the page shows the chosen files, also where it shows only some', () => {
    const known = uploads(
      { id: 'a', kind: 'image', file: one, shownAs: ['blob:a'] },
      { id: 'b', kind: 'image', file: two, shownAs: ['blob:b'] },
      { id: 'c', kind: 'image', file: raw, shownAs: ['blob:c'] },
    );
    const media = [image('a'), image('b'), image('c')];
    const draft = composer([shown('B', { src: 'blob:b' }), shown('A', { src: 'blob:a' })], {
      edits: { descriptions: { 1: 'A für Mastodon' } },
    });
    const sent = put(publication(media), known, draft, {});
    expect(descriptions(sent)).toEqual(['A', 'B', undefined]);
    expect(sent.edits.descriptions).toEqual({ 0: 'A für Mastodon' });
  });

  test("the text of the network that the rule names, and the other's nowhere", () => {
    const text = (content: string) => publication([], { parts: [{ id: 'i', revision: '', text: content }] });
    const published = publication([image('a')], { variants: { instagram: text('für Instagram').parts } });
    expect(put(published, both, composer([]), { textFrom: 'instagram' }).publication).toEqual(
      text('für Instagram'),
    );
    expect(put(published, both, composer([]), {}).publication).toEqual(
      publication([{ ...image('a'), file: one }]),
    );
  });

  test('nothing where it is read at its source', () => {
    const published = publication([], { parts: [{ id: 'at://1', revision: 'r', text: 'Hallo' }] });
    const edits = { descriptions: { 0: 'für Mastodon' } };
    expect(put(published, both, composer([], { edits }), {})).toEqual({
      ...{ publication: published, edits },
    });
  });
});

describe('a composer whose publication nobody recognised is taken as it was', () => {
  const now = { now: 5000, address: 'https://www.facebook.com' };

  const addressed = uploads(
    { id: 'b', kind: 'image', file: two, shownAs: ['blob:thumbnail', 'blob:2'] },
    { id: 'gone', kind: 'image', file: raw, shownAs: ['blob:3'] },
    { id: 'a', kind: 'image', file: one, shownAs: ['blob:1'] },
  );

  test('with its text, its pictures in the order in which they were shown, and their descriptions', () => {
    const open = composer([shown('Eins', { src: 'blob:1' }), shown('', { src: 'blob:2' })]);
    const made = fromDraft(open, addressed, now);
    expect(made).toMatchObject({ id: 'draft:c', profile: '1', time: 5000, address: now.address });
    expect(filesOf(put(made, addressed, open, {}))).toEqual([one, two]);
    expect(descriptions(put(made, addressed, open, {}))).toEqual(['Eins', undefined]);
  });

  test('with its only picture and its description, whatever it is shown as', () => {
    const only = uploads({ id: 'a', kind: 'image', file: one });
    const made = fromDraft(composer([shown('Eins')]), only, now);
    expect(filesOf(put(made, only, composer([shown('Eins')]), {}))).toEqual([one]);
    expect(descriptions({ publication: made })).toEqual(['Eins']);
  });

  test('without descriptions where it is not sure of which of several pictures they are', () => {
    const open = composer([shown('Eins'), shown('Zwei')]);
    const made = fromDraft(open, both, now);
    expect(filesOf(put(made, both, open, {}))).toEqual([one, two]);
    expect(descriptions(put(made, both, open, {}))).toEqual(['', '']);
  });

  test('without a file where it is not sure which upload is which, so that none is left out unsaid', () => {
    const made = fromDraft(composer([shown('Eins')]), both, now);
    expect(filesOf(put(made, both, composer([shown('Eins')]), {}))).toEqual([undefined]);
  });

  test('with what was uploaded, where the page does not show what the post has', () => {
    const open = composer([]);
    const made = fromDraft(
      { ...open, draft: { ...open.draft, parts: [{ text: 'Hallo', media: [], more: true }] } },
      both,
      now,
    );
    expect(filesOf(put(made, both, composer([]), {}))).toEqual([one, two]);
  });

  test('without what was uploaded before it was opened', () => {
    const earlier = uploads(
      { id: 'x', kind: 'image', file: raw, at: 500 },
      { id: 'a', kind: 'image', file: one },
    );
    const made = fromDraft(composer([shown('Eins')]), earlier, now);
    expect(filesOf(put(made, earlier, composer([shown('Eins')]), {}))).toEqual([one]);
  });
});
