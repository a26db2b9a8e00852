import { describe, expect, test } from 'vitest';
import type { DraftEdits } from '../../../utils/post/draft-edits.ts';
import type { Rule } from '../../../utils/post/rule.ts';
import type { Beside, DraftMedia } from '../../../utils/post/types.ts';
import { draftFacts } from '../../../utils/preview/draft-facts.ts';
import { previewState } from '../../../utils/preview/preview-state.ts';
import { card, previewed } from './previewed.ts';

const preview = (
  text: string,
  media: Partial<DraftMedia>[] = [],
  rule: Partial<Rule> = {},
  edits: DraftEdits = {},
) => previewState(previewed(text, media, rule, edits), card);

const tracked = 'Mehr: https://krefeld.de/fest?utm_source=social';

describe('the preview shows what the rule makes of a post', () => {
  test('links without what follows people, unless it is to stay', () => {
    expect(preview(tracked).statuses[0]?.text).toBe('Mehr: https://krefeld.de/fest');
    const kept = preview(tracked, [], { keepTracking: true });
    expect([kept.statuses[0]?.text, kept.parts[0]?.text]).toEqual([tracked, tracked]);
  });

  test('numbers only where they are wanted', () => {
    const long = 'Wort '.repeat(150);
    const ends = (rule: Partial<Rule>) => preview(long, [], rule).statuses.map(({ text }) => text.slice(-5));
    expect(ends({ numbered: true })).toEqual(['(1/2)', '(2/2)']);
    expect(ends({})).not.toContain('(1/2)');
  });

  test('the visibility that it says, unless a person chose another', () => {
    expect(preview('Eins', [], { visibility: 'unlisted' }).visibility).toBe('unlisted');
    const chosen = preview('Eins', [], { visibility: 'unlisted' }, { visibility: 'public' });
    expect(chosen.visibility).toBe('public');
  });

  test('the policy, and the reason that was written', () => {
    expect(preview('Eins')).toMatchObject({ policy: 'warn', reason: '' });
    expect(preview('Eins', [], { descriptions: 'require' }, { reason: 'Zierbild' })).toMatchObject({
      policy: 'require',
      reason: 'Zierbild',
    });
  });
});

describe('a description that nobody has checked', () => {
  const media = [{ description: 'May be an image of text', unchecked: true }];

  test('is shown as a machine’s, and as what will not be sent', () => {
    const { losses, media: shown } = preview('Eins', media);
    expect(shown).toMatchObject([{ machineMade: true, own: false, description: 'May be an image of text' }]);
    expect(losses).toEqual([{ kind: 'machine-description', media: 0 }]);
  });

  test('is sent once it is a person’s', () => {
    expect(preview('Eins', media, {}, { descriptions: { k0: 'Plakat' } }).losses).toEqual([]);
  });
});

describe('what the server will not take is said beforehand', () => {
  const megabytes = (count: number) => count * 1024 ** 2;
  test.each<[string, Partial<DraftMedia>, object[]]>([
    [
      'a video that is too large',
      { kind: 'video', bytes: megabytes(100), type: 'video/mp4' },
      [{ kind: 'video-too-large', media: 0, bytes: megabytes(100), limit: megabytes(99) }],
    ],
    ['not a video that just fits', { kind: 'video', bytes: megabytes(99), type: 'video/mp4' }, []],
    ['not a video of unknown size', { kind: 'video' }, []],
    [
      'a video of another kind',
      { kind: 'video', bytes: 1, type: 'video/x-matroska' },
      [{ kind: 'video-kind', media: 0, type: 'video/x-matroska' }],
    ],
    ['not a picture that can be made smaller', { bytes: megabytes(50), type: 'image/jpeg' }, []],
    ['not a picture that can be converted', { bytes: 1, type: 'image/webp' }, []],
    [
      'a picture that can be neither read nor sent',
      { bytes: 1, type: 'image/tiff' },
      [{ kind: 'picture-kind', media: 0, type: 'image/tiff' }],
    ],
    ['not a picture that only the server can read', { bytes: 1, type: 'image/heic' }, []],
    [
      'but one of these that is too large',
      { bytes: megabytes(17), type: 'image/heic' },
      [{ kind: 'picture-too-large', media: 0, bytes: megabytes(17), limit: megabytes(16) }],
    ],
  ])('%s', (_, media, expected) => {
    expect(preview('Eins', [media]).losses).toEqual(expected);
  });
});

test('a video is shown as one, and gets a status of its own beside pictures', () => {
  const { media, statuses } = preview('Eins', [{ kind: 'video' }, {}]);
  expect(media.map(({ kind }) => kind)).toEqual(['video', 'image']);
  expect(statuses.map((status) => status.media)).toEqual([[0], [1]]);
});

test('a description that was typed here is shown with the picture of its key, wherever that stands', () => {
  const media = [{ key: 'market' }, { key: 'zoo', description: 'aus der Seite' }];
  const { media: shown } = preview('Eins', media, {}, { descriptions: { zoo: 'Der Zoo' } });
  expect(shown.map(({ description, own }) => [description, own])).toEqual([
    ['', false],
    ['Der Zoo', true],
  ]);
});

test.each([
  ['a person', { language: 'uk' }, { code: 'uk', from: 'person' }],
  ['the platform', {}, { code: 'de', from: 'platform' }],
] as const)('the language is said by %s', (_, edits, language) => {
  expect(preview('Eins', [], {}, edits).language).toEqual(language);
});

test('the language is read from the text where the platform says none', () => {
  const unsaid = previewed('Eins');
  const draft = { ...unsaid.draft, language: undefined };
  const languageOf = (detected: string | undefined) =>
    previewState({ ...unsaid, draft, detected }, card).language;
  expect(languageOf('fr')).toEqual({ code: 'fr', from: 'text' });
  expect(languageOf(undefined)).toEqual({ code: undefined, from: 'none' });
});

test('the accounts that are chosen are shown, and no others', () => {
  const museum = { ...card, id: 'museum@kultur.example' };
  const both = previewed('Eins', [], {}, {}, { accounts: [card, museum], chosen: [museum.id] });
  expect(previewState(both, museum)).toMatchObject({ accounts: [{ id: museum.id }], shown: museum.id });
});

test('parts without text and pictures are not there', () => {
  const { draft, ...rest } = previewed('Eins');
  const parts = [...draft.parts, { text: ' ', media: [] }, { text: 'Zwei', media: [] }];
  const { statuses } = previewState({ ...rest, draft: { ...draft, parts } }, card);
  expect(statuses.map(({ text }) => text)).toEqual(['Eins', 'Zwei']);
});

describe('what stands beside the text', () => {
  const withBeside = (beside: Beside[], edits: DraftEdits = {}, text = 'Lesenswert') => {
    const of = previewed(text, [], {}, edits);
    return { ...of, draft: { ...of.draft, parts: of.draft.parts.map((part) => ({ ...part, beside })) } };
  };
  const fest: Beside = { kind: 'card', url: 'https://krefeld.de/fest', name: 'krefeld.de' };
  const texts = (of: ReturnType<typeof withBeside>) =>
    previewState(of, card).statuses.map(({ text }) => text);

  test('is in the field, so that whoever changes the text sees it', () => {
    expect(previewState(withBeside([fest]), card).parts).toMatchObject([
      { text: 'Lesenswert\n\nhttps://krefeld.de/fest' },
    ]);
  });

  test('goes along with a changed text that does not have it, and once with one that does', () => {
    const own = (text: string) => ({ texts: { part: { text, of: 'Lesenswert' } } });
    expect(texts(withBeside([fest], own('Neu')))).toEqual(['Neu\n\nhttps://krefeld.de/fest']);
    expect(texts(withBeside([fest], own('Neu: https://krefeld.de/fest')))).toEqual([
      'Neu: https://krefeld.de/fest',
    ]);
  });

  test('is shown as far as it is known, and never put into the field so', () => {
    const of = withBeside([{ kind: 'quote', url: undefined, name: 'zoo.example' }]);
    expect(texts(of)).toEqual(['Lesenswert\n\nhttps://bsky.app/profile/zoo.example/post/…']);
    const { parts, withoutAddress } = previewState(of, card);
    expect(parts).toMatchObject([{ text: 'Lesenswert' }]);
    expect(withoutAddress).toEqual([{ kind: 'quote', name: 'zoo.example' }]);
  });

  test('is a post of its own, also without a word', () => {
    expect(texts(withBeside([fest], {}, ''))).toEqual(['https://krefeld.de/fest']);
  });
});

test('who is mentioned is shown as a name with a link, and that is said', () => {
  const of = previewed('Mit @zoo.example!');
  const parts = of.draft.parts.map((part) => ({ ...part, mentions: ['zoo.example'] }));
  const { statuses, losses } = previewState({ ...of, draft: { ...of.draft, parts } }, card);
  expect(statuses[0]?.text).toBe('Mit zoo.example (https://bsky.app/profile/zoo.example)!');
  expect(losses).toEqual([{ kind: 'mention-as-link', name: 'zoo.example' }]);
});

test('a description that the page does not tell is unknown, and not missing', () => {
  const of = previewed('Eins', [{ description: undefined }], { descriptions: 'require' });
  expect(previewState(of, card).media).toMatchObject([{ description: '', isUnknown: true }]);
  expect(draftFacts(of)).toMatchObject({ missingDescriptions: 0, held: false });
});
