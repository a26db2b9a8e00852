// @vitest-environment happy-dom
import { afterAll, expect, test, vi } from 'vitest';
import { share } from '../../../utils/lookout/shared.ts';
import { page as instagram } from '../../../utils/platforms/instagram/page.ts';
import type { FromPage } from '../../../utils/protocol/from-page.ts';
import type { createFrame } from '../../../utils/watch/frame.ts';
import type { Places } from '../../../utils/watch/start.ts';
import { view, worldWith } from './page-of-composers.ts';

const send = vi.fn(async ({ type }: FromPage): Promise<unknown> => (type === 'composer' ? view : undefined));
Object.assign(globalThis, worldWith(send));

type FrameIo = Parameters<typeof createFrame>[1];
let frame: FrameIo | undefined;
vi.mock('../../../utils/watch/frame.ts', () => ({
  createFrame: (document: Document, io: FrameIo) => {
    frame = io;
    return { element: document.createElement('i'), ticket: () => undefined, send: () => {} };
  },
}));
const { createPill } = await import('../../../components/pill/pill.ts');
const { startWatch } = await import('../../../utils/watch/start.ts');

const life = new AbortController();
afterAll(() => life.abort());

test('a preview that comes late is told to be there after all, once', async () => {
  // biome-ignore lint/suspicious/noDocumentCookie: as the platform sets it
  document.cookie = 'ds_user_id=61236465677';
  vi.stubGlobal('requestIdleCallback', (work: () => void) => setTimeout(work));
  document.body.innerHTML = `<div role="dialog"><button id="share">Share</button>
    <img src="blob:https://www.instagram.com/1" alt=""><div><div contenteditable="true" role="textbox"
    data-lexical-editor="true"><p><br></p></div><label><input name="creation-location-input"></label></div></div>`;
  share({
    ...{ signal: life.signal, look: () => {}, listen: () => {} },
    ...{ isSighted: () => true, onSight: () => {}, askTap: (heard) => heard(), meetTap: () => {} },
    seen: [document.querySelector('#share') as Element, document.querySelector('[role]') as Element],
    shield: { protect: () => {} },
  });
  startWatch({ [location.hostname]: { page: instagram, recogniser: {} } } as unknown as Places, createPill);
  await vi.waitFor(() => expect(frame).toBeDefined(), 3000);
  frame?.failed();
  frame?.failed();
  frame?.ready();
  frame?.ready();
  const told = send.mock.calls.flatMap(([message]) => (message.type === 'trouble' ? message : []));
  expect(told.map(({ trouble, isOver }) => [trouble, isOver])).toEqual([
    ['frame-failed', undefined],
    ['frame-failed', true],
  ]);
});
