// @vitest-environment happy-dom

import { beforeEach, describe, expect, test, vi } from 'vitest';
import { isCardShown } from '../../../utils/platforms/bluesky/cards.ts';
import type { OfferReason } from '../../../utils/post/notice.ts';
import type { Exchange, Publication, SentMedia, Upload } from '../../../utils/post/types.ts';
import { asSent } from '../../../utils/watch/as-sent.ts';
import { exchange, opened, openPage, postButton, profile, publication, view } from './page-of-composers.ts';

beforeEach(() => document.body.replaceChildren());

type Options = Parameters<typeof openPage>[0];
const click = () => new MouseEvent('click', { bubbles: true });

/** A composer with this text, whose switch is on. */
async function armed(text = 'Hallo', options: Options = {}) {
  const page = openPage({ ...options, view: { armed: true, ...options?.view } });
  const element = page.compose(text);
  await page.answered();
  const press = () => page.happens(postButton(element), click());
  const reasons = () => page.sent('offer').map(({ reason }) => reason);
  return { ...page, element, press, reasons };
}

describe('what an armed composer published at a press of its Post button', () => {
  test('goes by itself, once', async () => {
    const { tab, press, sent, composer } = await armed();
    press();
    await tab.hear(exchange(publication('at://1', 'Hallo')));
    await tab.hear(exchange(publication('at://1', 'Hallo')));
    expect(sent('published')).toMatchObject([
      {
        ...{ type: 'published', composer: 'c0', publication: publication('at://1', 'Hallo') },
        drafted: { key: composer()?.draft.key, parts: [{ text: 'Hallo', media: [] }] },
      },
    ]);
    expect(sent('offer')).toEqual([]);
  });

  test('leaves the switch off and the composer about to close', async () => {
    const { tab, press, composer, pass } = await armed();
    press();
    await tab.hear(exchange(publication('at://1', 'Hallo')));
    expect(composer()).toMatchObject({ sent: true, press: undefined, view: { armed: false } });
    pass(3000);
    // One that stays may be armed anew.
    expect(composer()?.sent).toBe(false);
  });

  test('still goes minutes after it has closed, when a video was on its way', async () => {
    const { tab, press, sent, element, close, pass } = await armed();
    press();
    close(element);
    pass(9 * 60_000);
    await tab.hear(exchange(publication('at://1', 'Hallo')));
    expect(sent('published')).toHaveLength(1);
  });

  test('is of no composer any more once that was given up, and is only offered', async () => {
    const { tab, press, sent, element, close, pass } = await armed();
    press();
    close(element);
    pass();
    await tab.hear(exchange(publication('at://1', 'Hallo')));
    expect(sent('published')).toEqual([]);
    expect(sent('offer')).toMatchObject([{ composer: null, reason: 'no-composer' }]);
  });

  test('waits until it is known what holds for the composer', async () => {
    const page = openPage();
    let say = (_: unknown) => {};
    page.asked.mockImplementationOnce(() => new Promise((resolve) => (say = resolve)));
    const element = page.compose('Hallo');
    page.happens(postButton(element), click());
    const heard = page.tab.hear(exchange(publication('at://1', 'Hallo')));
    say({ ...view, armed: true });
    await heard;
    expect(page.sent('published')).toHaveLength(1);
  });

  test('goes with the keys of the pictures that were shown at the press', async () => {
    const { tab, press, sent, composer } = await armed('Hallo', {
      mediaOf: () => [{ src: 'blob:1', description: 'Der Markt' }],
    });
    press();
    const parts = [{ id: 'at://1', revision: 'r', text: 'Hallo', holds: 1 }];
    await tab.hear(exchange(publication('at://1', 'Hallo', { parts })));
    const [part] = composer()?.draft.parts ?? [];
    const key = part?.media[0]?.key;
    expect(key).toEqual(expect.any(String));
    expect(sent('published')).toMatchObject([{ drafted: { parts: [{ key: part?.key, media: [key] }] } }]);
    expect(sent('published')[0]?.drafted).not.toHaveProperty('loose');
  });

  describe('in two networks’ versions, of which the composer shows one', () => {
    const inTwo = (wanted: string) => {
      const variants = { instagram: [{ id: 'i', revision: '', text: 'für Instagram' }] };
      return exchange(publication('at://1', wanted, { variants }));
    };

    test('goes where it has shown the other one too', async () => {
      const { tab, press, sent, element, happens } = await armed('für Facebook');
      happens(element, click());
      element.dataset.text = 'für Instagram';
      press();
      await tab.hear(inTwo('für Facebook'));
      expect(sent('published')).toMatchObject([{ publication: { parts: [{ text: 'für Facebook' }] } }]);
    });

    test.each(['read', 'pressed by a script'])(
      'is only offered where the other one stood there for a moment alone, when it was %s',
      async (how) => {
        const { tab, press, reasons, element, happens } = await armed('für Instagram');
        element.dataset.text = 'Untergeschoben';
        if (how === 'read') tab.refresh();
        else happens(element, click(), false);
        element.dataset.text = 'für Instagram';
        press();
        await tab.hear(inTwo('Untergeschoben'));
        expect(reasons()).toEqual(['text-differs']);
      },
    );

    test('is only offered where the one that would go has never stood there', async () => {
      const { tab, press, sent, reasons } = await armed('für Instagram');
      press();
      await tab.hear(inTwo('nie geschrieben'));
      expect(sent('published')).toEqual([]);
      expect(reasons()).toEqual(['text-differs']);
    });
  });

  test.each(['', ' ', 'Zwei'])('is only offered with a part more than stood there: "%s"', async (text) => {
    const { tab, press, sent, reasons } = await armed('Eins');
    press();
    const parts = [
      { id: 'at://1', revision: 'r', text: 'Eins' },
      { id: 'at://1/p', revision: 'r', text },
    ];
    await tab.hear(exchange(publication('at://1', '', { parts })));
    expect(sent('published')).toEqual([]);
    expect(reasons()).toEqual(['text-differs']);
  });

  test('is only offered where a part without a letter is not empty either: it may be a link', async () => {
    const { tab, press, reasons } = await armed('', { mediaOf: () => [{ src: 'blob:1', description: '' }] });
    press();
    const parts = [{ id: 'at://1', revision: 'r', text: ' ', holds: 1 }];
    await tab.hear(exchange(publication('at://1', ' ', { parts })));
    expect(reasons()).toEqual(['text-differs']);
  });

  test.each([
    [true, 'published'],
    [undefined, 'offer'],
  ] as const)('pressed where it said that it plans, and scheduled: %s', async (scheduled, what) => {
    const { tab, press, sent } = await armed('Hallo', { plans: () => true });
    press();
    const more = scheduled ? { scheduled, time: Date.now() + 86_400_000 } : {};
    await tab.hear(exchange(publication('at://1', 'Hallo', more)));
    expect(sent(what)).toHaveLength(1);
  });

  test.each([
    ['Der Markt', []],
    ['', []],
    ['Untergeschoben', ['text-differs']],
  ])('with a description in its request, where the composer had another: "%s"', async (description, why) => {
    const { tab, press, reasons } = await armed('Hallo', {
      mediaOf: () => [{ src: 'blob:1', description: 'Der Markt' }],
    });
    press();
    await tab.hear(withMedia(seen('image').map((each) => ({ ...each, description }))));
    expect(reasons()).toEqual(why);
  });
});

/** A post that names these uploads, as a request sends it. */
function withMedia(media: SentMedia[], text = 'Hallo') {
  const content = { segments: [], links: [], media };
  const post = publication('p', '', { parts: [{ id: 'p', revision: '', text, content }] });
  // Files are no JSON.
  return { ...exchange(), published: [post] };
}
/** Uploads whose bytes were seen. */
const seen = (...kinds: SentMedia['kind'][]) =>
  kinds.map((kind, index): SentMedia => ({ upload: `u${index}`, kind, file: new Blob(['bild']) }));

describe('every reason for which a publication is only offered', () => {
  /** What a test does, and what is said of it; one for each reason, so that none is left out. */
  const reasons: Record<
    Exclude<OfferReason, 'edits-in-doubt'>,
    (page: Awaited<ReturnType<typeof armed>>) => Promise<void> | void
  > = {
    'not-armed': async ({ tab, press }) => {
      tab.answer({ type: 'view', composer: 'c0', view });
      press();
      await tab.hear(exchange(publication('at://1', 'Hallo')));
    },
    'not-pressed': ({ tab }) => tab.hear(exchange(publication('at://1', 'Hallo'))),
    'text-differs': async ({ tab, press }) => {
      press();
      await tab.hear(exchange(publication('at://1', 'Etwas anderes')));
    },
    'button-hidden': async ({ tab, press }) => {
      press();
      await tab.hear(exchange(publication('at://1', 'Hallo')));
    },
    'not-aimed': async ({ tab, press }) => {
      press();
      await tab.hear(exchange(publication('at://1', 'Hallo')));
    },
    'pill-hidden': async ({ tab, press }) => {
      press();
      await tab.hear(exchange(publication('at://1', 'Hallo')));
    },
    unseen: ({ press, close, element, pass }) => {
      press();
      close(element);
      pass(20_000);
    },
    'video-edited': async ({ tab, press }) => {
      press();
      const media = [{ upload: 'u', kind: 'video' as const, edited: true, file: new Blob(['film']) }];
      await tab.hear(withMedia(media));
    },
    'media-missing': async ({ tab, press }) => {
      press();
      await tab.hear(withMedia([{ upload: 'von früher', kind: 'image' }]));
    },
    'other-profile': async ({ tab, press }) => {
      press();
      await tab.hear(exchange(publication('at://1', 'Hallo', { profile: '100064' })));
    },
    'no-composer': ({ tab }) =>
      tab.hear(exchange(publication('at://1', 'Hallo', { profile: 'did:plc:other' }))),
  };
  const options: Partial<Record<OfferReason, Options>> = {
    'button-hidden': { isSeen: () => false },
    'not-aimed': { isAimed: () => false },
    'pill-hidden': { isPillSeen: () => false },
    unseen: { asSent, recogniser: { recognise: () => [], understands: () => false } },
    'video-edited': { mediaOf: () => [{ src: 'blob:1', description: '', kind: 'video' }] },
    'other-profile': { mayActAs: () => true },
    'media-missing': { mediaOf: () => [{ src: 'https://scontent.example/1', description: '' }] },
  };

  test.each(Object.keys(reasons) as (keyof typeof reasons)[])('%s', async (reason) => {
    const page = await armed('Hallo', options[reason]);
    await reasons[reason](page);
    await vi.waitFor(() => expect(page.reasons()).toEqual([reason]));
    expect(page.sent('published')).toEqual([]);
  });
});

test('where the background is not sure of what was changed for Mastodon, it is offered', async () => {
  const { tab, press, sent, answers, reasons } = await armed();
  answers.published = { taken: false, because: 'edits-in-doubt' };
  press();
  await tab.hear(exchange(publication('at://1', 'Hallo')));
  expect(reasons()).toEqual(['edits-in-doubt']);
  expect(sent('offer')[0]?.drafted).toEqual(sent('published')[0]?.drafted);
});

describe('a picture whose bytes were not seen', () => {
  const known = seen('image');
  const unknown: SentMedia[] = [{ upload: 'von früher', kind: 'image' }];

  test('is left out of what is offered, and that is said; the others stay', async () => {
    const { tab, press, sent } = await armed('Hallo', { mediaOf: () => [] });
    press();
    await tab.hear(withMedia([...unknown, ...known]));
    const [offer] = sent('offer');
    expect(offer?.reason).toBe('media-missing');
    expect(offer?.publication.parts[0]?.content?.media.map(({ upload }) => upload)).toEqual(['u0']);
    expect(offer?.drafted.parts[0]?.media).toHaveLength(1);
    expect(tab.take('p')?.parts[0]?.content?.media.map(({ file }) => file?.size)).toEqual([4]);
    expect(sent('published')).toEqual([]);
  });

  test('is not left out where nothing would be left: then the claim says that it is missing', async () => {
    const { tab, press, sent } = await armed('', { mediaOf: () => [{ src: 'https://a', description: '' }] });
    press();
    await tab.hear(withMedia(unknown, ''));
    expect([sent('offer'), sent('published').length]).toEqual([[], 1]);
  });
});

test('that the pill could not be seen is no reason where a person has switched it on themselves', async () => {
  const page = openPage({ isPillSeen: () => false });
  const element = page.compose('Hallo');
  await page.answered();
  await page.tab.arm('c0', true, true);
  page.happens(postButton(element), click());
  await page.tab.hear(exchange(publication('at://1', 'Hallo')));
  expect([page.sent('published').length, page.sent('offer')]).toEqual([1, []]);
});

test('what was written where the pill says that it is not mirrored is only offered, and not waited for', async () => {
  const { tab, press, sent, reasons } = await armed('Hallo', { isShare: () => true });
  press();
  expect(sent('pressed')).toEqual([]);
  await tab.hear(exchange(publication('at://1', 'Hallo')));
  expect([sent('published'), reasons()]).toEqual([[], ['not-armed']]);
});

describe('a post under an id that is not known', () => {
  const other = (text = 'Hallo') => exchange(publication('1', text, { profile: '100064' }));

  test('is offered as its composer’s, whose Post was pressed and which held it', async () => {
    const { tab, press, sent } = await armed('Hallo', { mayActAs: () => true });
    press();
    await tab.hear(other());
    expect(sent('offer')).toMatchObject([
      { composer: 'c0', reason: 'other-profile', publication: { profile: '100064', alsoAs: [profile.id] } },
    ]);
    expect(sent('published')).toEqual([]);
  });

  test.each<[string, Options, string, boolean, OfferReason]>([
    ['a person’s own', { mayActAs: () => false }, 'Hallo', true, 'no-composer'],
    ['one of other words', { mayActAs: () => true }, 'Etwas anderes', true, 'other-profile'],
    ['one without a press', { mayActAs: () => true }, 'Hallo', false, 'other-profile'],
    [
      'one of a private person’s composer',
      { profile: { ...profile, isPrivate: true }, mayActAs: () => true },
      'Hallo',
      true,
      'no-composer',
    ],
  ])('is not taken for its composer’s where it is %s', async (_, options, text, isPressed, reason) => {
    const { tab, press, sent } = await armed('Hallo', options);
    if (isPressed) press();
    await tab.hear(other(text));
    expect(sent('offer')).toMatchObject([{ composer: null, reason }]);
  });

  test('goes by itself once a person has said that it is the profile’s', async () => {
    const page = await armed('Hallo', { view: { alsoAs: ['100064'], armed: true } });
    page.press();
    await page.tab.hear(other());
    expect(page.sent('published')).toHaveLength(1);
  });
});

describe('text-differs is said of', () => {
  test.each<[string, Publication['parts']]>([
    ['a text with something added', [{ id: '1', revision: '', text: 'Hallo!' }]],
    ['a part more', ['Hallo', 'und noch etwas'].map((text, at) => ({ id: `${at}`, revision: '', text }))],
    ['no text at all', [{ id: '1', revision: '', text: '' }]],
  ])('%s', async (_, parts) => {
    const { tab, press, reasons } = await armed();
    press();
    await tab.hear(exchange(publication('1', '', { parts })));
    expect(reasons()).toEqual(['text-differs']);
  });

  test('a picture where the composer showed none', async () => {
    const { tab, press, reasons } = await armed();
    press();
    await tab.hear(withMedia(seen('image')));
    expect(reasons()).toEqual(['text-differs']);
  });

  test('but not a picture that it showed', async () => {
    const { tab, press, reasons, sent } = await armed('Hallo', {
      mediaOf: () => [{ src: 'blob:1', description: '' }],
    });
    press();
    await tab.hear(withMedia(seen('image')));
    expect([reasons(), sent('published').length]).toEqual([[], 1]);
  });

  test('more pictures than it showed', async () => {
    const { tab, press, reasons } = await armed('Hallo', {
      mediaOf: () => [{ src: 'blob:1', description: '' }],
    });
    press();
    await tab.hear(withMedia(seen('image', 'image')));
    expect(reasons()).toEqual(['text-differs']);
  });

  test('but not a video beside the pictures, which a composer may leave out', async () => {
    const { tab, press, reasons } = await armed('Hallo', {
      mediaOf: () => [{ src: 'blob:1', description: '' }],
    });
    press();
    await tab.hear(withMedia(seen('image', 'video')));
    expect(reasons()).toEqual([]);
  });

  describe('a card', () => {
    const withCard = (link: string) => {
      const content = { segments: [], links: [link], media: [] };
      return exchange(publication('p', '', { parts: [{ id: 'p', revision: '', text: 'Hallo', content }] }));
    };
    /** A composer that shows a card of this host, and hears of a post with a link to there. */
    async function published(shown: string, link: string, before = '') {
      const page = await armed();
      const field = page.element.querySelector('p') ?? page.element;
      if (before) {
        field.textContent = before;
        page.happens(field, click());
      }
      field.textContent = shown;
      page.press();
      await page.tab.hear(withCard(link));
      return page.reasons();
    }

    test('of a site that the composer did not show', async () => {
      expect(await published('krefeld.de', 'https://boese.example/krefeld.de')).toEqual(['text-differs']);
    });

    test('but not of one that it showed, however it writes it', async () => {
      expect(await published('KREFELD.DE · Stadtfest', 'https://www.krefeld.de/fest')).toEqual([]);
    });

    test('nor of one that the screen before the last one showed', async () => {
      expect(await published('Teilen', 'https://www.krefeld.de/fest', 'krefeld.de')).toEqual([]);
    });

    test.each([
      ['krefeld.de', 'https://feld.de/fest'],
      ['krefeld.de.boese.example', 'https://krefeld.de/fest'],
      ['mein-krefeld.de', 'https://krefeld.de/fest'],
      ['boese.krefeld.de', 'https://krefeld.de/fest'],
    ])('of one whose name is only a part of what it showed: %s, %s', async (shown, link) => {
      expect(await published(shown, link)).toEqual(['text-differs']);
    });

    test('but not of one in the address that was written', async () => {
      expect(await published('Mehr: https://www.krefeld.de/fest.', 'https://krefeld.de/fest')).toEqual([]);
    });

    test('but of one whose link is none', async () => {
      expect(await published('krefeld', 'krefeld')).toEqual([]);
      expect(await published('krefeld.de', 'javascript')).toEqual(['text-differs']);
    });
  });

  describe('what a request has beside its text, and is read at its source', () => {
    const quoted = 'at://did:plc:x/app.bsky.feed.post/3k';
    const of = (part: { holds?: number; cards?: string[] }) =>
      exchange(
        publication('at://1', 'Hallo', { parts: [{ id: 'at://1', revision: 'r', text: 'Hallo', ...part }] }),
      );
    async function published(part: { holds?: number; cards?: string[] }, options: Options = {}) {
      const page = await armed('Hallo', { ...options, recogniser: { isCardShown } });
      page.press();
      await page.tab.hear(of(part));
      return page.reasons();
    }
    const pictures = (count: number): Options => ({
      mediaOf: () => Array.from({ length: count }, (_, at) => ({ src: `blob:${at}`, description: '' })),
    });
    const gif = { kind: 'gif', url: undefined, name: 'media.tenor.com' } as const;
    const quote = { kind: 'quote', url: undefined, name: 'zoo.example' } as const;
    const card = { kind: 'card', url: undefined, name: 'bsky.app' } as const;

    test('more pictures than the composer had', async () => {
      expect(await published({ holds: 3 }, pictures(2))).toEqual(['text-differs']);
      expect(await published({ holds: 1 })).toEqual(['text-differs']);
      expect(await published({ holds: 2 }, pictures(2))).toEqual([]);
      expect(await published({ holds: 2 }, { more: true })).toEqual([]);
    });

    test('a card of a site that it did not show, and no GIF', async () => {
      const cards = ['https://boese.example/karte'];
      expect(await published({ cards })).toEqual(['text-differs']);
      expect(await published({ cards }, { beside: [quote] })).toEqual(['text-differs']);
      expect(await published({ cards }, { beside: [gif] })).toEqual(['text-differs']);
      const found = ['https://media.tenor.com/x.gif'];
      expect(await published({ cards: found }, { beside: [gif] })).toEqual([]);
      expect(await published({ cards: found })).toEqual(['text-differs']);
      expect(await published({ cards: ['mailto:x'] })).toEqual(['text-differs']);
    });

    test('a quoted post where it showed none', async () => {
      expect(await published({ cards: [quoted] })).toEqual(['text-differs']);
      expect(await published({ cards: [quoted] }, { beside: [quote] })).toEqual([]);
      // A list, a feed: what the composer shows of it has no name of a person.
      const cards = ['at://did:plc:x/app.bsky.graph.list/3k'];
      expect(await published({ cards })).toEqual(['text-differs']);
      expect(await published({ cards }, { beside: [card] })).toEqual([]);
    });
  });

  test('a text that came after the press', async () => {
    const { tab, press, element, reasons } = await armed('Vorher');
    press();
    element.dataset.text = 'Nachher';
    tab.refresh();
    await tab.hear(exchange(publication('at://1', 'Nachher')));
    expect(reasons()).toEqual(['text-differs']);
  });
});

describe('one press is good for one publication: the second is only offered', () => {
  test('after one that went', async () => {
    const { tab, press, sent, reasons } = await armed();
    press();
    await tab.hear(exchange(publication('at://1', 'Hallo')));
    await tab.hear(exchange(publication('at://2', 'Hallo')));
    expect(sent('published')).toHaveLength(1);
    expect(reasons()).toEqual(['not-armed']);
  });

  test('of the same answer too', async () => {
    const { tab, press, sent, reasons } = await armed();
    press();
    await tab.hear(exchange(publication('at://1', 'Hallo'), publication('at://2', 'Hallo')));
    expect(sent('published')).toMatchObject([{ publication: { id: 'at://1' } }]);
    expect(reasons()).toEqual(['not-armed']);
  });

  test('and of two that come at the same moment', async () => {
    const { tab, press, sent } = await armed();
    press();
    await Promise.all([
      tab.hear(exchange(publication('at://1', 'Hallo'))),
      tab.hear(exchange(publication('at://2', 'Hallo'))),
    ]);
    expect(sent('published')).toHaveLength(1);
  });

  test('after one that was offered, even while the switch is on', async () => {
    const { tab, press, sent, reasons } = await armed();
    press();
    await tab.hear(exchange(publication('at://1', 'Etwas anderes')));
    await tab.hear(exchange(publication('at://2', 'Hallo')));
    expect(sent('published')).toEqual([]);
    expect(reasons()).toEqual(['text-differs', 'not-pressed']);
  });
});

describe('the next screen in a dialog of its own', () => {
  function next(): HTMLElement {
    const screen = document.createElement('div');
    screen.className = 'screen';
    screen.innerHTML = '<div role="button"></div>';
    document.body.append(screen);
    return screen;
  }

  test.each([
    ['in the place of the first', true],
    ['above the first', false],
  ])('%s goes on with what was written and decided there, for minutes', async (_, isGone) => {
    const { tab, element, happens, close, sent, composer, clock } = await armed();
    happens(element.querySelector('p') ?? element, click());
    if (isGone) close(element);
    const screen = next();
    tab.notice(screen.querySelector('[role="button"]') ?? screen);
    expect(composer()).toMatchObject({ composer: { element: screen }, view: { armed: true } });
    clock.now += 5 * 60_000;
    happens(postButton(screen), click());
    await tab.hear(exchange(publication('at://1', 'Hallo', { time: clock.now })));
    expect(sent('published')).toMatchObject([{ composer: 'c0', publication: { id: 'at://1' } }]);
  });

  /** On the second screen, which is gone again: the first is there as it was, or made anew. */
  async function wentBack(isMadeAnew: boolean) {
    const page = await armed();
    const { tab, element, happens, close } = page;
    happens(element.querySelector('p') ?? element, click());
    if (isMadeAnew) close(element);
    const screen = next();
    tab.notice(postButton(screen));
    happens(postButton(screen), click());
    happens(screen, click());
    close(screen);
    return page;
  }

  test.each([
    ['as it was', false],
    ['made anew', true],
  ])('leads back to the first, %s, with what was decided', async (_, isMadeAnew) => {
    const page = await wentBack(isMadeAnew);
    const first = isMadeAnew ? page.compose('Hallo') : page.element;
    expect(page.composer()).toMatchObject({ composer: { element: first }, view: { armed: true } });
    expect(page.tab.state().composers).toHaveLength(1);
    page.happens(postButton(first), click());
    await page.tab.hear(exchange(publication('at://1', 'Hallo')));
    expect(page.sent('published')).toMatchObject([{ composer: 'c0' }]);
  });

  test('is not gone back from by who writes something else later', async () => {
    const page = await wentBack(true);
    page.clock.now += 60_000;
    page.compose('Etwas anderes');
    expect(page.tab.state().composers).toMatchObject([{ id: 'c1' }]);
  });

  test('is no composer where nothing was pressed in one before', async () => {
    const { tab, element, close, composer, clock } = await armed();
    clock.now += 60_000;
    close(element);
    tab.notice(next());
    expect(composer()).toBeUndefined();
  });
});

test('an answer that comes after the next composer was opened is of the one whose Post was pressed', async () => {
  const { tab, press, element, close, compose, answered, sent, composer } = await armed('Erster');
  press();
  close(element);
  compose('Zweiter');
  await answered('c1');
  await tab.hear(exchange(publication('at://1', 'Erster')));
  expect(sent('published')).toMatchObject([{ composer: 'c0' }]);
  expect(composer('c1')).toMatchObject({ sent: false, view: { armed: true } });
});

test('a composer whose post went to friends alone, so that no answer ended it, does not keep the next from going', async () => {
  const { tab, press, sent, element, close, compose, happens, answered } = await armed('Nur für Freunde');
  press();
  close(element);
  const next = compose('Für alle');
  await answered('c1');
  happens(postButton(next), click());
  await tab.hear(exchange(publication('at://2', 'Für alle')));
  expect(sent('offer')).toEqual([]);
  expect(sent('published')).toMatchObject([{ composer: 'c1' }]);
});

describe('what was written in no known composer never goes by itself, and is offered as the rule of its profile says:', () => {
  const other = publication('at://1', 'Hallo', { profile: 'did:plc:somebody' });
  test.each([
    ['a post of another profile', other],
    ['a post that is older than the composer', publication('at://1', 'Hallo', { time: opened - 1 })],
  ])('%s', async (_, published) => {
    const { tab, press, sent, composer } = await armed();
    press();
    await tab.hear(exchange(published));
    expect(sent('published')).toEqual([]);
    expect(sent('offer')).toMatchObject([{ composer: null, publication: published, acting: profile }]);
    expect(sent('health')).toMatchObject([{ health: { state: 'changed', missing: 'composer' } }]);
    expect(composer()).toMatchObject({ view: { armed: true }, press: expect.anything() });
  });

  test('once, however often it is heard of, and with its files', async () => {
    const { tab, sent } = openPage();
    await tab.hear(exchange(other));
    await tab.hear(exchange(other));
    expect(sent('offer')).toHaveLength(1);
    expect(tab.take('at://1')).toEqual(other);
  });

  test('also where nobody has answered for it, after a while, unless that comes after all', async () => {
    const recogniser = {
      recognise: ({ url, responseBody }: Exchange) => (url ? [] : JSON.parse(responseBody)),
      unanswered: () => [publication('token', 'Hallo')],
    };
    const { tab, sent, pass } = openPage({ recogniser });
    await tab.hear({ ...exchange(), url: 'unanswered' });
    expect(sent('offer')).toEqual([]);
    pass(20_000);
    expect(sent('offer')).toMatchObject([{ composer: null, reason: 'unseen', publication: { id: 'token' } }]);

    const later = openPage({ recogniser });
    await later.tab.hear({ ...exchange(), url: 'unanswered' });
    await later.tab.hear(exchange(publication('at://1', 'Hallo')));
    later.pass(20_000);
    expect(later.sent('offer')).toMatchObject([{ publication: { id: 'at://1' } }]);
  });

  test('also where the same words went out long before', async () => {
    const { tab, sent, pass, clock } = openPage({
      recogniser: {
        recognise: ({ url, responseBody }: Exchange) => (url ? [] : JSON.parse(responseBody)),
        unanswered: () => [publication('token', 'Hallo')],
      },
    });
    await tab.hear(exchange(publication('at://1', 'Hallo')));
    clock.now += 60_000;
    await tab.hear({ ...exchange(), url: 'unanswered' });
    pass(20_000);
    expect(sent('offer').map(({ publication: { id } }) => id)).toEqual(['at://1', 'token']);
  });
});

describe('a post of a composer that nobody has answered for', () => {
  const recogniser = {
    recognise: ({ url, responseBody }: Exchange) => (url ? [] : JSON.parse(responseBody)),
    unanswered: ({ url }: Exchange) => (url ? [publication('token', 'Hallo', { profile: '' })] : []),
    understands: () => false,
  };

  test('is offered as it was sent, once the composer has closed', async () => {
    const { tab, press, sent, close, element, pass } = await armed('Hallo', { recogniser });
    press();
    await tab.hear({ ...exchange(), url: 'unanswered' });
    close(element);
    expect(sent('offer')).toEqual([]);
    pass(20_000);
    expect(sent('offer')).toMatchObject([
      { composer: 'c0', reason: 'unseen', publication: { id: 'token', profile: profile.id } },
    ]);
  });

  test('goes by itself where a second try is answered', async () => {
    const { tab, press, sent, close, element, pass } = await armed('Hallo', { recogniser });
    press();
    await tab.hear({ ...exchange(), url: 'unanswered' });
    press();
    await tab.hear(exchange(publication('at://1', 'Hallo')));
    close(element);
    pass();
    expect(sent('offer')).toEqual([]);
    expect(sent('published')).toMatchObject([{ publication: { id: 'at://1' } }]);
  });
});

describe('nothing is made of', () => {
  test.each([
    ['nothing', null],
    ['a text', 'text'],
    ['an object', {}],
    ['a status that is no number', { ...exchange(publication('at://1', 'Hallo')), status: '200' }],
    ['a file that is none', { ...exchange(publication('at://1', 'Hallo')), files: ['file'] }],
    ['a header that is no text', { ...exchange(publication('at://1', 'Hallo')), requestHeaders: { a: 1 } }],
  ])('a message that is %s', async (_, message) => {
    const { tab, press, sent } = await armed();
    press();
    await tab.hear(message);
    expect([sent('published'), sent('offer')]).toEqual([[], []]);
  });

  test.each([
    ['of a profile that is never to be offered', { mode: 'never' }],
    ['where there is no account', { accounts: 0 }],
  ] as const)('a post %s', async (_, more) => {
    const { tab, press, sent } = await armed('Hallo', { view: { ...more, armed: false } });
    press();
    await tab.hear(exchange(publication('at://1', 'Hallo')));
    expect(sent('offer')).toEqual([]);
  });
});

describe('an offer', () => {
  const file = new Blob(['the market'], { type: 'image/png' });
  const content = { segments: [], links: [], media: [{ upload: 'u', kind: 'image' as const, file }] };
  const published = publication('p', '', { parts: [{ id: 'p', revision: '', text: 'Hallo', content }] });
  const withFile = { ...exchange(), published: [published] };

  test('is told without its files, which stay in the page until somebody wants them', async () => {
    const { tab, sent } = await armed('Hallo', { mediaOf: () => [{ src: 'blob:1', description: '' }] });
    await tab.hear(withFile);
    const [offer] = sent('offer');
    expect(offer?.publication.parts[0]?.content?.media).toEqual([{ upload: 'u', kind: 'image' }]);
    expect(tab.take('p')?.parts[0]?.content?.media[0]?.file).toBe(file);
  });

  test('is nothing that was not offered', async () => {
    const { tab } = await armed();
    expect(tab.take('at://1')).toBeUndefined();
  });

  test('is made of what the background does not take, with its files', async () => {
    const { tab, press, sent, answers } = await armed('Hallo', {
      mediaOf: () => [{ src: 'blob:1', description: '' }],
    });
    answers.published = { taken: false };
    press();
    await tab.hear(withFile);
    await vi.waitFor(() => expect(sent('offer')).toMatchObject([{ reason: 'not-armed' }]));
    expect(tab.take('p')?.parts[0]?.content?.media[0]?.file).toBe(file);
  });

  test('is made too where the background does not answer', async () => {
    const { tab, press, sent, asked } = await armed();
    press();
    asked.mockRejectedValueOnce(new Error('no background'));
    await tab.hear(exchange(publication('at://1', 'Hallo')));
    expect(sent('offer')).toMatchObject([{ publication: { id: 'at://1' } }]);
  });
});

describe('a draft that was offered because nothing was understood', () => {
  const unseen = { asSent, recogniser: { understands: () => false } };

  async function offered() {
    const page = await armed('Hallo', unseen);
    page.press();
    page.close(page.element);
    page.pass(20_000);
    expect(page.sent('offer')).toMatchObject([{ reason: 'unseen', publication: { id: 'draft:c0' } }]);
    return page;
  }

  test('is withdrawn when the page says after all that it was published', async () => {
    const { tab, sent } = await offered();
    await tab.hear(exchange(publication('at://1', 'Hallo')));
    expect(sent('withdraw')).toEqual([{ type: 'withdraw', publication: 'draft:c0' }]);
    expect(sent('published')).toMatchObject([{ publication: { id: 'at://1' } }]);
    expect(tab.take('draft:c0')).toBeUndefined();
  });

  test('is not published once more where a person has taken it', async () => {
    const { tab, sent } = await offered();
    expect(tab.take('draft:c0')).toMatchObject({ id: 'draft:c0' });
    await tab.hear(exchange(publication('at://1', 'Hallo')));
    expect([sent('withdraw'), sent('published')]).toEqual([[], []]);
  });

  test('is none where there is nothing in it', async () => {
    const page = await armed('', unseen);
    page.press();
    page.close(page.element);
    page.pass(20_000);
    expect(page.sent('offer')).toEqual([]);
  });

  test('is none of a platform whose posts are read at their source: there it is looked for', async () => {
    const page = await armed('Hallo', { recogniser: { understands: () => false } });
    page.clock.now = 5000;
    page.press();
    page.close(page.element);
    page.pass(20_000);
    expect(page.sent('offer')).toEqual([]);
    expect(page.sent('look-for')).toEqual([{ type: 'look-for', composer: 'c0', since: 5000 }]);
  });
});

describe('an upload', () => {
  const upload = (id: string): Upload => ({ id, kind: 'image', file: new Blob([id], { type: 'image/png' }) });
  const uploading: Options = {
    asSent,
    mediaOf: () => [{ src: 'blob:1', description: '' }],
    recogniser: { recogniseUploads: ({ url }) => (url ? [upload(url)] : []) },
  };
  const sends = (id: string) => ({ ...exchange(), url: id });
  const names = (id: string) => {
    const content = { segments: [], links: [], media: [{ upload: id, kind: 'image' as const }] };
    return exchange(publication('p', '', { parts: [{ id: 'p', revision: '', text: 'Hallo', content }] }));
  };

  test('is the file of the picture that a later publication names', async () => {
    const { tab, press, sent } = await armed('Hallo', uploading);
    await tab.hear(sends('u1'));
    press();
    await tab.hear(names('u1'));
    const [media] = sent('published')[0]?.publication.parts[0]?.content?.media ?? [];
    expect(await media?.file?.text()).toBe('u1');
  });

  test('says the size of the picture in the composer', async () => {
    const { tab, composer } = await armed('Hallo', uploading);
    await tab.hear(sends('u1'));
    expect(composer()?.draft.parts[0]?.media).toMatchObject([{ bytes: 2, type: 'image/png' }]);
  });

  test('is let go when no composer is waited for any more', async () => {
    const { tab, element, close, pass, compose, answered, happens, sent } = await armed('Hallo', uploading);
    await tab.hear(sends('u1'));
    close(element);
    pass();
    const next = compose('Hallo');
    await answered(tab.state().composers[0]?.id);
    happens(postButton(next), click());
    await tab.hear(names('u1'));
    expect(sent('offer')).toMatchObject([{ reason: 'media-missing' }]);
  });
});

describe('a composer’s own id in its requests', () => {
  const sessions: Options = {
    mayActAs: () => true,
    recogniser: {
      uploading: ({ url }) => (url ? { kind: 'image' } : undefined),
      sessionOf: ({ requestBody }) => requestBody || undefined,
    },
  };
  const uploads = (session: string) => ({ ...exchange(), url: 'upload', requestBody: session });
  /** Two composers without a word, each with an upload; of the second nothing but the id tells it from the first. */
  async function two() {
    const page = openPage({ ...sessions, view: { armed: true } });
    const press = (element: Element) => page.happens(postButton(element), click());
    const [one, other] = [page.compose(''), page.compose('')];
    await Promise.all([page.answered('c0'), page.answered('c1')]);
    const at = (element: Element) => page.happens(element.querySelector('p') ?? element, click());
    at(one);
    await page.tab.hear(uploads('eins'));
    at(other);
    await page.tab.hear(uploads('zwei'));
    press(one);
    press(other);
    return page;
  }

  test('joins what belongs together, though another was pressed first', async () => {
    const { tab, sent } = await two();
    await tab.hear({ ...exchange(publication('2', '')), requestBody: 'zwei' });
    await tab.hear({ ...exchange(publication('1', '')), requestBody: 'eins' });
    expect(sent('published').map(({ composer, publication: { id } }) => [composer, id])).toEqual([
      ['c1', '2'],
      ['c0', '1'],
    ]);
  });

  test('says whose post it is where it went out under an id that is not known', async () => {
    const { tab, sent } = await two();
    await tab.hear({ ...exchange(publication('2', '', { profile: '100064' })), requestBody: 'zwei' });
    expect(sent('offer')).toMatchObject([{ composer: 'c1', reason: 'other-profile' }]);
  });

  test('that is not known changes nothing', async () => {
    const { tab, sent } = await two();
    await tab.hear({ ...exchange(publication('3', '')), requestBody: 'drei' });
    expect(sent('published')).toMatchObject([{ composer: 'c0' }]);
  });
});
