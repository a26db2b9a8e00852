import { useId, useState } from 'react';
import { i18n } from '#i18n';
import { Fixed } from '../Fixed.tsx';

interface InstitutionFieldProps {
  institution: string;
  /** The administration has set it. */
  isFixed: boolean;
  onChange(institution: string): void;
}

/** To whom the report adds a profile's posts. Saved when the field is left. */
export function InstitutionField({ institution, isFixed, onChange }: InstitutionFieldProps) {
  const [typed, setTyped] = useState(institution);
  const [field, hint] = [useId(), useId()];
  const save = () => {
    const name = typed.trim();
    setTyped(name);
    if (name !== institution) onChange(name);
  };
  return (
    <div className="field">
      <label htmlFor={field} className="choice-label">
        {i18n.t('options.profiles.institution')}
      </label>
      <input
        id={field}
        type="text"
        value={typed}
        maxLength={120}
        disabled={isFixed}
        aria-describedby={hint}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onBlur={save}
      />
      <span id={hint} className="soft">
        {i18n.t('options.profiles.institutionHint')}
      </span>
      {isFixed && <Fixed />}
    </div>
  );
}
