// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pressesOf } from '../../../utils/pages/press.ts';

let calm: () => Promise<void>;
const shown = vi.fn();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  document.body.innerHTML = '<button><span></span></button><textarea></textarea>';
  calm = pressesOf(document);
  shown.mockReset();
});
afterEach(() => void vi.useRealTimers());

const happens = (type: string, at: string) =>
  document.querySelector(at)?.dispatchEvent(new Event(type, { bubbles: true }));
/** Something has changed elsewhere; all that can go on by now has. */
async function changes(): Promise<void> {
  void calm().then(shown);
  await settled();
}
const settled = async () => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

test('where nothing is pressed, what changes is shown at once', async () => {
  await changes();
  expect(shown).toHaveBeenCalledOnce();
});

test('nothing is shown between a press on a button and its click, and then all is', async () => {
  happens('pointerdown', 'span');
  await changes();
  await changes();
  happens('pointerup', 'span');
  await settled();
  expect(shown).not.toHaveBeenCalled();
  happens('click', 'span');
  await settled();
  expect(shown).toHaveBeenCalledTimes(2);
});

test('a press of which nothing comes, that is broken off or let go elsewhere, holds nothing up', async () => {
  for (const [end, time] of [
    ['pointerup', 50],
    ['pointercancel', 50],
    ['nothing', 1000],
  ] as const) {
    shown.mockReset();
    happens('pointerdown', 'span');
    await changes();
    happens(end, 'body');
    vi.advanceTimersByTime(time - 1);
    await settled();
    expect(shown).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    await settled();
    expect(shown).toHaveBeenCalledOnce();
  }
});

test('whoever puts the pointer into a field presses no button', async () => {
  happens('pointerdown', 'textarea');
  await changes();
  expect(shown).toHaveBeenCalledOnce();
});
