import { storedItem } from './stored-item.ts';

/** What somebody is writing for a claim that waits for it: descriptions by the index of picture or video, and a reason. */
export interface Typed {
  descriptions: Record<number, string>;
  reason: string;
}

const item = storedItem<Record<string, Typed>>('local:typed', {});

/** By the claim's id. */
export const readTyped = item.read;

export function keepTyped(claim: string, typed: Typed): Promise<void> {
  return item.change((all) => ({ ...all, [claim]: typed }));
}

/** Resolves when all that was typed in this page is kept, or could not be: where it goes on, no letter is missing. */
export const typedKept = item.written;

/** It was given, or is not wanted any more. */
export async function forgetTyped(claim: string): Promise<void> {
  if (!Object.hasOwn(await item.read(), claim)) return;
  await item.change(({ [claim]: _, ...rest }) => rest);
}
