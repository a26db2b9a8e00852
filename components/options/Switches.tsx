import { Fixed } from '../Fixed.tsx';

interface Switch<Name extends string> {
  name: Name;
  isOn: boolean;
  label: string;
  text: string;
  /** The administration has set it. */
  isFixed?: boolean;
  /** What it has set, the browser gives only to a person, who has yet to press it. */
  waits?: boolean;
}

interface SwitchesProps<Name extends string> {
  legend: string;
  switches: Switch<Name>[];
  onChange(name: Name, isOn: boolean): void;
}

/** Several things that are on or off, each with a sentence about what it means. */
export function Switches<Name extends string>({ legend, switches, onChange }: SwitchesProps<Name>) {
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {switches.map(({ name, isOn, label, text, isFixed = false, waits = false }) => (
        <label key={name} className="choice">
          <input
            type="checkbox"
            checked={isOn}
            disabled={isFixed && !waits}
            onChange={({ currentTarget }) => onChange(name, currentTarget.checked)}
          />
          <span className="choice-words">
            <span className="choice-label">{label}</span>
            <span className="soft">{text}</span>
            {isFixed && <Fixed />}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
