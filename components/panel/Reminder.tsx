import { Fragment, useId } from 'react';
import { Icon } from '../Icon.tsx';
import type { PanelReminder } from './reminders.ts';

/** What to think of before posting: the most urgent seen at once, all explained on a click, never in the way. */
export function Reminder({ reminders }: { reminders: PanelReminder[] }) {
  const id = useId();
  const [first] = reminders;
  if (!first) return null;
  return (
    <>
      <button type="button" className="missing" popoverTarget={id}>
        <Icon name="warning" />
        <span className="missing-text">{first.text}</span>
        <span className="missing-count" aria-hidden="true">
          {first.count}
        </span>
      </button>
      <div id={id} popover="auto" className="bubble" role="note">
        {reminders.map(({ text, title = text, why }) => (
          <Fragment key={text}>
            <p className="bubble-title">{title}</p>
            {why.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Fragment>
        ))}
      </div>
    </>
  );
}
