import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { createWorld, picture, stadt, type World } from '../outbox/world.ts';
import { fakeBrowser } from './browser.ts';

const getMessage = (key: string, values: string[] = []) => [key, ...values].join(' ');
Object.assign(fakeBrowser.i18n, { getMessage });
const create = vi.fn(async (_id: string, _what: { title: string; message: string }) => '');
const allowed = { create, clear: async () => true, onClicked: { addListener: () => {} } };

const { callPerson } = await import('../../../entrypoints/background/calls.ts');
const { keepCalls } = await import('../../../utils/settings/calls.ts');
const { createOutbox } = await import('../../../utils/outbox/outbox.ts');

let world: World;
beforeEach(async () => {
  fakeBrowser.storage.resetState();
  create.mockClear();
  Object.assign(fakeBrowser, { notifications: allowed });
  await keepCalls(true);
  world = await createWorld();
});

/** What the system is told of a post that ends so. */
async function told(fate: 'refused' | 'signed-out' | 'limited' | 'done') {
  world.server.fates.post.push(fate);
  await world.publish('at://1', { texts: ['Bombenfund in\nUerdingen'], media: [picture()] });
  await createOutbox(world.io).drain();
  for (const event of world.events) await callPerson(event);
  return create.mock.calls.map(([id, { title, message }]) => [id, title, message]);
}

test('a post that cannot go is named by its first words, with what happened', async () => {
  const message = 'Bombenfund in Uerdingen\nproblem_serverRefused_what';
  expect(await told('refused')).toEqual([['post at://1', 'calls_title', message]]);
});

test('an account that is signed out is told once, under its own name', async () => {
  const told1 = await told('signed-out');
  expect(told1).toEqual([[`sign-in ${stadt}`, `calls_signIn ${stadt}`, 'problem_signedOut_what']]);
});

test.each(['limited', 'done'] as const)('nobody is called for what is %s', async (fate) => {
  expect(await told(fate)).toEqual([]);
});

test('nobody is called who does not want it, or where the browser does not allow it', async () => {
  await keepCalls(false);
  expect(await told('refused')).toEqual([]);
  await keepCalls(true);
  Object.assign(fakeBrowser, { notifications: undefined });
  for (const event of world.events) await callPerson(event);
  expect(create).not.toHaveBeenCalled();
});
