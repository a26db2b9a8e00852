import { $insertDataTransferForPlainText } from '@lexical/clipboard';
import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerRichText } from '@lexical/rich-text';
import { mergeRegister } from '@lexical/utils';
import {
  $getRoot,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  createEditor,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  PASTE_COMMAND,
} from 'lexical';

/** Makes an element Lexical's, for text without shape: Enter makes a line. Gives what undoes it. */
export function startEditor(root: HTMLElement, onText: (text: string) => void): () => void {
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
  return () => {
    stop();
    editor.setRootElement(null);
  };
}
