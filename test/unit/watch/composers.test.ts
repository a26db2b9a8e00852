// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { exchange, opened, openPage, postButton, profile, publication, view } from './page-of-composers.ts';

beforeEach(() => document.body.replaceChildren());

const described = (value: string) => {
  const field = document.body.appendChild(document.createElement('textarea'));
  field.value = value;
  return field;
};
/** As where a page shows a picture under another address than in its dialog. */
const withPicture = {
  mediaOf: (element: Element, descriptions: ReadonlyMap<string, string>) => {
    const [description = ''] = [...descriptions.values()];
    return element.getAttribute('data-text') ? [{ src: 'blob:1', description }] : [];
  },
};
const click = () => new MouseEvent('click', { bubbles: true });
const key = (name: string, more: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { key: name, bubbles: true, ...more });

describe('a composer', () => {
  test('is noticed once, and the background is asked what holds for it', async () => {
    const { tab, compose, sent, answered, composer } = openPage();
    tab.notice(compose('Hallo'));
    await answered();
    expect(tab.state().composers).toHaveLength(1);
    expect(sent('composer')).toEqual([
      { type: 'composer', composer: 'c0', profile, openedAt: opened, sighted: true },
    ]);
    expect(composer()?.view).toEqual(view);
  });

  test('of a page whose requests are not seen is told as such', () => {
    const { tab, compose, sent } = openPage();
    tab.setSighted(false);
    compose('Hallo');
    expect(sent('composer')).toMatchObject([{ sighted: false }]);
  });

  test('that is found from outside once more stays one', () => {
    const { tab, compose } = openPage();
    compose('Einer');
    tab.notice(document.body);
    expect(tab.state().composers).toHaveLength(1);
  });

  test('is asked about again, while there is nothing to switch, when the person has come back', async () => {
    const { tab, compose, sent, answered, answers, composer } = openPage({ view: { accounts: 0 } });
    compose('Hallo');
    await answered();
    answers.composer = view;
    tab.askAgain();
    await answered();
    expect(sent('composer')).toHaveLength(2);
    tab.answer({ type: 'view', composer: 'c0', view });
    tab.askAgain();
    expect(sent('composer')).toHaveLength(2);
    expect(composer()?.view).toEqual(view);
  });

  test.each([
    ['of a profile that is never offered', { mode: 'never' }],
    ['whose only account is signed out', { signedOut: '@stadt@krefeld.example' }],
  ] as const)('%s is asked about again too', async (_, more) => {
    const { tab, compose, sent, answered } = openPage({ view: more });
    compose('Hallo');
    await answered();
    tab.answer({ type: 'ask-again' });
    expect(sent('composer')).toHaveLength(2);
  });

  test('that comes back with its words is the same one, as where a video could not be uploaded', async () => {
    const { compose, close, composer, sent, happens, answered, tab } = openPage();
    const first = compose('Hal');
    await answered();
    // Written on, and pressed elsewhere in it.
    first.dataset.text = 'Hallo';
    happens(first, click());
    happens(postButton(first), click());
    const keyed = composer()?.draft;
    close(first);
    compose('Hallo');
    expect(tab.state().composers.map(({ id }) => id)).toEqual(['c0']);
    expect(composer()).toMatchObject({ press: undefined, draft: { key: keyed?.key } });
    expect(composer()?.draft.parts[0]?.key).toBe(keyed?.parts[0]?.key);
    expect(sent('composer')).toHaveLength(1);
  });

  test('with other words is another, and so is one with those of a post that is out', async () => {
    const { compose, close, tab, happens, answered } = openPage({ view: { armed: true } });
    close(compose('Hallo'));
    const second = compose('Anderes');
    expect(tab.state().composers.map(({ id }) => id)).toEqual(['c1']);
    await answered('c1');
    happens(postButton(second), click());
    await tab.hear(exchange(publication('at://1', 'Anderes')));
    close(second);
    compose('Anderes');
    expect(tab.state().composers.map(({ id }) => id)).toEqual(['c2']);
  });

  test('is given up when it is gone for good, and not before', () => {
    const { compose, close, sent, pass } = openPage();
    close(compose('Hallo'));
    expect(sent('gone')).toEqual([]);
    pass(600_000);
    expect(sent('gone')).toEqual([{ type: 'gone', composers: ['c0'] }]);
  });

  test('whose Post was pressed is not given up while a video may be on its way', () => {
    const { compose, close, sent, pass, happens } = openPage();
    const element = compose('Hallo');
    happens(postButton(element), click());
    close(element);
    pass(9 * 60_000);
    expect(sent('gone')).toEqual([]);
    pass(10 * 60_000);
    expect(sent('gone')).toHaveLength(1);
  });

  test('that is armed tells the background of a press on Post, and says after some seconds that it waits', async () => {
    const { compose, happens, answered, sent, composer, pass, tab } = openPage({ view: { armed: true } });
    const element = compose('Hallo');
    await answered();
    happens(postButton(element), click());
    expect(sent('pressed')).toEqual([{ type: 'pressed', composer: 'c0', texts: ['Hallo'] }]);
    expect(composer()?.isWaiting).toBe(false);
    pass(4000);
    expect(composer()?.isWaiting).toBe(true);
    await tab.hear(exchange(publication('at://1', 'Hallo')));
    expect(composer()?.isWaiting).toBe(false);
  });

  test.each(['Escape', 'something else in it'])('waits no more after %s', async (what) => {
    const { compose, happens, answered, composer, pass } = openPage({ view: { armed: true } });
    const element = compose('Hallo');
    await answered();
    happens(postButton(element), click());
    pass(4000);
    const other = element.querySelector('p') ?? element;
    happens(
      other,
      what === 'Escape' ? new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }) : click(),
    );
    expect(composer()).toMatchObject({ isWaiting: false, press: { isLast: false } });
  });

  test('that is not armed tells nothing of a press', async () => {
    const { compose, happens, answered, sent } = openPage();
    const element = compose('Hallo');
    await answered();
    happens(postButton(element), click());
    expect(sent('pressed')).toEqual([]);
  });

  test('is given up when the page goes, the closed ones too', () => {
    const { tab, compose, close, sent } = openPage();
    close(compose('Erster'));
    compose('Zweiter');
    tab.leave(true);
    expect(sent('gone')).toEqual([{ type: 'gone', composers: ['c1', 'c0'] }]);
    expect(sent('left')).toEqual([{ type: 'left' }]);
  });

  test('is asked about anew when a page that only stood aside comes back, with what it offered', async () => {
    const { tab, compose, sent, answered } = openPage();
    compose('Hallo');
    await answered();
    tab.leave(false);
    tab.comeBack();
    expect(sent('composer').map(({ composer }) => composer)).toEqual(['c0', 'c0']);
    expect(sent('left')).toEqual([]);
  });
});

describe('the switch', () => {
  test('is set by the background, which gets the first words and whether the pill was seen', async () => {
    const { tab, compose, sent, answered, composer } = openPage();
    compose('Der Markt ist eröffnet');
    await answered();
    await tab.arm('c0', true, false);
    expect(sent('arm')).toEqual([
      { type: 'arm', composer: 'c0', armed: true, sure: false, excerpt: 'Der Markt ist eröffnet' },
    ]);
    expect(composer()?.view?.armed).toBe(true);
  });

  test('stays as it was where the background does not answer', async () => {
    const { tab, compose, answered, asked, composer } = openPage();
    compose('Hallo');
    await answered();
    asked.mockRejectedValueOnce(new Error('no background'));
    await tab.arm('c0', true, true);
    expect(composer()?.view?.armed).toBe(false);
  });
});

describe('a description', () => {
  const descriptionIn = (page: ReturnType<typeof openPage>, id: string) =>
    page.composer(id)?.draft.parts[0]?.media[0]?.description;

  test("stays with its composer: the next post's picture does not get it", () => {
    const page = openPage(withPicture);
    const first = page.compose('Erster');
    page.happens(described('Der Markt'), click());
    page.tab.refresh();
    expect(descriptionIn(page, 'c0')).toBe('Der Markt');
    page.happens(postButton(first), click());
    page.close(first);
    page.compose('Zweiter');
    expect(page.tab.state().composers.map(({ draft }) => draft.parts[0]?.media[0]?.description)).toEqual([
      '',
    ]);
  });

  test('is kept in a composer that the page makes anew while a person writes', () => {
    const page = openPage(withPicture);
    const first = page.compose('Erster');
    page.happens(described('Der Markt'), click());
    page.close(first);
    page.compose('Erster');
    expect(page.tab.state().composers.map(({ draft }) => draft.parts[0]?.media[0]?.description)).toEqual([
      'Der Markt',
    ]);
  });
});

test('a picture keeps its key from one reading to the next, and over a screen that shows none', () => {
  let isShown = true;
  const { tab, compose, composer } = openPage({
    mediaOf: () => (isShown ? [{ src: 'blob:1', description: '' }] : []),
  });
  const element = compose('Hallo');
  const keyNow = () => {
    tab.refresh();
    return composer()?.draft.parts[0]?.media[0]?.key;
  };
  const first = keyNow();
  element.dataset.text = 'Hallo Krefeld';
  expect([first, keyNow()]).toEqual([expect.any(String), first]);
  isShown = false;
  expect(keyNow()).toBeUndefined();
  isShown = true;
  expect(keyNow()).toBe(first);
});

test('what was chosen is of the composer that it was chosen in, where that shows no picture', async () => {
  const { tab, clock, compose, composer } = openPage({ more: true });
  const choose = (name: string) => {
    const file = new File([name], name, { type: 'image/jpeg' });
    return tab.hear({ seen: name.length, file, inDialog: true });
  };
  const chosen = (id = 'c0') => {
    tab.refresh();
    return composer(id)?.draft.parts[0]?.chosen?.map(({ file }) => (file as File).name);
  };
  // Its first screen, where files are chosen, may not have been noticed.
  await choose('a');
  clock.now += 10_000;
  const element = compose('Hallo');
  await choose('bb');
  expect(chosen()).toEqual(['a', 'bb']);
  element.remove();
  clock.now += 1000;
  tab.refresh();
  clock.now += 1000;
  compose('Das nächste');
  expect(chosen('c1')).toBeUndefined();
  await choose('ccc');
  expect(chosen('c1')).toEqual(['ccc']);
});

describe('a press', () => {
  test.each<[string, () => Event]>([
    ['a click', click],
    ['Enter', () => key('Enter')],
    ['the space bar', () => key(' ')],
  ])('is %s on the button that publishes', (_, event) => {
    const { compose, happens, composer } = openPage();
    happens(postButton(compose('Hallo')), event());
    expect(composer()?.press).toMatchObject({ at: opened, draft: { parts: [{ text: 'Hallo' }] } });
  });

  test.each<[string, KeyboardEventInit]>([
    ['Ctrl', { ctrlKey: true }],
    ['Command', { metaKey: true }],
  ])('is Enter with %s anywhere in the composer, by which platforms publish', (_, modifier) => {
    const { compose, happens, composer } = openPage();
    happens(compose('Hallo').querySelector('p') ?? document.body, key('Enter', modifier));
    expect(composer()?.press).toBeDefined();
  });

  test.each<[string, (composer: Element) => [Element, Event, boolean]]>([
    ['a click that a script of the page made', (each) => [postButton(each), click(), false]],
    ['a short cut that a script of the page made', (each) => [each, key('Enter', { ctrlKey: true }), false]],
    ['another key on the button', (each) => [postButton(each), key('a'), true]],
    [
      'a key that ends an input method',
      (each) => [each, key('Enter', { ctrlKey: true, isComposing: true }), true],
    ],
    ['a click elsewhere in the composer', (each) => [each, click(), true]],
    ['Enter in the text', (each) => [each.querySelector('p') ?? each, key('Enter'), true]],
    ['a short cut outside', () => [document.body, key('Enter', { ctrlKey: true }), true]],
  ])('is not %s', (_, of) => {
    const { compose, happens, composer } = openPage();
    happens(...of(compose('Hallo')));
    expect(composer()?.press).toBeUndefined();
  });

  test('is none on a button that is switched off', () => {
    const { compose, happens, composer } = openPage();
    const button = postButton(compose('Hallo'));
    button.setAttribute('aria-disabled', 'true');
    happens(button, click());
    expect(composer()?.press).toBeUndefined();
  });

  test('takes what the composer holds, however short ago that was changed', () => {
    const { compose, happens, composer } = openPage();
    const element = compose('Vorher');
    element.dataset.text = 'Nachher';
    happens(postButton(element), click());
    expect(composer()?.press?.draft.parts[0]?.text).toBe('Nachher');
    expect(composer()?.draft.parts[0]?.text).toBe('Nachher');
  });

  test('of a key and its click is one, also where the page has taken up the text in between', () => {
    const { compose, happens, composer } = openPage();
    const element = compose('Hallo');
    happens(postButton(element), key('Enter'));
    element.dataset.text = '';
    happens(postButton(element), click());
    expect(composer()?.press?.draft.parts[0]?.text).toBe('Hallo');
  });

  test('knows whether the button and the pill beside it could be seen', () => {
    const { compose, happens, composer } = openPage({ isSeen: () => false, isPillSeen: (id) => id !== 'c0' });
    happens(postButton(compose('Hallo')), click());
    expect(composer()?.press).toMatchObject({ isButtonSeen: false, isPillSeen: false });
  });

  test('is of its own composer alone', () => {
    const { compose, happens, composer } = openPage();
    compose('Erster');
    happens(postButton(compose('Zweiter')), click());
    expect([composer('c0')?.press, composer('c1')?.press?.draft.parts[0]?.text]).toEqual([
      undefined,
      'Zweiter',
    ]);
  });
});

test('a composer that was emptied after Post was pressed is over, and the next text is another one', () => {
  const { tab, compose, happens } = openPage();
  const element = compose('Erster');
  element.dataset.text = '';
  tab.refresh();
  expect(tab.state().composers.map(({ id }) => id)).toEqual(['c0']);
  element.dataset.text = 'Erster';
  tab.refresh();
  happens(postButton(element), click());
  element.dataset.text = '';
  tab.refresh();
  expect(tab.state().composers).toEqual([]);
  element.dataset.text = 'Zweiter';
  tab.notice(element);
  expect(tab.state().composers.map(({ draft }) => draft.parts[0]?.text)).toEqual(['Zweiter']);
});
