import { MessageChannel } from 'node:worker_threads';
import { expect, test, vi } from 'vitest';
import { later } from '../../../utils/watch/later.ts';

test('an answer that came while the page was busy is heard before the wait for it is over', async () => {
  const { port1, port2 } = new MessageChannel();
  const heard: string[] = [];
  port1.on('message', () => heard.push('answer'));
  // As with the tap, it takes one turn to be asked and one to answer.
  port2.on('message', () => port2.postMessage('here'));
  port1.postMessage('there?');
  const delay = 40;
  later(() => heard.push('over'), delay);
  const end = performance.now() + 2 * delay;
  while (performance.now() < end);
  await vi.waitFor(() => expect(heard).toContain('over'));
  port1.close();
  expect(heard).toEqual(['answer', 'over']);
});

test('what is never answered is over after the wait', () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const work = vi.fn();
  later(work, 2000);
  vi.advanceTimersByTime(1999);
  expect(work).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(work).toHaveBeenCalledOnce();
  vi.useRealTimers();
});
