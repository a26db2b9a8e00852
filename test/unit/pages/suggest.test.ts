import { describe, expect, it, vi } from 'vitest';
import { askedAt, type SuggestIo, suggestionsFor } from '../../../utils/pages/composer/suggest.ts';

const io = {
  book: vi.fn(async () => [{ handle: 'zoo@zoo.example', name: 'Zoo Krefeld' }]),
  accounts: vi.fn(async () => [
    { handle: 'zoo@zoo.example', name: 'Zoo' },
    { handle: 'zoll@bund.example', name: 'Zoll' },
  ]),
  ownTags: vi.fn(async () => ['Krefeld']),
  serverTags: vi.fn(async (): Promise<string[] | undefined> => ['krefeld', 'Kreide']),
  asker: () => 'stadt@krefeld.example',
  emojis: vi.fn(async () => [{ shortcode: 'krefeld' }]),
} satisfies SuggestIo;

const at = (text: string) => askedAt(text, text.length);

describe('what is asked for while somebody types', () => {
  it.each([
    ['Hallo #Kre', { sign: '#', query: 'Kre', start: 6, end: 10 }],
    ['@zoo@so', { sign: '@', query: 'zoo@so', start: 0, end: 7 }],
    ['(:kre', { sign: ':', query: 'kre', start: 1, end: 5 }],
    ['Grüße an\n@ü', { sign: '@', query: 'ü', start: 9, end: 11 }],
  ])('%j', (text, asked) => expect(at(text)).toEqual(asked));

  it.each(['Hallo', '#', '@', 'a#b', 'mail@stadt', '18:30', ':)', ': da', 'https://a.example/#x', '#a b'])(
    'is nothing for %j',
    (text) => expect(at(text)).toBeUndefined(),
  );

  it('is what stands before the caret', () => expect(askedAt('#Kre und mehr', 4)?.query).toBe('Kre'));
});

describe('suggestions', () => {
  const labels = async (text: string) => {
    const asked = at(text);
    return asked && (await suggestionsFor(asked, io))?.items.map(({ insert }) => insert);
  };

  it('name accounts of the handle book first, and none twice', async () => {
    expect(await labels('@zo')).toEqual(['@zoo@zoo.example', '@zoll@bund.example']);
  });

  it('name hashtags that were used here first, and none twice in another spelling', async () => {
    expect((await labels('#kre'))?.map((tag) => tag.toLowerCase())).toEqual(['#krefeld', '#kreide']);
  });

  it('name the server’s own emoji', async () => expect(await labels(':kre')).toEqual([':krefeld:']));

  it('say whose permission is missing, and have what is known without it', async () => {
    io.serverTags.mockResolvedValueOnce(undefined);
    const asked = at('#kre');
    expect(asked && (await suggestionsFor(asked, io))).toMatchObject({
      ...{ needsSearch: 'stadt@krefeld.example', items: [{ insert: '#Krefeld' }] },
    });
  });

  it('are none where a server does not answer', async () => {
    io.accounts.mockRejectedValueOnce(new Error('down'));
    expect(await labels('@zo')).toEqual(['@zoo@zoo.example']);
  });
});
