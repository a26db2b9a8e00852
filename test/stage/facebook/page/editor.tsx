import type { LexicalEditor } from 'lexical';
import { useEffect, useRef, useState } from 'react';
import { type Listeners, openBox } from './lexical-box.ts';

interface Props extends Listeners {
  /** The hint; the real editor has it as a name, as a placeholder and as a text that nobody reads out. */
  hint: string;
  label?: string;
  text?: string;
  autoFocus?: boolean;
  className?: string;
  onReady?: (editor: LexicalEditor) => void;
}

/** A Lexical editor with the attributes of the real one. */
export function Editor({
  hint,
  label = hint,
  text = '',
  autoFocus,
  className = '',
  onReady,
  ...listeners
}: Props) {
  const element = useRef<HTMLDivElement>(null);
  const [empty, setEmpty] = useState(true);
  const latest = useRef<Listeners>(listeners);
  latest.current = {
    ...listeners,
    onChange(written) {
      setEmpty(written.text === '');
      listeners.onChange(written);
    },
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor is made once
  useEffect(() => {
    if (!element.current) return;
    const editor = openBox(element.current, text, () => latest.current);
    if (autoFocus) editor.focus();
    onReady?.(editor);
    return () => editor.setRootElement(null);
  }, []);
  return (
    <div className={`k-editor ${className}`}>
      {/* biome-ignore lint/a11y/useSemanticElements: as observed on the real page */}
      <div
        ref={element}
        className="k-root notranslate"
        role="textbox"
        contentEditable
        suppressContentEditableWarning
        spellCheck
        tabIndex={0}
        aria-label={label}
        aria-placeholder={hint}
      />
      {empty && (
        <div className="k-hint" aria-hidden="true">
          {hint}
        </div>
      )}
    </div>
  );
}
