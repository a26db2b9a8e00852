import * as v from 'valibot';
import type { InTurn } from '../in-turn.ts';
import { entriesOf, lineUpTo, moment } from '../post/bounds.ts';
import { platforms } from '../post/platforms.ts';
import type { Profile } from '../post/types.ts';
import { storedItem } from './stored-item.ts';

/**
 * Profiles that acted in a composer and have no rule: proposed in the settings. They are never looked for anywhere else, and
 * a private person's is not among them.
 */
const item = storedItem<unknown[]>('local:seen-profiles', []);

/** More of them nobody sorts. */
const most = 50;

const seen = v.object({ platform: v.picklist(platforms), id: v.string(), name: lineUpTo(300), at: moment });

/** The one that was seen last first. */
export async function listSeen(): Promise<Profile[]> {
  const all = v.parse(entriesOf(seen, most), await item.read());
  return all.toSorted((a, b) => b.at - a.at).map(({ platform, id, name }) => ({ platform, id, name }));
}

export function seeProfile({ platform, id, name }: Profile, at: number): Promise<void> {
  return item.change((before) => [{ platform, id, name, at }, ...without(before, id)].slice(0, most));
}

export function forgetSeen(id: string): Promise<void> {
  return item.change((before) => without(before, id));
}

const without = (all: readonly unknown[], id: string) =>
  all.filter((each) => !(typeof each === 'object' && each !== null && 'id' in each && each.id === id));

/** Calls back after every change, wherever it was made. */
export const watchSeen = (read: InTurn) => item.watch(read);
