import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import type { DraftFacts } from '../../utils/post/preview.ts';
import { AccountChoices } from './AccountChoices.tsx';
import { Preview } from './Preview.tsx';
import type { PreviewProps } from './types.ts';

interface SheetProps {
  facts: DraftFacts;
  /** None where no account is chosen. */
  preview: PreviewProps | undefined;
  isOpen: boolean;
  onChoose(account: string, chosen: boolean): void;
  onConnect(): void;
  onClose(): void;
}

/** The sheet beside a composer: where the post goes, what will stand there, and what is changed for Mastodon alone. */
export function Sheet({ facts, preview, isOpen, onChoose, onConnect, onClose }: SheetProps) {
  const id = useId();
  const dialog = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current?.focus();
  }, [isOpen]);
  const closeByKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClose();
  };
  return (
    <div
      ref={dialog}
      role="dialog"
      className="mp preview"
      aria-labelledby={id}
      tabIndex={-1}
      onKeyDown={closeByKey}
    >
      <Preview
        titleId={id}
        preview={preview}
        accounts={
          <AccountChoices
            receivers={facts.receivers}
            isFixed={facts.areReceiversFixed}
            onChoose={onChoose}
            onConnect={onConnect}
          />
        }
        onClose={onClose}
      />
    </div>
  );
}
