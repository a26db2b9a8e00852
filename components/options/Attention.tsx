import { useId } from 'react';
import { i18n } from '#i18n';
import { Switches } from './Switches.tsx';

export interface AttentionProps {
  /** The system tells what needs a person. */
  calls: boolean;
  /** Within how many minutes the same content counts as one; 0 for never. */
  sameContent: number;
  /** What may be chosen of it. */
  sameContentChoices: readonly number[];
  /** Called within the click: the browser asks for the permission only then. */
  onCalls(isOn: boolean): void;
  onSameContent(minutes: number): void;
}

/** How a person is called, and when the same counts as the same. */
export function Attention(props: AttentionProps) {
  const { calls, sameContent, sameContentChoices, onCalls, onSameContent } = props;
  const id = useId();
  return (
    <section id="attention" aria-labelledby="attention-title">
      <h2 id="attention-title">{i18n.t('options.attention.title')}</h2>
      <div className="box">
        <Switches
          legend={i18n.t('options.attention.legend')}
          switches={[
            {
              ...{ name: 'calls', isOn: calls, label: i18n.t('options.attention.calls') },
              text: i18n.t('options.attention.callsText'),
            },
          ]}
          onChange={(_, isOn) => onCalls(isOn)}
        />
        <div className="field">
          <label htmlFor={id}>{i18n.t('options.attention.same')}</label>
          <select
            id={id}
            value={sameContent}
            aria-describedby={`${id}-hint`}
            onChange={({ currentTarget }) => onSameContent(Number(currentTarget.value))}
          >
            {sameContentChoices.map((minutes) => (
              <option key={minutes} value={minutes}>
                {timeText(minutes)}
              </option>
            ))}
          </select>
          <p id={`${id}-hint`} className="soft small">
            {i18n.t('options.attention.sameText')}
          </p>
        </div>
      </div>
    </section>
  );
}

function timeText(minutes: number): string {
  if (minutes === 0) return i18n.t('options.attention.never');
  return minutes < 60
    ? i18n.t('options.attention.minutes', [minutes])
    : i18n.t('options.attention.hours', [minutes / 60]);
}
