import type { PreviewHint } from './preview.ts';
import { withWords } from './written-out.ts';

/** The text with what a proposal says, wherever what it is about stands for itself. */
export function withHintTaken(text: string, { kind, from, to }: Omit<PreviewHint, 'id'>): string {
  if (kind === 'hashtag') {
    // A longer one that begins with it is another.
    return text.replace(HASHTAG, (whole, sign: string, tag: string) => (tag === from ? sign + to : whole));
  }
  if (kind === 'abbreviation') {
    return withWords(text, (short) => short === from);
  }
  return text.replaceAll(from, to);
}

const HASHTAG = /(?<![\p{L}\p{M}\p{N}_])([#＃])([\p{L}\p{M}\p{N}_]+)/gu;
