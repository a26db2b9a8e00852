import { type ReactNode, useRef } from 'react';

interface Props {
  label: ReactNode;
  className?: string;
  onFiles: (files: Iterable<File>) => void;
}

/** The hidden input in its form, with the button that opens it. */
export function FileForm({ label, className = 'k-primary', onFiles }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div>
      <button type="button" className={className} onClick={() => input.current?.click()}>
        {label}
      </button>
      <form encType="multipart/form-data" method="POST">
        <input
          ref={input}
          type="file"
          multiple
          className="k-hidden"
          accept="image/jpeg,image/png,image/heic,image/heif,video/mp4,video/quicktime"
          onChange={({ target }) => {
            onFiles([...(target.files ?? [])]);
            // So that the same file can be chosen again.
            target.value = '';
          }}
        />
      </form>
    </div>
  );
}
