import { useEffect, useRef, useState } from 'react';
import { startEditor } from './editor.ts';

interface Props {
  label: string;
  className: string;
  /** What stands in it at first. */
  text?: string;
  onText: (text: string) => void;
}

/** Lexical's editable element with the attributes of the caption (outerHTML in public code) and its placeholder. */
export function TextBox({ label, className, text = '', onText }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const tell = useRef(onText);
  tell.current = onText;
  const first = useRef(text);
  const [isEmpty, setEmpty] = useState(text === '');
  useEffect(() => {
    if (!root.current) return;
    return startEditor(root.current, first.current, (now) => {
      setEmpty(now === '');
      tell.current(now);
    });
  }, []);
  return (
    <div className="k-box">
      {/* biome-ignore lint/a11y/useSemanticElements: as on the real page */}
      <div
        ref={root}
        aria-label={label}
        aria-placeholder={label}
        className={`${className} notranslate`}
        contentEditable
        role="textbox"
        spellCheck
        tabIndex={0}
      />
      {isEmpty && (
        <div className="k-placeholder" aria-hidden="true">
          {label}
        </div>
      )}
    </div>
  );
}
