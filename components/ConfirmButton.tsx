import { useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';

interface ConfirmButtonProps {
  label: string;
  /** The label with what it is about, for people who hear only the button. */
  name: string;
  question: string;
  yes: string;
  /** The question stays until what it is about goes: nothing in its place moves at the press. */
  stays?: boolean;
  onConfirm(): void;
}

/** A button for what cannot be undone: it asks once more, in its own place. */
export function ConfirmButton({ label, name, question, yes, stays = false, onConfirm }: ConfirmButtonProps) {
  const [asking, setAsking] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (asking) cancel.current?.focus();
    else if (asked.current) first.current?.focus();
    asked.current = asking;
  }, [asking]);

  const confirm = () => {
    if (!stays) setAsking(false);
    onConfirm();
  };
  if (!asking) {
    return (
      <button
        ref={first}
        type="button"
        className="button button-quiet"
        aria-label={name}
        onClick={() => setAsking(true)}
      >
        {label}
      </button>
    );
  }
  return (
    <fieldset
      className="confirm"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // The question ends, and nothing else that Escape would end.
        event.stopPropagation();
        event.preventDefault();
        setAsking(false);
      }}
    >
      <legend>{question}</legend>
      <div className="actions">
        <button type="button" className="button button-bad" onClick={confirm}>
          {yes}
        </button>
        <button ref={cancel} type="button" className="button" onClick={() => setAsking(false)}>
          {i18n.t('common.cancel')}
        </button>
      </div>
    </fieldset>
  );
}
