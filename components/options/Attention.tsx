import { useId } from 'react';
import { i18n } from '#i18n';
import type { FixedSettings } from '../../utils/post/fixed-settings.ts';
import { withValue } from '../choices.ts';
import { Fixed } from '../Fixed.tsx';
import { Switches } from './Switches.tsx';
import { withinText } from './within-text.ts';

export interface AttentionProps {
  /** The system tells what needs a person. */
  calls: boolean;
  /** The administration wants it, and the browser has not allowed it yet. */
  callsWait: boolean;
  /** The popup says how many replies there are. */
  replies: boolean;
  /** Within how many minutes the same content counts as one; 0 for never. */
  sameContent: number;
  /** What may be chosen of it. */
  sameContentChoices: readonly number[];
  /** What the administration has set. */
  fixed: Pick<FixedSettings, 'calls' | 'replies' | 'sameContent'>;
  /** Called within the click: the browser asks for the permission only then. */
  onCalls(isOn: boolean): void;
  onReplies(isOn: boolean): void;
  onSameContent(minutes: number): void;
}

/** How a person is called, and when the same counts as the same. */
export function Attention(props: AttentionProps) {
  const { calls, replies, sameContent, sameContentChoices, fixed, onSameContent } = props;
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
              ...{ text: i18n.t('options.attention.callsText'), isFixed: fixed.calls },
              waits: props.callsWait,
            },
            {
              ...{ name: 'replies', isOn: replies, label: i18n.t('options.attention.replies') },
              ...{ text: i18n.t('options.attention.repliesText'), isFixed: fixed.replies },
            },
          ]}
          onChange={(name, isOn) => (name === 'calls' ? props.onCalls : props.onReplies)(isOn)}
        />
        <div className="field">
          <label htmlFor={id}>
            {i18n.t('options.attention.same')} {fixed.sameContent && <Fixed />}
          </label>
          <select
            id={id}
            value={sameContent}
            disabled={fixed.sameContent}
            aria-describedby={`${id}-hint`}
            onChange={({ currentTarget }) => onSameContent(Number(currentTarget.value))}
          >
            {withValue(sameContentChoices, sameContent).map((minutes) => (
              <option key={minutes} value={minutes}>
                {withinText(minutes)}
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
