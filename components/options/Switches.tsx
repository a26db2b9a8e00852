interface SwitchesProps<Name extends string> {
  legend: string;
  switches: { name: Name; isOn: boolean; label: string; text: string }[];
  onChange(name: Name, isOn: boolean): void;
}

/** Several things that are on or off, each with a sentence about what it means. */
export function Switches<Name extends string>({ legend, switches, onChange }: SwitchesProps<Name>) {
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {switches.map(({ name, isOn, label, text }) => (
        <label key={name} className="choice">
          <input
            type="checkbox"
            checked={isOn}
            onChange={({ currentTarget }) => onChange(name, currentTarget.checked)}
          />
          <span className="choice-words">
            <span className="choice-label">{label}</span>
            <span className="soft">{text}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
