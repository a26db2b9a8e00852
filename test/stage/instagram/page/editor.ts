import { $insertDataTransferForPlainText } from '@lexical/clipboard';
import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerRichText } from '@lexical/rich-text';
import { mergeRegister } from '@lexical/utils';
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  createEditor,
  HISTORY_MERGE_TAG,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  PASTE_COMMAND,
} from 'lexical';

/** Makes an element Lexical's, for text without shape: Enter makes a line. Gives what undoes it. */
export function startEditor(root: HTMLElement, text: string, onText: (text: string) => void): () => void {
  const editor = createEditor({
    namespace: 'stage',
    theme: { paragraph: 'k-paragraph' },
    onError(error) {
      throw error;
    },
  });
  const stop = mergeRegister(
    registerRichText(editor),
    registerHistory(editor, createEmptyHistoryState(), 300),
    editor.registerCommand(
      INSERT_PARAGRAPH_COMMAND,
      () => editor.dispatchCommand(INSERT_LINE_BREAK_COMMAND, false),
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        const selection = $getSelection();
        if (!(event instanceof ClipboardEvent) || !event.clipboardData || !$isRangeSelection(selection))
          return false;
        event.preventDefault();
        $insertDataTransferForPlainText(event.clipboardData, selection);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerUpdateListener(({ editorState }) => {
      onText(editorState.read(() => $getRoot().getTextContent()));
    }),
  );
  editor.setRootElement(root);
  editor.update(() => $fill(text), { tag: HISTORY_MERGE_TAG });
  return () => {
    stop();
    editor.setRootElement(null);
  };
}

/** One paragraph with the text's lines; without any text the paragraph holds what the browser needs to show it. */
function $fill(text: string): void {
  const lines = text.split('\n').map((line) => (line ? [$createTextNode(line)] : []));
  const nodes = lines.flatMap((line, index) => (index > 0 ? [$createLineBreakNode(), ...line] : line));
  $getRoot().append($createParagraphNode().append(...nodes));
}
