import { isElement } from './tree.ts';

const blocks = /^(P|DIV|LI|UL|OL|BLOCKQUOTE|H[1-6]|PRE)$/;

/**
 * The text of a rich-text editor (Lexical, ProseMirror, Draft.js), one line per paragraph, as its own model holds it.
 * `textContent` loses the line breaks, and `innerText` makes too many of them and forces a layout.
 */
export function readEditor(editor: Element): string {
  return linesOf(editor)
    .join('\n')
    .replace(/\u00a0/g, ' ')
    .replace(/[\u200b\ufeff]/g, '');
}

/** Each paragraph is a line, and so is what stands between paragraphs without being one. */
function linesOf(editor: Element): string[] {
  const lines: string[] = [];
  let loose: Node[] = [];
  const hasBlocks = [...editor.children].some((child) => blocks.test(child.tagName));
  const end = () => {
    const line = loose.map(textOf).join('');
    // Blanks between paragraphs are only how the page is written.
    if (loose.length && (!hasBlocks || line.trim())) lines.push(line);
    loose = [];
  };
  for (const node of editor.childNodes) {
    if (!(isElement(node) && blocks.test(node.tagName))) {
      loose.push(node);
      continue;
    }
    end();
    lines.push(textOf(node));
  }
  end();
  return lines;
}

function textOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
  if (!isElement(node)) return '';
  if (node.tagName === 'BR') return isFiller(node) ? '' : '\n';
  if (node.tagName === 'IMG') return node.getAttribute('alt') ?? '';
  if (node.getAttribute('aria-hidden') === 'true') return '';
  return [...node.childNodes].map(textOf).join('');
}

/** Editors keep an empty paragraph open with a break that is no part of the text. */
function isFiller(lineBreak: Element): boolean {
  return (
    lineBreak.classList.contains('ProseMirror-trailingBreak') ||
    lineBreak.hasAttribute('data-lexical-managed-linebreak') ||
    (!lineBreak.previousSibling && !lineBreak.nextSibling)
  );
}
