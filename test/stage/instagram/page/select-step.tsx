import { useState } from 'react';
import { paths } from './button.tsx';
import { FileForm } from './file-form.tsx';
import { say } from './labels.ts';

interface Props {
  unreadable: boolean;
  onFiles: (files: Iterable<File>) => void;
}

/** The first step: pictures and videos come from the computer or are dropped. */
export function SelectStep({ unreadable, onFiles }: Props) {
  const [isOver, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files are dropped here; the button does the same
    <div
      className={`k-select ${isOver ? 'k-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <svg className="k-big" viewBox="0 0 24 24" aria-hidden="true">
        <path d={paths.picture} fill="none" stroke="currentColor" strokeWidth="1" />
      </svg>
      <h3>{unreadable ? say.unreadable : say.drag}</h3>
      <FileForm label={say.select} onFiles={onFiles} />
    </div>
  );
}
