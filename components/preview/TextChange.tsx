import { useEffect, useId, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { Icon } from '../Icon.tsx';
import { BackButton } from './BackButton.tsx';
import type { PreviewState } from './types.ts';
import { useTyped } from './use-typed.ts';

interface TextChangeProps {
  part: PreviewState['parts'][number];
  /** Which part it is, where there are several. */
  number: number | undefined;
  onType(text: string | undefined): void;
  onKeep(): void;
}

/** The text of one part for Mastodon alone: a button that opens a field, and the way back to the original. */
export function TextChange({ part, number, onType, onKeep }: TextChangeProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [typed, forget] = useTyped(part.text, onType);
  useEffect(() => {
    if (isOpen) field.current?.focus();
  }, [isOpen]);

  const label = number === undefined ? i18n.t('preview.changeText') : i18n.t('preview.changePart', [number]);
  const back = () => {
    (field.current ?? button.current)?.focus();
    forget();
    onType(undefined);
  };
  return (
    <div className="text-change">
      <div className="actions">
        <button
          ref={button}
          type="button"
          className="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name="pencil" />
          {label}
        </button>
        {part.edited && <span className="field-note">{i18n.t('preview.own')}</span>}
      </div>
      <div id={id} className="preview-field" hidden={!isOpen}>
        {isOpen && (
          <textarea ref={field} rows={6} aria-label={label} aria-describedby={`${id}-hint`} {...typed} />
        )}
        <p id={`${id}-hint`} className="soft">
          {i18n.t('preview.changeHint')}
        </p>
      </div>
      {part.isOutdated && (
        <Outdated
          onTake={back}
          onKeep={() => {
            (field.current ?? button.current)?.focus();
            onKeep();
          }}
        />
      )}
      {part.edited && !part.isOutdated && (
        <BackButton
          name={
            number === undefined ? i18n.t('preview.originalText') : i18n.t('preview.originalPart', [number])
          }
          onClick={back}
        />
      )}
    </div>
  );
}

/** The original has changed since: whether the own text still holds. */
function Outdated({ onTake, onKeep }: { onTake(): void; onKeep(): void }) {
  const id = useId();
  return (
    <div className="preview-request" data-asks="outdated">
      <p id={id} className="preview-request-title">
        <Icon name="warning" />
        <span>{i18n.t('preview.outdated')}</span>
      </p>
      <p>{i18n.t('preview.outdatedWhy')}</p>
      <div className="actions">
        <button type="button" className="button" aria-describedby={id} onClick={onTake}>
          {i18n.t('preview.takeOriginal')}
        </button>
        <button type="button" className="button" aria-describedby={id} onClick={onKeep}>
          {i18n.t('preview.keepText')}
        </button>
      </div>
    </div>
  );
}
