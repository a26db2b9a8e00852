import { Editor, type EditorState } from 'draft-js';
import { say } from './say.ts';

/** The post's text: Draft.js, one block a line. */
export function TextEditor({
  state,
  onChange,
  onFiles,
}: {
  state: EditorState;
  onChange: (state: EditorState) => void;
  onFiles: (files: File[]) => void;
}) {
  const take = (blobs: Blob[]) => {
    onFiles(blobs.filter((blob) => blob instanceof File));
    return 'handled' as const;
  };
  return (
    <div className="k-editor">
      <Editor
        editorState={state}
        onChange={onChange}
        role="combobox"
        ariaLabel={say.editor}
        ariaAutoComplete="list"
        ariaMultiline
        spellCheck
        stripPastedStyles
        handlePastedFiles={take}
        handleDroppedFiles={(_selection, blobs) => take(blobs)}
      />
    </div>
  );
}
