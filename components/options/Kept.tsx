import { useId } from 'react';
import { i18n } from '#i18n';
import type { FixedSettings } from '../../utils/post/fixed-settings.ts';
import { withValue } from '../choices.ts';
import { Fixed } from '../Fixed.tsx';
import { withinText } from './within-text.ts';

export interface KeptProps {
  /** Within how many minutes the same content counts as one; 0 for never. */
  sameContent: number;
  /** For how many days the first words of what went are kept; 0 for not at all. */
  keptWords: number;
  /** What may be chosen of it. */
  keptWordsChoices: readonly number[];
  /** What the administration has set. */
  fixed: Pick<FixedSettings, 'wordDays'>;
  onKeptWords(days: number): void;
  /** For how many days drafts are kept; 0 for always. */
  draftDays: number;
  /** For how many months records and the report's lines are kept. */
  months: number;
}

/** What is kept in this browser, and for how long. */
export function Kept({ sameContent, keptWords, draftDays, months, ...rest }: KeptProps) {
  const id = useId();
  const same = sameContent === 0 ? i18n.t('options.kept.notAtAll') : withinText(sameContent);
  const drafts = draftDays === 0 ? i18n.t('options.kept.always') : i18n.t('options.kept.days', [draftDays]);
  const rows = [
    [i18n.t('options.kept.sending'), i18n.t('options.kept.untilSent')],
    [i18n.t('options.kept.words'), daysText(keptWords)],
    [i18n.t('options.kept.compared'), same],
    [i18n.t('options.kept.typed'), i18n.t('options.kept.untilGiven')],
    [i18n.t('options.kept.drafts'), drafts],
    [i18n.t('options.kept.records'), i18n.t('options.kept.months', [months])],
    [i18n.t('options.kept.setUp'), i18n.t('options.kept.untilRemoved')],
    [i18n.t('options.kept.offered'), i18n.t('options.kept.untilClosed')],
    [i18n.t('options.kept.unarmed'), i18n.t('options.kept.notAtAll')],
  ] as const;
  return (
    <>
      <div className="field">
        <label htmlFor={id}>
          {i18n.t('options.kept.wordsLabel')} {rest.fixed.wordDays && <Fixed />}
        </label>
        <select
          id={id}
          value={keptWords}
          disabled={rest.fixed.wordDays}
          onChange={({ currentTarget }) => rest.onKeptWords(Number(currentTarget.value))}
        >
          {withValue(rest.keptWordsChoices, keptWords).map((days) => (
            <option key={days} value={days}>
              {daysText(days)}
            </option>
          ))}
        </select>
      </div>
      <table className="kept">
        <caption>{i18n.t('options.kept.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n.t('options.kept.what')}</th>
            <th scope="col">{i18n.t('options.kept.howLong')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([what, howLong]) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>{howLong}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const daysText = (days: number) =>
  days === 0 ? i18n.t('options.kept.notAtAll') : i18n.t('options.kept.days', [days]);
