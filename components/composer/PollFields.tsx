import { useId, useRef } from 'react';
import { i18n } from '#i18n';
import { Icon } from '../Icon.tsx';
import { Tick } from './Choices.tsx';
import { FieldErrors } from './FieldErrors.tsx';
import { problemsAt } from './problem-text.ts';
import type { ComposerProps } from './types.ts';

/** How long a poll may last, in seconds: what Mastodon's own offers. */
const durations = [300, 1800, 3600, 21_600, 43_200, 86_400, 259_200, 604_800];

/** A poll: its answers, how long it lasts, whether several may be chosen. */
export function PollFields({ state, onChange }: Pick<ComposerProps, 'state' | 'onChange'>) {
  const { manuscript, view, tried } = state;
  const { poll } = manuscript;
  const id = useId();
  const list = useRef<HTMLFieldSetElement>(null);
  if (!poll) {
    return (
      <button
        type="button"
        className="button"
        onClick={() => onChange({ poll: { options: ['', ''], lasts: 86_400, multiple: false } })}
      >
        <Icon name="plus" />
        {i18n.t('composer.poll.add')}
      </button>
    );
  }
  const errors = tried ? problemsAt('poll', view.problems, view.files) : [];
  const { options, characters } = view.pollLimits;
  const set = (changed: string[]) => onChange({ poll: { ...poll, options: changed } });
  return (
    <fieldset ref={list} className="composer-poll" aria-describedby={`${id}-errors`}>
      <legend>{i18n.t('composer.poll.title')}</legend>
      {poll.options.map((option, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an answer has no name but its place
        <div key={index} className="poll-option">
          <input
            type="text"
            autoComplete="off"
            maxLength={characters}
            aria-label={i18n.t('composer.poll.option', [index + 1])}
            placeholder={i18n.t('composer.poll.option', [index + 1])}
            value={option}
            onChange={({ currentTarget }) => set(poll.options.with(index, currentTarget.value))}
          />
          {poll.options.length > 2 && (
            <button
              type="button"
              className="button button-quiet"
              aria-label={i18n.t('composer.poll.removeOption', [index + 1])}
              onClick={() => {
                // The button goes with its answer, and would take the focus with it.
                list.current?.querySelector('input')?.focus();
                set(poll.options.toSpliced(index, 1));
              }}
            >
              <Icon name="close" />
            </button>
          )}
        </div>
      ))}
      <div className="actions">
        {poll.options.length < options && (
          <button type="button" className="button" onClick={() => set([...poll.options, ''])}>
            <Icon name="plus" />
            {i18n.t('composer.poll.addOption')}
          </button>
        )}
        <span className="poll-lasts">
          <label htmlFor={id}>{i18n.t('composer.poll.lasts')}</label>
          <select
            id={id}
            value={poll.lasts}
            onChange={({ currentTarget }) =>
              onChange({ poll: { ...poll, lasts: Number(currentTarget.value) } })
            }
          >
            {durations.map((seconds) => (
              <option key={seconds} value={seconds}>
                {durationText(seconds)}
              </option>
            ))}
          </select>
        </span>
      </div>
      <Tick on={poll.multiple} onTick={(multiple) => onChange({ poll: { ...poll, multiple } })}>
        {i18n.t('composer.poll.multiple')}
      </Tick>
      <FieldErrors id={`${id}-errors`} errors={errors} />
      <button type="button" className="button button-quiet" onClick={() => onChange({ poll: undefined })}>
        {i18n.t('composer.poll.remove')}
      </button>
    </fieldset>
  );
}

function durationText(seconds: number): string {
  if (seconds < 3600) return i18n.t('composer.poll.minutes', [seconds / 60]);
  if (seconds < 86_400) return i18n.t('composer.poll.hours', seconds / 3600);
  return i18n.t('composer.poll.days', seconds / 86_400);
}
