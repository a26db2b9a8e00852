/** The line that divides two posts. Nobody types it by accident, and it says what it does. */
export const breakLine = '——— ✂ ———';

const lines = /^[^\S\n]*—+[^\S\n]*✂\uFE0F?[^\S\n]*—+[^\S\n]*$/mu;

/** The texts between the lines with which a person divided a text, in order; empty ones stay, so that files keep their place. */
export function dividedText(text: string): string[] {
  return text.split(lines).map((piece) => piece.replace(/^\n+|\s+$/g, ''));
}
