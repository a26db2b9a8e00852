import { type ReactNode, useMemo, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useFocusTrap } from './focus-trap.ts';
import { say } from './labels.ts';
import { useShortcuts } from './shortcuts.ts';

/** A dialog in a portal, outside the composer. Escape and the backdrop close it. */
export function Dialog({
  label,
  onClose,
  children,
}: {
  label: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  const shortcuts = useMemo(
    () => ({ onEscape: () => close.current(), onPublish: () => {}, onLetter: () => false }),
    [],
  );
  useShortcuts(shortcuts);
  useFocusTrap(ref);
  return createPortal(
    <div className="k-backdrop">
      <button type="button" className="k-behind" tabIndex={-1} aria-hidden="true" onClick={onClose} />
      <div role="dialog" aria-label={label} className="k-dialog" ref={ref}>
        <h2>{label}</h2>
        {children}
      </div>
    </div>,
    document.body,
  );
}

interface PromptProps {
  title: string;
  text?: string;
  confirm: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** A question with a way back. */
export function Prompt({ title, text, confirm, onConfirm, onClose }: PromptProps) {
  const yes = () => {
    onClose();
    onConfirm();
  };
  return (
    <Dialog label={title} onClose={onClose}>
      {text && <p>{text}</p>}
      <button type="button" data-testid="confirmBtn" className="k-primary" onClick={yes}>
        {confirm}
      </button>
      <button type="button" className="k-plain" onClick={onClose}>
        {say.cancel}
      </button>
    </Dialog>
  );
}

/** A short menu under its button. */
export function Menu({ children, onClose }: { children: ReactNode; onClose: () => void }) {
  const ref = useRef<HTMLDivElement>(null);
  const shortcuts = useMemo(() => ({ onEscape: onClose, onPublish: () => {} }), [onClose]);
  useShortcuts(shortcuts);
  useFocusTrap(ref);
  return createPortal(
    <div className="k-backdrop">
      <button type="button" className="k-behind" tabIndex={-1} aria-hidden="true" onClick={onClose} />
      <div role="menu" className="k-menu" ref={ref}>
        {children}
      </div>
    </div>,
    document.body,
  );
}
