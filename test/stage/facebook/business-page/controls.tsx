import type { KeyboardEvent } from 'react';

/** A switch with its name beside it. */
export function Switch({
  children,
  on,
  onChange,
}: {
  children: string;
  on: boolean;
  onChange: (on: boolean) => void;
}) {
  return (
    <label className="k-switch">
      <span>{children}</span>
      <input
        type="checkbox"
        role="switch"
        aria-label={children}
        aria-checked={on}
        checked={on}
        onChange={(event) => onChange(event.target.checked)}
      />
    </label>
  );
}

/** Lets Enter and the space bar do what a click does. */
export function onEnterOrSpace(press: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    press();
  };
}
