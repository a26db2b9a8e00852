import { fromDraft, put } from './sent.ts';
import { sized } from './sized.ts';

/**
 * What watch needs besides on platforms that show a post to nobody without an account: it takes together what was sent.
 * Given to it, so that it costs nothing on the others' pages.
 */
export const sentKit: Kit = { put, fromDraft, sized };

export interface Kit {
  put: typeof put;
  fromDraft: typeof fromDraft;
  sized: typeof sized;
}
