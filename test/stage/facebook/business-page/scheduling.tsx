import { type KeyboardEvent, useRef } from 'react';
import { Switch } from './controls.tsx';
import type { Moment } from './draft.ts';
import { say } from './say.ts';
import { language } from './setup.ts';

/** The switch for a later time, and the fields that it shows. */
export function Scheduling({
  schedule,
  onChange,
}: {
  schedule: Moment | undefined;
  onChange: (schedule: Moment | undefined) => void;
}) {
  return (
    <section className="k-card">
      <h2>{say.options}</h2>
      <Switch on={schedule !== undefined} onChange={(on) => onChange(on ? tomorrow() : undefined)}>
        {say.setDate}
      </Switch>
      {schedule && (
        <div className="k-row">
          <input
            type="text"
            aria-label={say.date}
            placeholder={say.dateForm}
            value={schedule.date}
            onChange={(event) => onChange({ ...schedule, date: event.target.value })}
          />
          <div role="application" aria-label={say.time} className="k-time">
            <Spin
              label={say.hours}
              value={schedule.hours}
              min={schedule.meridiem ? 1 : 0}
              max={schedule.meridiem ? 12 : 23}
              onChange={(hours) => onChange({ ...schedule, hours })}
            />
            :
            <Spin
              label={say.minutes}
              value={schedule.minutes}
              min={0}
              max={59}
              onChange={(minutes) => onChange({ ...schedule, minutes })}
            />
            {schedule.meridiem && (
              <Meridiem
                value={schedule.meridiem}
                onChange={(meridiem) => onChange({ ...schedule, meridiem })}
              />
            )}
          </div>
        </div>
      )}
    </section>
  );
}

/** The time of what the fields say, in seconds; `undefined` while the date is none. */
export function timeOf({ date, hours, minutes, meridiem }: Moment): number | undefined {
  const numbers = date
    .match(/^\s*(\d{1,2})[./](\d{1,2})[./](\d{4})\s*$/)
    ?.slice(1)
    .map(Number);
  if (!numbers) return undefined;
  const [first = 0, second = 0, year = 0] = numbers;
  const [month, day] = language === 'de' ? [second, first] : [first, second];
  const hour = meridiem ? (hours % 12) + (meridiem === 'PM' ? 12 : 0) : hours;
  const time = new Date(year, month - 1, day, hour, minutes);
  return time.getDate() === day ? time.getTime() / 1000 : undefined;
}

function tomorrow(): Moment {
  const time = new Date();
  time.setDate(time.getDate() + 1);
  const [day, month] = [time.getDate(), time.getMonth() + 1].map((part) => String(part).padStart(2, '0'));
  const year = time.getFullYear();
  const [hours, minutes] = [time.getHours(), time.getMinutes()];
  if (language === 'de') return { date: `${day}.${month}.${year}`, hours, minutes };
  return {
    date: `${month}/${day}/${year}`,
    hours: hours % 12 || 12,
    minutes,
    meridiem: hours < 12 ? 'AM' : 'PM',
  };
}

interface SpinProps {
  label: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
}

/** A number that is typed digit by digit or stepped with the arrow keys. */
function Spin({ label, value, min, max, onChange }: SpinProps) {
  const typed = useRef('');
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowUp') onChange(value < max ? value + 1 : min);
    if (event.key === 'ArrowDown') onChange(value > min ? value - 1 : max);
    if (!/^\d$/.test(event.key)) return;
    const longer = typed.current + event.key;
    typed.current = Number(longer) > max ? event.key : longer;
    if (Number(typed.current) >= min) onChange(Number(typed.current));
  };
  return (
    <div
      role="spinbutton"
      tabIndex={0}
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      onFocus={() => {
        typed.current = '';
      }}
      onKeyDown={onKeyDown}
    >
      {String(value).padStart(2, '0')}
    </div>
  );
}

function Meridiem({ value, onChange }: { value: 'AM' | 'PM'; onChange: (value: 'AM' | 'PM') => void }) {
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key.toLowerCase() === 'a') onChange('AM');
    if (key.toLowerCase() === 'p') onChange('PM');
    if (key === 'ArrowUp' || key === 'ArrowDown') onChange(value === 'AM' ? 'PM' : 'AM');
  };
  return (
    <div
      role="spinbutton"
      tabIndex={0}
      aria-label={say.meridiem}
      aria-valuenow={value === 'AM' ? 0 : 1}
      aria-valuetext={value}
      onKeyDown={onKeyDown}
    >
      {value}
    </div>
  );
}
