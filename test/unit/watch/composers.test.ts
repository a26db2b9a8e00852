// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import type { Page } from '../../../utils/platforms/contract.ts';
import type { Draft } from '../../../utils/post/types.ts';
import { createTab } from '../../../utils/watch/tab.ts';

const profile = { platform: 'facebook', id: '1', name: 'Stadt' } as const;

beforeEach(() => document.body.replaceChildren());

/** A page with one composer after the other, each an element with one picture and a button. */
function open() {
  const later: { work: () => void; delay: number }[] = [];
  const text = (element: Element) => element.getAttribute('data-text') ?? '';
  const page: Page = {
    composerOf(element) {
      const found = element.closest('.composer') ?? element.querySelector('.composer');
      return found ? { platform: 'facebook', element: found } : undefined;
    },
    anchorOf: () => undefined,
    publishButtonOf: ({ element }) => element.querySelector('[role="button"]') ?? undefined,
    profile: () => profile,
    readDraft({ element }, descriptions): Draft {
      // As where a page shows a picture under another address than in its dialog.
      const [description = ''] = [...descriptions.values()];
      const media = text(element) ? [{ src: 'blob:1', description }] : [];
      return { parts: [{ text: text(element), media }], language: undefined };
    },
    describes: (event) =>
      event.type === 'click' && event.target instanceof HTMLTextAreaElement
        ? { picture: 'blob:dialog', description: event.target.value }
        : undefined,
  };
  let ids = 0;
  const tab = createTab({
    ...{ page, now: () => 1000, newId: () => `c${ids++}`, send: vi.fn(async () => undefined) },
    later: (work, delay) => later.push({ work, delay }),
    address: 'https://business.facebook.com',
    recogniser: { recognise: () => [], understands: () => true },
  });
  const compose = (content: string) => {
    const element = document.createElement('div');
    element.className = 'composer';
    element.dataset.text = content;
    element.innerHTML = '<div role="button"></div>';
    document.body.append(element);
    tab.notice(element);
    return element;
  };
  const hear = (target: Element, event: Event) => {
    target.addEventListener(event.type, (each) => tab.overhear(each), { once: true });
    target.dispatchEvent(event);
  };
  return { tab, later, compose, hear };
}

const described = (value: string) => {
  const field = document.body.appendChild(document.createElement('textarea'));
  field.value = value;
  return field;
};
const buttonIn = (element: Element) => element.querySelector('[role="button"]') ?? element;

test("a description stays with its composer: the next post's picture does not get it", () => {
  const { tab, compose, hear } = open();
  const first = compose('Erster');
  hear(described('Der Markt'), new MouseEvent('click'));
  tab.refresh();
  expect(tab.state().composers[0]?.draft.parts[0]?.media[0]?.description).toBe('Der Markt');
  hear(buttonIn(first), new MouseEvent('click'));
  first.remove();
  tab.refresh();
  compose('Zweiter');
  expect(tab.state().composers[0]?.draft.parts[0]?.media[0]?.description).toBe('');
});

test('a composer that the page makes anew while a person writes keeps the descriptions', () => {
  const { tab, compose, hear } = open();
  const first = compose('Erster');
  hear(described('Der Markt'), new MouseEvent('click'));
  first.remove();
  tab.refresh();
  compose('Erster');
  expect(tab.state().composers[0]?.draft.parts[0]?.media[0]?.description).toBe('Der Markt');
});

test('a composer that is found from outside once more stays one', () => {
  const { tab, compose } = open();
  compose('Einer');
  tab.notice(document.body);
  expect(tab.state().composers).toHaveLength(1);
});

test.each(['Enter', ' '])('the key "%s" on Post is a press, as a click is', (key) => {
  const { tab, compose, hear } = open();
  const element = compose('Mit Taste');
  hear(buttonIn(element), new KeyboardEvent('keydown', { key: 'a' }));
  expect(tab.state().composers[0]?.pressedAt).toBeUndefined();
  hear(buttonIn(element), new KeyboardEvent('keydown', { key }));
  expect(tab.state().composers[0]?.pressedAt).toBe(1000);
});

test('what a composer holds when Post is pressed is its draft, however short ago that was changed', () => {
  const { tab, compose, hear } = open();
  const element = compose('Vorher');
  element.dataset.text = 'Nachher';
  hear(buttonIn(element), new MouseEvent('click'));
  expect(tab.state().composers[0]?.draft.parts[0]?.text).toBe('Nachher');
});

test('a composer that was emptied after Post was pressed is over, and the next text is another one', () => {
  const { tab, compose, hear, later } = open();
  const element = compose('Erster');
  element.dataset.text = '';
  tab.refresh();
  expect(tab.state().composers.map(({ id }) => id)).toEqual(['c0']);
  element.dataset.text = 'Erster';
  tab.refresh();
  hear(buttonIn(element), new MouseEvent('click'));
  element.dataset.text = '';
  tab.refresh();
  expect(tab.state().composers).toEqual([]);
  expect(later.length).toBeGreaterThan(0);
  element.dataset.text = 'Zweiter';
  tab.notice(element);
  expect(tab.state().composers.map(({ id }) => id)).toEqual(['c1']);
});
