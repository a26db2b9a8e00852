import { beforeEach, expect, test, vi } from 'vitest';
import { record } from '../intake/around.ts';
import { fakeBrowser } from './browser.ts';

const { updateWhenIdle } = await import('../../../entrypoints/background/update.ts');
const { openComposer, takeArmed } = await import('../../../utils/intake/composers.ts');

function waiting() {
  const outbox = { busy: false };
  const reload = vi.fn();
  const update = updateWhenIdle({ isBusy: () => outbox.busy }, reload);
  return { outbox, reload, update };
}

beforeEach(() => fakeBrowser.storage.resetState());

test('an update goes in at once where nothing is armed or on its way', async () => {
  const { reload, update } = waiting();
  update.wait();
  await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce());
});

test('without an update nothing is loaded anew', async () => {
  const { reload, update } = waiting();
  await update.ifWaiting();
  expect(reload).not.toHaveBeenCalled();
});

test('it waits until nothing is on its way', async () => {
  const { outbox, reload, update } = waiting();
  outbox.busy = true;
  update.wait();
  await update.ifWaiting();
  expect(reload).not.toHaveBeenCalled();
  outbox.busy = false;
  await update.ifWaiting();
  expect(reload).toHaveBeenCalledOnce();
});

test('it waits for as long as a composer is armed', async () => {
  const { reload, update } = waiting();
  await openComposer(record({ armed: true }));
  update.wait();
  await update.ifWaiting();
  expect(reload).not.toHaveBeenCalled();
  await takeArmed(7, 'c1');
  await update.ifWaiting();
  expect(reload).toHaveBeenCalledOnce();
});
