import * as v from 'valibot';
import type { InTurn } from '../in-turn.ts';
import { moment } from '../post/bounds.ts';
import { wholeOf } from '../post/set-aside.ts';
import { storedItem } from './stored-item.ts';

/** Whether a profile also stands in the fediverse by a bridge, by its id. */
const item = storedItem<Record<string, unknown>>('local:bridges', {});

const bridge = v.object({
  /** The account that the bridge makes of it, `user@host`; empty for none. */
  handle: v.string(),
  /** When that was found out, milliseconds since 1970. */
  at: moment,
  /** A person has read it. */
  isRead: v.boolean(),
});
export type Bridge = v.InferOutput<typeof bridge>;

export async function readBridge(profile: string): Promise<Bridge | undefined> {
  return wholeOf(bridge, (await item.read())[profile]);
}

/** The accounts of bridges that nobody has read of yet, by the profile's id. */
export async function unreadBridges(): Promise<Record<string, string>> {
  const found = Object.entries(await item.read()).flatMap(([profile, stored]) => {
    const whole = wholeOf(bridge, stored);
    return whole?.handle && !whole.isRead ? [[profile, whole.handle] as const] : [];
  });
  return Object.fromEntries(found);
}

export function writeBridge(profile: string, bridge: Bridge): Promise<void> {
  return item.change((before) => ({ ...before, [profile]: bridge }));
}

/** Calls back after every change, wherever it was made. */
export const watchBridges = (read: InTurn) => item.watch(read);
