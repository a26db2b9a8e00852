import { useId } from 'react';
import { i18n } from '#i18n';
import { FieldErrors } from './FieldErrors.tsx';
import { problemsAt } from './problem-text.ts';
import type { ComposerProps } from './types.ts';

/** When it is to be published, in the person's own time zone, and who keeps it until then. */
export function TimeField({ state, onChange }: Pick<ComposerProps, 'state' | 'onChange'>) {
  const { manuscript, view, tried } = state;
  const id = useId();
  const errors = tried ? problemsAt('time', view.problems, view.files) : [];
  const { atServer = [], here = [] } = view.kept ?? {};
  return (
    <div className="composer-field">
      <label htmlFor={id}>{i18n.t('composer.schedule.label')}</label>
      <div className="actions">
        <input
          id={id}
          type="datetime-local"
          value={localTime(manuscript.at)}
          aria-invalid={errors.length > 0}
          aria-describedby={`${id}-hint ${id}-errors`}
          onChange={({ currentTarget }) => onChange({ at: timeOf(currentTarget.value) })}
        />
        {manuscript.at !== undefined && (
          <button type="button" className="button" onClick={() => onChange({ at: undefined })}>
            {i18n.t('composer.schedule.clear')}
          </button>
        )}
      </div>
      <div id={`${id}-hint`} className="soft small">
        <p>{i18n.t('composer.schedule.hint', [Intl.DateTimeFormat().resolvedOptions().timeZone])}</p>
        {atServer.length > 0 && <p>{i18n.t('composer.schedule.server', [atServer.join(', ')])}</p>}
        {here.length > 0 && <p>{i18n.t('composer.schedule.here', [here.join(', ')])}</p>}
      </div>
      <FieldErrors id={`${id}-errors`} errors={errors} />
    </div>
  );
}

/** A moment as a field for date and time has it: local, to the minute. */
export function localTime(at: number | undefined): string {
  if (at === undefined) return '';
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** The moment that such a field says, milliseconds since 1970. */
export function timeOf(value: string): number | undefined {
  const at = new Date(value).getTime();
  return Number.isNaN(at) ? undefined : at;
}
