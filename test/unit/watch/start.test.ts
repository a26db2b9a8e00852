// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Lookout, share } from '../../../utils/lookout/shared.ts';
import { page as instagram } from '../../../utils/platforms/instagram/page.ts';
import type { FromPage } from '../../../utils/protocol/from-page.ts';
import type { Places } from '../../../utils/watch/start.ts';
import { view, worldWith } from './page-of-composers.ts';

/* Watch is loaded while the page goes on: on a busy machine a screen or two have come meanwhile, and nobody touches the last. */

const answer = async ({ type }: FromPage): Promise<unknown> => (type === 'composer' ? view : undefined);
const send = vi.fn(answer);
Object.assign(globalThis, worldWith(send));
const { createPill } = await import('../../../components/pill/pill.ts');
const { startWatch } = await import('../../../utils/watch/start.ts');

const picture = '<img src="blob:https://www.instagram.com/1" alt="">';
const caption = '<div contenteditable="true" role="textbox" data-lexical-editor="true"><p><br></p></div>';
const screens = {
  select: '<form enctype="multipart/form-data"><input type="file"></form><button id="choose"></button>',
  crop: `<button id="next"></button><canvas></canvas>`,
  details: `<button id="share">Share</button>${picture}<div>${caption}<label><input name="creation-location-input"></label></div>`,
};
type Screen = keyof typeof screens;

let life: AbortController;
beforeEach(() => {
  life = new AbortController();
  send.mockClear();
  // biome-ignore lint/suspicious/noDocumentCookie: as the platform sets it
  document.cookie = 'ds_user_id=61236465677';
  vi.stubGlobal('requestIdleCallback', () => 0);
});
afterEach(() => {
  life.abort();
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

const dialog = () => document.querySelector('[role="dialog"]') as HTMLElement;
function show(screen: Screen, isNew = false): void {
  if (isNew) document.body.innerHTML = '<main><div role="dialog"></div></main>';
  dialog().innerHTML = screens[screen];
}

/** Watch, called for by a press on this. */
function start(pressed: string, more: Partial<Lookout> = {}): () => void {
  const path: EventTarget[] = [];
  for (let each = document.querySelector(pressed); each; each = each.parentElement) path.push(each);
  const lookout: Lookout = {
    ...{ signal: life.signal, seen: path, look: () => {} },
    shield: { protect: () => {} } as unknown as Lookout['shield'],
    ...{
      listen: () => {},
      isSighted: () => true,
      onSight: () => {},
      askTap: (heard: () => void) => heard(),
      meetTap: () => {},
    },
    ...more,
  };
  share(lookout);
  const places = { [location.hostname]: { page: instagram, recogniser: {} } } as unknown as Places;
  return () => startWatch(places, createPill);
}

test('where the page has drawn its dialog anew, it begins where the focus is', async () => {
  show('select', true);
  const watch = start('#choose');
  document.body.insertAdjacentHTML('beforeend', `<div role="dialog">${screens.details}</div>`);
  dialog().remove();
  dialog().querySelector<HTMLElement>('[contenteditable]')?.focus();
  watch();
  await vi.waitFor(() => expect(pill()?.isConnected).toBe(true), 3000);
});

test('what is told is not told twice, and a question no more than that', async () => {
  show('details', true);
  send.mockRejectedValue(new Error('The message port closed before a response was received.'));
  start('#share')();
  await vi.waitFor(() => expect(send.mock.calls.filter(([{ type }]) => type === 'composer')).toHaveLength(2));
  window.dispatchEvent(new Event('pagehide'));
  await new Promise((resolve) => setTimeout(resolve, 400));
  send.mockImplementation(answer);
  const types = send.mock.calls.map(([{ type }]) => type);
  expect(types.filter((type) => type === 'gone' || type === 'left')).toEqual(['gone', 'left']);
  expect(types.filter((type) => type === 'composer')).toHaveLength(2);
});

test('a background that was ended in the middle of the question is asked once more', async () => {
  show('details', true);
  send.mockRejectedValueOnce(new Error('The message port closed before a response was received.'));
  start('#share')();
  await vi.waitFor(() => expect(pill()?.isConnected).toBe(true), 3000);
  const asked = send.mock.calls.filter(([{ type }]) => type === 'composer');
  expect(asked).toHaveLength(2);
});

test('a tap that has not answered for two seconds sees nothing, and that is told', async () => {
  show('details', true);
  start('#share', { askTap: () => {} })();
  const troubles = () => send.mock.calls.map(([message]) => message).filter(({ type }) => type === 'trouble');
  await vi.waitFor(() => expect(pill()?.isConnected).toBe(true), 3000);
  expect(troubles()).toEqual([]);
  await vi.waitFor(() => expect(troubles()).toMatchObject([{ trouble: 'tap-lost' }]), 4000);
});

test('a line that is renewed once watch is there is that of a tap which answers', async () => {
  show('details', true);
  let sighted = false;
  let changed = () => {};
  const onSight: Lookout['onSight'] = (each) => {
    changed = each;
  };
  start('#share', { isSighted: () => sighted, onSight, askTap: () => {} })();
  await vi.waitFor(() => expect(pill()?.isConnected).toBe(true), 3000);
  sighted = true;
  changed();
  await new Promise((resolve) => setTimeout(resolve, 2300));
  expect(send.mock.calls.filter(([{ type }]) => type === 'trouble')).toEqual([]);
});

const pill = () => document.querySelector('[data-mitposten="pill"]');

test.each([
  { pressedOn: 'select', startsOn: 'select' },
  { pressedOn: 'select', startsOn: 'crop' },
  { pressedOn: 'select', startsOn: 'details' },
] as const)(
  'called on “$pressedOn” and there on “$startsOn”, it has its pill on the last screen',
  async (one) => {
    show(one.pressedOn, true);
    const watch = start('#choose');
    show(one.startsOn);
    watch();
    await vi.waitFor(() => expect(send).toHaveBeenCalledWith(expect.objectContaining({ type: 'composer' })));
    for (const screen of ['crop', 'details'] as const) if (one.startsOn !== 'details') show(screen);
    await vi.waitFor(() => expect(pill()?.isConnected).toBe(true), 3000);
  },
);
