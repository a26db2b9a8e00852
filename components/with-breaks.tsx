import type { ReactNode } from 'react';

/**
 * A handle or an address that may be divided where a person would do it: before its second `@` and its dots. By the style alone:
 * a `wbr` would part the words of its accessible name (Chromium 156), a character would be copied with it.
 */
export function withBreaks(text: string): ReactNode {
  const parts = text.split(/(?<=\w)(?=[@.]\w)/);
  if (parts.length === 1) return text;
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one word never move
    <span key={index} className="may-part">
      {part}
    </span>
  ));
}
