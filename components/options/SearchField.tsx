import { useId } from 'react';
import { i18n } from '#i18n';

interface SearchFieldProps {
  label: string;
  value: string;
  /** How many there are, and how many are found. */
  count: number;
  found: number;
  onChange(value: string): void;
}

/** A field that leaves in a long list only what is looked for. How many that are is said. Escape empties it. */
export function SearchField({ label, value, count, found, onChange }: SearchFieldProps) {
  const id = useId();
  return (
    <div className="field search">
      <label htmlFor={id} className="choice-label">
        {label}
      </label>
      <input
        id={id}
        type="search"
        autoComplete="off"
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onChange('');
        }}
      />
      <p role="status" className="soft">
        {value.trim() ? i18n.t('options.search.found', [found, count]) : ''}
      </p>
    </div>
  );
}
