import { useId } from 'react';
import { i18n } from '#i18n';
import { longestPause } from '../../utils/post/rule.ts';
import { withValue } from '../choices.ts';
import { Fixed } from '../Fixed.tsx';

interface PauseFieldProps {
  label: string;
  hint: string;
  /** In seconds; `undefined` for as long as usual. */
  value: number | undefined;
  /** The usual pause may be chosen. */
  hasUsual: boolean;
  /** The administration has set it. */
  isFixed?: boolean;
  onChange(value: number | undefined): void;
}

const offered = [0, 5, 10, 30, 60];

/** For how long nothing is sent, so that a person may undo it. */
export function PauseField({ label, hint, value, hasUsual, isFixed = false, onChange }: PauseFieldProps) {
  const id = useId();
  const all = withValue(offered, value ?? 0);
  return (
    <div className="pause">
      <label htmlFor={id}>
        {label} {isFixed && <Fixed />}
      </label>
      <select
        id={id}
        value={value === undefined ? 'usual' : String(Math.min(value, longestPause))}
        disabled={isFixed}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) =>
          onChange(currentTarget.value === 'usual' ? undefined : Number(currentTarget.value))
        }
      >
        {hasUsual && <option value="usual">{i18n.t('options.pause.usual')}</option>}
        {all.map((seconds) => (
          <option key={seconds} value={seconds}>
            {seconds === 0 ? i18n.t('options.pause.none') : i18n.t('options.pause.seconds', [seconds])}
          </option>
        ))}
      </select>
      <p id={`${id}-hint`} className="soft small">
        {hint}
      </p>
    </div>
  );
}
