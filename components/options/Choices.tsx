import { useId } from 'react';
import { Fixed } from '../Fixed.tsx';

interface ChoicesProps<Value extends string> {
  legend: string;
  value: Value;
  choices: { value: Value; label: string; text: string }[];
  /** The administration has set it. */
  isFixed?: boolean;
  onChange(value: Value): void;
}

/** One of several, each with a sentence about what it means. */
export function Choices<Value extends string>({
  legend,
  value,
  choices,
  isFixed = false,
  onChange,
}: ChoicesProps<Value>) {
  const name = useId();
  return (
    <fieldset className="choices" disabled={isFixed}>
      <legend>
        {legend} {isFixed && <Fixed />}
      </legend>
      {choices.map((choice) => (
        <label key={choice.value} className="choice">
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span className="choice-words">
            <span className="choice-label">{choice.label}</span>
            <span className="soft">{choice.text}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
