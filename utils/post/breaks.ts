/** The line that divides two posts. Nobody types it by accident, and it says what it does. */
export const breakLine = '——— ✂ ———';

const lines = /^[^\S\n]*—+[^\S\n]*✂\uFE0F?[^\S\n]*—+[^\S\n]*$/mu;

/** The texts between the lines with which a person divided a text, in order; empty ones stay, so that files keep their place. */
export function dividedText(text: string): string[] {
  return text.split(lines).map((piece) => piece.replace(/^\n+|\s+$/g, ''));
}

/** A text with such a line where the selection is, and where the caret stands then. */
export function withBreak(text: string, start: number, end: number): { text: string; caret: number } {
  const before = text.slice(0, start).replace(/\s+$/, '');
  const after = text.slice(end).replace(/^\s+/, '');
  const head = `${before}${before && '\n'}${breakLine}\n`;
  return { text: head + after, caret: head.length };
}
