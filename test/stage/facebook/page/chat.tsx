import type { LexicalEditor } from 'lexical';
import { useRef, useState } from 'react';
import { Avatar } from './author-row.tsx';
import { Editor } from './editor.tsx';
import { say } from './labels.ts';
import { fill } from './lexical-box.ts';

/** A conversation, with a Lexical editor and a file input in the document. Nothing of it goes anywhere. */
export function Chat() {
  const [said, setSaid] = useState<string[]>([]);
  const text = useRef('');
  const editor = useRef<LexicalEditor>(null);
  const send = () => {
    if (text.current.trim() !== '') setSaid((before) => [...before, text.current]);
    if (editor.current) fill(editor.current, '');
  };
  return (
    <section className="k-chat" aria-label="Mediothek Krefeld">
      <div className="k-author">
        <Avatar id="100064000000010" size={28} />
        <strong dir="auto">Mediothek Krefeld</strong>
      </div>
      <div className="k-said">
        {said.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added
          <div key={at} className="k-bubble" dir="auto">
            {line}
          </div>
        ))}
      </div>
      <div className="k-comment">
        <label className="k-round" aria-label={say.attachFile}>
          +
          <input
            type="file"
            multiple
            className="k-file"
            accept="*/*"
            onChange={({ target }) => {
              const names = [...(target.files ?? [])].map(({ name }) => name);
              setSaid((before) => [...before, ...names]);
            }}
          />
        </label>
        <Editor
          hint="Aa"
          label={say.message}
          onReady={(made) => {
            editor.current = made;
          }}
          onChange={(written) => {
            text.current = written.text;
          }}
          onEnter={send}
        />
      </div>
    </section>
  );
}
