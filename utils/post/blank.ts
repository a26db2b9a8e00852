import type { DraftPart } from './types.ts';

/** Whether nothing of a composer's post would be published: no text, nothing attached, and nothing that the page hides. */
export function isBlank({ text, media, beside = [], more }: DraftPart): boolean {
  return !text.trim() && !media.length && !beside.length && !more;
}
