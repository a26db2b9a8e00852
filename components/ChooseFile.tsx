import { useRef } from 'react';

interface ChooseFileProps {
  label: string;
  /** As `accept` of an input. */
  accept: string;
  onText(text: string, name: string): void;
}

/** A button that lets a person choose a file, and reads it. The same file can be chosen again. */
export function ChooseFile({ label, accept, onText }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="button" onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={accept}
        onChange={async ({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onText(await file.text(), file.name);
          if (input.current) input.current.value = '';
        }}
      />
    </>
  );
}
