import { useId } from 'react';
import { i18n } from '#i18n';
import { retentions } from '../../utils/post/report-page.ts';
import { withValue } from '../choices.ts';
import { Fixed } from '../Fixed.tsx';
import type { ReportPageProps } from './types.ts';

/** How long the ledger's lines are kept. */
export function Keep({ retention, fixed, onKeep }: ReportPageProps) {
  const [field, hint] = [useId(), useId()];
  return (
    <section id="keep" aria-labelledby="keep-title">
      <h2 id="keep-title">{i18n.t('report.keep.title')}</h2>
      <div className="box">
        <div className="field">
          <label htmlFor={field}>
            {i18n.t('report.keep.label')} {fixed.retention && <Fixed />}
          </label>
          <select
            id={field}
            name="retention"
            value={retention}
            disabled={fixed.retention}
            aria-describedby={hint}
            onChange={({ currentTarget }) => onKeep(Number(currentTarget.value))}
          >
            {withValue(retentions, retention).map((months) => (
              <option key={months} value={months}>
                {i18n.t('report.keep.months', [String(months)])}
              </option>
            ))}
          </select>
          <span id={hint} className="soft small">
            {i18n.t('report.keep.hint')}
          </span>
        </div>
      </div>
    </section>
  );
}
