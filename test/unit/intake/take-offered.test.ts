import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Publication, SentMedia } from '../../../utils/post/types.ts';
import { fakeBrowser } from '../background/browser.ts';
import { blueskyProfile, offered, profile, published, stadt, surroundings } from './around.ts';

const { addNotice, readNotice } = await import('../../../utils/intake/notices.ts');
const { takeOffered } = await import('../../../utils/intake/take-offered.ts');
const { listClaims, wipeOutbox } = await import('../../../utils/outbox/store.ts');
const { newRule } = await import('../../../utils/post/rule.ts');
const { readRule, writeRule } = await import('../../../utils/settings/rules.ts');

let around: ReturnType<typeof surroundings>;
beforeEach(async () => {
  fakeBrowser.storage.resetState();
  await wipeOutbox();
  around = surroundings();
});

const image: SentMedia = { upload: 'u', kind: 'image' };
const withMedia = (...media: SentMedia[]): Publication =>
  published('p', {
    parts: [{ id: 'p', revision: '', text: 'Hallo', content: { segments: [], links: [], media } }],
  });
/** Pressed in the frame with this ticket, or in a page of our own. */
const take = (ticket?: string) => takeOffered(7, 'p', ticket ? { ticket } : 'own-page', around);
/** What watch of the tab says. */
const says = (sure: boolean, publication?: Publication) =>
  void around.askTab.mockResolvedValue({ sure, publication });
const isOffered = async () => (await readNotice(7, 'p'))?.offered !== undefined;

describe('an offer that a person wants', () => {
  test('is a claim that goes however late, with what was changed for Mastodon', async () => {
    const edits = { warning: 'Achtung', descriptions: { 0: 'Der Markt' } };
    await addNotice(offered('p', { offer: { publication: published(), profile, openedAt: 1000, edits } }));
    expect(await take()).toBe('taken');
    expect(await listClaims()).toMatchObject([
      { id: 'p', asked: true, after: 1000, tab: 7, edits, rules: [{ account: stadt }] },
    ]);
    expect(around.outbox.drain).toHaveBeenCalled();
    expect(await isOffered()).toBe(false);
  });

  test('goes to the accounts that it named, which are proposed next time', async () => {
    await addNotice(offered());
    await take();
    expect(await readRule(profile.id)).toMatchObject({ accounts: [stadt] });
  });

  test('gets the files that stayed in the page', async () => {
    const file = new Blob(['the market'], { type: 'image/png' });
    await addNotice(
      offered('p', { offer: { publication: withMedia(image), profile, openedAt: 1, edits: {} } }),
    );
    says(true, withMedia({ ...image, file }));
    expect(await take('ticket')).toBe('taken');
    const [claim] = await listClaims();
    expect(await claim?.publication.parts[0]?.content?.media[0]?.file?.text()).toBe('the market');
    expect(around.askTab).toHaveBeenCalledWith(7, { type: 'take', publication: 'p', ticket: 'ticket' });
  });

  test('goes once, however often it is pressed', async () => {
    await addNotice(offered());
    expect((await Promise.all([take(), take(), take()])).filter((each) => each === 'taken').length).toBe(3);
    expect(around.outbox.accept).toHaveBeenCalledOnce();
  });

  test('in a page of our own needs no frame that was seen', async () => {
    await addNotice(offered());
    says(false, published());
    expect(await take()).toBe('taken');
  });
});

describe('an offer stays one', () => {
  test.each(['ticket', undefined])(
    'until our own window has shown what was chosen unseen: pressed in %s',
    async (ticket) => {
      const offer = { publication: published(), profile, openedAt: 1, edits: {}, wasUnsure: true } as const;
      await addNotice(offered('p', { offer }));
      says(true, published());
      expect(await take(ticket)).toBe('unsure');
      expect([await listClaims(), await isOffered()]).toEqual([[], true]);
      expect(await takeOffered(7, 'p', 'question', around)).toBe('taken');
    },
  );

  test.each([
    ['the frame was not surely seen', false],
    ['nobody says whether it was', undefined],
  ])('where %s', async (_, sure) => {
    await addNotice(offered());
    around.askTab.mockResolvedValue(sure === undefined ? undefined : { sure, publication: published() });
    expect(await take('ticket')).toBe('unsure');
    expect([await listClaims(), await isOffered()]).toEqual([[], true]);
  });

  test.each<[string, Publication]>([
    ['another text', published('p', { parts: [{ id: 'p', revision: '', text: 'Etwas anderes' }] })],
    [
      'a part more',
      published('p', { parts: [...published().parts, { id: 'q', revision: '', text: 'Mehr' }] }),
    ],
    ['another publication', published('q')],
    ['another profile', published('p', { profile: '200' })],
  ])('where the page gives %s than it offered', async (_, given) => {
    await addNotice(offered());
    says(true, given);
    expect(await take('ticket')).toBe('lost');
    expect([await listClaims(), await isOffered()]).toEqual([[], true]);
  });

  test('where the page that has its files is gone', async () => {
    await addNotice(
      offered('p', { offer: { publication: withMedia(image), profile, openedAt: 1, edits: {} } }),
    );
    expect(await take()).toBe('lost');
    expect([await listClaims(), await isOffered()]).toEqual([[], true]);
  });

  test('where it cannot become a claim, which is told', async () => {
    const foreign = published('p', { profile: '200' });
    await addNotice(offered('p', { offer: { publication: foreign, profile, openedAt: 1, edits: {} } }));
    expect(await take()).toBe('lost');
    expect(await isOffered()).toBe(true);
    expect(around.changed).toHaveBeenCalledTimes(2);
  });
});

test('what is offered nowhere cannot be taken, and no page is asked', async () => {
  expect(await take()).toBe('lost');
  await addNotice(offered('p', { tab: 8 }));
  expect(await take()).toBe('lost');
  expect(around.askTab).not.toHaveBeenCalled();
});

describe('of a profile that no rule names, where it can be proved who that is, an offer', () => {
  const publication = published('p', { platform: 'bluesky', profile: blueskyProfile.id });
  beforeEach(() =>
    addNotice(offered('p', { offer: { publication, profile: blueskyProfile, openedAt: 1, edits: {} } })),
  );

  test.each([
    ['in a page of our own', undefined],
    ['in a frame that was surely seen', 'ticket'],
  ])('is not taken by a press %s: a window of ours has to ask', async (_, ticket) => {
    says(true, publication);
    expect(await take(ticket)).toBe('unsure');
    expect([await listClaims(), await isOffered(), await readRule(blueskyProfile.id)]).toEqual([
      ...[[], true, undefined],
    ]);
  });

  test('is taken in the window that asked', async () => {
    expect(await takeOffered(7, 'p', 'question', around)).toBe('taken');
  });

  test('is taken as every other once a rule names the profile', async () => {
    await writeRule(newRule(blueskyProfile, [stadt]));
    expect(await take()).toBe('taken');
  });
});

/*
 * The page is asked for the files of what was shown. Whatever else it puts beside them does not go in its place.
 */
describe('nothing but files comes from the page: the offer stays where it gives', () => {
  const file = new Blob(['x'], { type: 'image/png' });
  const picture = { ...image, description: 'Der Markt' };
  const whole = (change: object = {}, more: Partial<Publication> = {}) => {
    const segments = [{ kind: 'text' as const, text: 'Hallo' }];
    const content = { segments, links: [], media: [{ ...picture, file }], ...change };
    return published('p', { parts: [{ id: 'p', revision: '', text: 'Hallo', content }], ...more });
  };
  const shown = whole({ media: [picture] });
  beforeEach(() =>
    addNotice(offered('p', { offer: { publication: shown, profile, openedAt: 1, edits: {} } })),
  );

  test.each<[string, Publication]>([
    ['other words', whole({ segments: [{ kind: 'text', text: 'Gefälscht' }] })],
    ['another link', whole({ links: ['https://boese.example'] })],
    ['another description', whole({ media: [{ ...picture, description: 'Gefälscht', file }] })],
    ['another picture', whole({ media: [{ ...picture, upload: 'v', file }] })],
    [
      'a picture more',
      whole({
        media: [
          { ...picture, file },
          { ...picture, file },
        ],
      }),
    ],
    ['another time', whole({}, { time: 1 })],
    ['another address', whole({}, { address: 'https://boese.example' })],
  ])('%s', async (_, given) => {
    says(true, given);
    expect(await take('ticket')).toBe('lost');
    expect([await listClaims(), await isOffered()]).toEqual([[], true]);
  });

  test('and goes where it gives the files alone, in whichever order it says the rest', async () => {
    const { parts, ...rest } = whole();
    says(true, { parts, ...rest });
    expect(await take('ticket')).toBe('taken');
  });
});
