import Mention from '@tiptap/extension-mention';
import Placeholder from '@tiptap/extension-placeholder';
import { EditorContent, useEditor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import type { SuggestionProps } from '@tiptap/suggestion';
import { useEffect, useRef, useState } from 'react';
import { Autolink } from './decorations.ts';
import { accounts } from './session.ts';

interface Props {
  text: string;
  placeholder: string;
  active: boolean;
  onText: (text: string) => void;
  onFocus: () => void;
  onFiles: (files: File[]) => void;
  /** An emoji to be put in, with a count that grows for each. */
  insert: { text: string; count: number };
}

/** One post's text: TipTap, one paragraph a line, with the list of people behind an `@`. */
export function Editor({ text, placeholder, active, onText, onFocus, onFiles, insert }: Props) {
  const [people, setPeople] = useState<People>();
  // The editor is made once; its callbacks must be the newest.
  const latest = useRef({ onText, onFocus, onFiles });
  latest.current = { onText, onFocus, onFiles };

  const editor = useEditor({
    autofocus: active ? 'end' : false,
    content: { type: 'doc', content: text.split('\n').map(paragraph) },
    extensions: [
      StarterKit.configure({
        blockquote: false,
        bold: false,
        bulletList: false,
        code: false,
        codeBlock: false,
        heading: false,
        horizontalRule: false,
        italic: false,
        link: false,
        listItem: false,
        listKeymap: false,
        orderedList: false,
        strike: false,
        trailingNode: false,
        underline: false,
      }),
      Autolink,
      Placeholder.configure({ placeholder }),
      Mention.configure({
        HTMLAttributes: { class: 'mention', contenteditable: 'false' },
        renderText: ({ node }) => `@${node.attrs.id}`,
        renderHTML: ({ options, node }) => ['span', options.HTMLAttributes, `@${node.attrs.id}`],
        suggestion: {
          items: ({ query }) =>
            accounts.filter(({ handle }) => query && handle.startsWith(query.toLowerCase())),
          render: () => ({
            onStart: setPeople,
            onUpdate: setPeople,
            onExit: () => setPeople(undefined),
            onKeyDown: ({ event }) => event.key === 'Enter' && pickFirst(),
          }),
        },
      }),
    ],
    editorProps: {
      attributes: { translate: 'no', role: 'textbox', 'aria-multiline': 'true' },
      handlePaste: (_view, event) => take(event.clipboardData),
      handleDrop: (_view, event) => take(event.dataTransfer),
    },
    onUpdate: ({ editor: one }) => latest.current.onText(one.getText({ blockSeparator: '\n' })),
    onFocus: () => latest.current.onFocus(),
  });

  const shown = useRef(people);
  shown.current = people;
  const pickFirst = () => {
    const first = shown.current?.items[0];
    if (first) shown.current?.command({ id: first.handle });
    return Boolean(first);
  };
  const take = (transfer: DataTransfer | null) => {
    const files = [...(transfer?.files ?? [])];
    if (files.length > 0) latest.current.onFiles(files);
    return files.length > 0;
  };

  useEffect(() => {
    if (insert.count > 0) editor?.chain().focus().insertContent(insert.text).run();
  }, [editor, insert]);

  useEffect(() => {
    if (active && editor && !editor.isFocused) editor.commands.focus();
  }, [active, editor]);

  return (
    <div className="k-editor">
      <EditorContent editor={editor} />
      {active && people && people.items.length > 0 && (
        <div className="k-people">
          {people.items.map(({ did, handle }) => (
            <button type="button" key={did} onMouseDown={() => people.command({ id: handle })}>
              @{handle}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

type People = SuggestionProps<(typeof accounts)[number], { id: string }>;

function paragraph(line: string) {
  return { type: 'paragraph', content: line ? [{ type: 'text', text: line }] : [] };
}
