import { useId, useState } from 'react';
import { Fixed } from '../Fixed.tsx';

interface SavedFieldProps {
  label: string;
  hint: string;
  value: string;
  most: number;
  /** The administration has set it. */
  isFixed: boolean;
  /** Several lines. */
  isLong?: boolean;
  /** What may be meant. */
  proposals?: readonly string[];
  onSave(value: string): void;
}

/** A text of a rule. Saved when the field is left. */
export function SavedField(props: SavedFieldProps) {
  const { label, hint, value, most, isFixed, isLong = false, proposals = [], onSave } = props;
  const [typed, setTyped] = useState(value);
  const id = useId();
  const save = () => {
    const text = typed.trim();
    setTyped(text);
    if (text !== value) onSave(text);
  };
  const field = {
    id,
    value: typed,
    maxLength: most,
    disabled: isFixed,
    'aria-describedby': `${id}-hint`,
    onBlur: save,
  };
  return (
    <div className="field">
      <label htmlFor={id} className="choice-label">
        {label} {isFixed && <Fixed />}
      </label>
      {isLong ? (
        <textarea {...field} rows={2} onChange={({ currentTarget }) => setTyped(currentTarget.value)} />
      ) : (
        <input
          {...field}
          type="text"
          list={proposals.length ? `${id}-list` : undefined}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      )}
      {proposals.length > 0 && (
        <datalist id={`${id}-list`}>
          {proposals.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
      <span id={`${id}-hint`} className="soft">
        {hint}
      </span>
    </div>
  );
}
