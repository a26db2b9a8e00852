import { useState } from 'react';
import { i18n } from '#i18n';

interface CopyButtonProps {
  /** What it copies, for people who hear only the button. */
  name: string;
  onCopy(): Promise<boolean>;
}

/** Copies the address of a status, and says whether that went. */
export function CopyButton({ name, onCopy }: CopyButtonProps) {
  const [said, setSaid] = useState('');
  const copy = async () => setSaid(i18n.t((await onCopy()) ? 'hands.copied' : 'hands.notCopied'));
  return (
    <>
      <button
        type="button"
        className="button button-quiet"
        aria-label={name}
        onClick={() => {
          setSaid('');
          void copy();
        }}
      >
        {i18n.t('hands.copy')}
      </button>
      <span aria-live="polite" className="small copied">
        {said}
      </span>
    </>
  );
}
