import { type ReactNode, useState } from 'react';
import { Button } from './button.tsx';
import { type Draft, isUploading } from './draft.ts';
import { say } from './labels.ts';
import { Screen } from './screen.tsx';

interface Props {
  id: string;
  draft: Draft;
  sending: boolean;
  onTime: (scheduledFor: number | undefined) => void;
  onBack: () => void;
  onPost: () => void;
  children: ReactNode;
}

/** A Page's last screen: when the post is to appear, and the button that posts. */
export function SettingsScreen({ id, draft, sending, onTime, onBack, onPost, children }: Props) {
  const [date, setDate] = useState('');
  const [time, setTime] = useState('');
  const [scheduling, setScheduling] = useState(false);
  const put = (day: string, hour: string, on: boolean) => {
    setDate(day);
    setTime(hour);
    setScheduling(on);
    const at = new Date(`${day}T${hour}`).getTime();
    onTime(on && !Number.isNaN(at) ? Math.floor(at / 1000) : undefined);
  };
  const isReady = !sending && !isUploading(draft) && (!scheduling || draft.scheduledFor !== undefined);
  const label = scheduling ? say.schedulePost : say.post;
  return (
    <Screen id={id} title={say.settings} onBack={onBack}>
      <div className="k-scroll k-settings">
        <h3>{say.schedule}</h3>
        <label>
          <input
            type="checkbox"
            role="switch"
            aria-checked={scheduling}
            checked={scheduling}
            onChange={({ target }) => put(date, time, target.checked)}
          />
          {say.scheduleSwitch}
        </label>
        {scheduling && (
          <div className="k-row">
            <label>
              {say.date}
              <input type="date" value={date} onChange={({ target }) => put(target.value, time, true)} />
            </label>
            <label>
              {say.time}
              <input type="time" value={time} onChange={({ target }) => put(date, target.value, true)} />
            </label>
          </div>
        )}
      </div>
      {children}
      <Button label={label} className="k-primary" disabled={!isReady} onPress={onPost}>
        <span>{sending ? say.posting : label}</span>
      </Button>
    </Screen>
  );
}
