import type { InTurn } from '../in-turn.ts';
import { pressesOf } from './press.ts';

const channel = new BroadcastChannel('changes');

/** The page's own: the background, which only tells, has none. */
let calm: (() => Promise<void>) | undefined;

/** Reads anew when the outbox or an account has changed, in whatever part of the extension; not while a button is pressed. */
export function onChange(read: InTurn): void {
  calm ??= pressesOf(document);
  channel.addEventListener('message', () => void calm?.().then(read));
}

/** Tells all other parts that something has changed. Content scripts, being in a page's origin, cannot hear it. */
export function announceChange(): void {
  channel.postMessage('changed');
}
