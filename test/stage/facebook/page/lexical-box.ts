import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { DRAG_DROP_PASTE, registerRichText } from '@lexical/rich-text';
import { mergeRegister } from '@lexical/utils';
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isLineBreakNode,
  $isRangeSelection,
  $isTextNode,
  COMMAND_PRIORITY_HIGH,
  createEditor,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import type { MentionRange, Written } from './draft.ts';
import { MentionNode } from './mention-node.ts';

/** What an editor tells. */
export interface Listeners {
  onChange(written: Written): void;
  /** The word being typed behind an `@`, undefined when there is none. */
  onMention?(typed: string | undefined): void;
  onFiles?(files: File[]): void;
  /** With it Enter sends instead of beginning a paragraph. */
  onEnter?(): void;
}

/** Puts a Lexical editor into an element, with rich text and history. */
export function openBox(element: HTMLElement, text: string, listeners: () => Listeners): LexicalEditor {
  const editor = createEditor({
    namespace: 'stage',
    nodes: [MentionNode],
    theme: { paragraph: 'k-paragraph', text: { base: 'k-base' } },
    onError(error) {
      throw error;
    },
  });
  editor.setRootElement(element);
  mergeRegister(
    registerRichText(editor),
    registerHistory(editor, createEmptyHistoryState(), 300),
    editor.registerUpdateListener(({ editorState }) => {
      const { written, typed } = editorState.read(() => ({ written: $written(), typed: $typedMention() }));
      listeners().onChange(written);
      listeners().onMention?.(typed);
    }),
    editor.registerCommand(
      DRAG_DROP_PASTE,
      (files) => {
        const { onFiles } = listeners();
        onFiles?.(files);
        return onFiles !== undefined;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      KEY_ENTER_COMMAND,
      (event) => {
        const { onEnter } = listeners();
        if (!onEnter || event?.shiftKey) return false;
        event?.preventDefault();
        onEnter();
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  );
  fill(editor, text);
  return editor;
}

/** Replaces everything by a text, a paragraph for each line. */
export function fill(editor: LexicalEditor, text: string): void {
  editor.update(() => {
    const paragraphs = text.split('\n').map((line) => {
      return $createParagraphNode().append(...(line ? [$createTextNode(line)] : []));
    });
    $getRoot()
      .clear()
      .append(...paragraphs)
      .selectEnd();
  });
}

/** Puts a mention where the word behind the `@` is. */
export function mention(editor: LexicalEditor, { id, name }: { id: string; name: string }): void {
  editor.update(() => {
    const selection = $getSelection();
    const typed = $typedMention();
    if (!$isRangeSelection(selection) || typed === undefined) return;
    const { anchor } = selection;
    anchor.set(anchor.key, anchor.offset - typed.length - 1, 'text');
    const space = $createTextNode(' ');
    selection.insertNodes([new MentionNode(name, id).setMode('segmented'), space]);
    space.selectEnd();
  });
}

/** The text of the open state. It must be read inside of a read or an update. */
function $written(): Written {
  const ranges: MentionRange[] = [];
  let text = '';
  const walk = (node: LexicalNode) => {
    if (node instanceof MentionNode) {
      ranges.push({ entity: { id: node.__person }, offset: text.length, length: node.getTextContentSize() });
    }
    if ($isLineBreakNode(node)) text += '\n';
    else if ($isTextNode(node)) text += node.getTextContent();
    else if ($isElementNode(node)) node.getChildren().forEach(walk);
  };
  for (const [index, paragraph] of $getRoot().getChildren().entries()) {
    if (index > 0) text += '\n';
    walk(paragraph);
  }
  return { text, ranges };
}

function $typedMention(): string | undefined {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return undefined;
  const { anchor } = selection;
  const node = anchor.getNode();
  if (!$isTextNode(node) || node instanceof MentionNode) return undefined;
  return /(?:^|\s)@([^\s@]*)$/.exec(node.getTextContent().slice(0, anchor.offset))?.[1];
}
