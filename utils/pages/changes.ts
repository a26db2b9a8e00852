import type { InTurn } from '../in-turn.ts';

const channel = new BroadcastChannel('changes');

/** Reads anew when the outbox or an account has changed, in whatever part of the extension. */
export function onChange(read: InTurn): void {
  channel.addEventListener('message', () => void read());
}

/** Tells all other parts that something has changed. Content scripts, being in a page's origin, cannot hear it. */
export function announceChange(): void {
  channel.postMessage('changed');
}
