import type { KeyboardEvent, ReactNode } from 'react';

interface Props {
  children: ReactNode;
  onPress: () => void;
  className?: string;
  disabled?: boolean;
  expanded?: boolean;
}

/** A button as the page makes them: a div with a role, and no name but its text. */
export function Button({
  children,
  onPress,
  className = 'k-text-button',
  disabled = false,
  expanded,
}: Props) {
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    if (!disabled) onPress();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the real page has no button elements here
    <div
      role="button"
      tabIndex={0}
      className={className}
      aria-disabled={disabled || undefined}
      aria-expanded={expanded}
      onClick={disabled ? undefined : onPress}
      onKeyDown={pressed}
    >
      {children}
    </div>
  );
}

/** A drawing with its name, as the page labels what has no text. */
export function Icon({ label, path }: { label: string; path: string }) {
  return (
    <svg aria-label={label} role="img" className="k-icon" viewBox="0 0 24 24" width="24" height="24">
      <title>{label}</title>
      <path d={path} fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}

/** What the drawings are made of. */
export const paths = {
  plus: 'M12 4v16M4 12h16',
  cross: 'M5 5l14 14M19 5L5 19',
  left: 'M15 4l-8 8 8 8',
  right: 'M9 4l8 8-8 8',
  down: 'M4 9l8 8 8-8',
  house: 'M4 11l8-7 8 7v9H4z',
  frame: 'M4 9V4h5M20 15v5h-5',
  layers: 'M4 8h12v12H4zM8 4h12v12',
  face: 'M12 3a9 9 0 1 0 .1 0M9 10v1M15 10v1M8 15c2 2 6 2 8 0',
  heart: 'M12 20C4 14 3 8 8 6c2 0 4 2 4 3 0-1 2-3 4-3 5 2 4 8-4 14z',
  bubble: 'M12 4a8 8 0 1 0 4 15l4 1-1-4a8 8 0 0 0-7-12z',
  picture: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4',
};
