const channel = new BroadcastChannel('changes');

/** Calls back when the outbox or an account has changed, in whatever part of the extension. */
export function onChange(changed: () => void): void {
  channel.addEventListener('message', changed);
}

/** Tells all other parts that something has changed. Content scripts, being in a page's origin, cannot hear it. */
export function announceChange(): void {
  channel.postMessage('changed');
}
