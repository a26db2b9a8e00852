import { describe, expect, test } from 'vitest';
import { captureSent } from '../../../utils/platforms/capture-sent.ts';
import { inBackground } from '../../../utils/platforms/in-background.ts';
import type { Publication, SentMedia } from '../../../utils/post/types.ts';

const capture = captureSent();
const io = { fetch };
const profile = { platform: 'facebook', id: '1', name: 'Stadt' } as const;

// Each of another size: Vitest takes Blobs of one size and type for the same.
const [one, two] = ['1', 'zwei'].map((text) => new Blob([text], { type: 'image/jpeg' }));

function publication(media: SentMedia[][]): Publication {
  return {
    ...{ platform: 'facebook', profile: '1', id: 'p', address: 'https://www.facebook.com/p', time: 7 },
    parts: media.map((each, index) => ({
      ...{ id: `p/${index}`, revision: '', text: `Teil ${index}` },
      content: {
        segments: [{ kind: 'mention', name: 'Stadtwerke', url: '' }],
        links: ['https://www.krefeld.de/'],
        media: each,
      },
    })),
  };
}
const image = (description?: string, file = one): SentMedia => ({
  ...{ upload: 'u', kind: 'image', file },
  ...(description === undefined ? {} : { description }),
});

describe('what a request sent becomes a post', () => {
  test('with names, links, time, and each file with its own part', async () => {
    const post = await capture(publication([[image('Eins')], [image(undefined, two)]]), profile, io);
    expect(post).toMatchObject({ time: 7, language: undefined });
    expect(post.parts.map(({ media }) => media.map(({ file, description }) => [file, description]))).toEqual([
      [[one, 'Eins']],
      [[two, '']],
    ]);
    expect(post.parts[0]).toMatchObject({
      segments: [{ kind: 'mention', name: 'Stadtwerke' }],
      links: ['https://www.krefeld.de/'],
    });
  });

  test('of which nothing is known but its text, with that', async () => {
    const bare = { ...publication([[]]), parts: [{ id: 'p', revision: '', text: 'Nur Text' }] };
    expect((await capture(bare, profile, io)).parts).toMatchObject([
      { segments: [{ kind: 'text', text: 'Nur Text' }], links: [], media: [] },
    ]);
  });

  test("and a platform's own guess at a picture is marked as one", async () => {
    const { parts } = await captureSent((description) => description === 'Ein Bild')(
      publication([[image('Ein Bild'), image('Der Markt')]]),
      profile,
      io,
    );
    expect(parts[0]?.media.map(({ machineMade }) => machineMade ?? false)).toEqual([true, false]);
  });
});

test.each(['facebook', 'instagram'] as const)('%s makes descriptions up, which is told', async (platform) => {
  const { parts } = await inBackground[platform].capture(
    publication([[image('May be an image of 2 people'), image('Der Markt')]]),
    profile,
    io,
  );
  expect(parts[0]?.media.map(({ machineMade }) => machineMade ?? false)).toEqual([true, false]);
});

test('a picture whose bytes were not seen stops it: it is not left out without a word', async () => {
  const unseen: SentMedia = { upload: 'u', kind: 'image' };
  await expect(capture(publication([[image(), unseen]]), profile, io)).rejects.toMatchObject({
    report: { kind: 'page-changed', reason: 'media-missing', detail: 'https://www.facebook.com/p' },
  });
});
