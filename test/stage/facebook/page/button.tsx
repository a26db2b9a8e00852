import type { KeyboardEvent, ReactNode } from 'react';

interface Props {
  /** The name, where the button has no text or the real one has both. */
  label?: string;
  className?: string;
  disabled?: boolean;
  onPress: () => void;
  children?: ReactNode;
}

/** A button as Meta's pages make them: a `div` that acts on a click, on Enter and on the space bar. */
export function Button({ label, className = 'k-button', disabled = false, onPress, children }: Props) {
  const press = () => {
    if (!disabled) onPress();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    press();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: as observed on the real page
    <div
      role="button"
      tabIndex={disabled ? -1 : 0}
      className={className}
      aria-label={label}
      aria-disabled={disabled || undefined}
      onClick={press}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
}
