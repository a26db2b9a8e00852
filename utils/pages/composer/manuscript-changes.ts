const channel = new BroadcastChannel('mitposten-manuscripts');

/** Calls back when another page of ours has written in a manuscript, with its id. */
export function onManuscript(changed: (id: string) => void): void {
  channel.addEventListener('message', ({ data }) => changed(String(data)));
}

/** Tells other pages of ours that a manuscript was written in, or is gone. */
export function tellManuscript(id: string): void {
  channel.postMessage(id);
}
