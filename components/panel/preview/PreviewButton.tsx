import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { Icon } from '../../Icon.tsx';
import { Preview } from './Preview.tsx';
import type { PreviewProps } from './types.ts';

/** The button on the pill that opens the preview, and the preview in the top layer. It stays open while the post is written. */
export function PreviewButton({ preview }: { preview: PreviewProps }) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const dialog = useRef<HTMLDivElement>(null);
  const onOpen = useRef(preview.onOpen);
  useEffect(() => {
    if (!isOpen) return;
    onOpen.current?.(true);
    const shown = dialog.current;
    shown?.showPopover();
    shown?.focus();
    return () => {
      shown?.hidePopover();
      onOpen.current?.(false);
    };
  }, [isOpen]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const closeByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    // Prevented, because a platform's dialog may close on Escape too.
    event.preventDefault();
    close();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="preview-button"
        aria-label={i18n.t('preview.button')}
        title={i18n.t('preview.button')}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="eye" />
      </button>
      <div
        ref={dialog}
        id={id}
        popover="manual"
        role="dialog"
        className="preview"
        aria-labelledby={`${id}-title`}
        tabIndex={-1}
        onKeyDown={closeByKey}
      >
        {isOpen && <Preview {...preview} titleId={`${id}-title`} onClose={close} />}
      </div>
    </>
  );
}
