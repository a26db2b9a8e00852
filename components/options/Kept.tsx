import { i18n } from '#i18n';

export interface KeptProps {
  /** Within how many minutes the same content counts as one; 0 for never. */
  sameContent: number;
  /** For how many days drafts are kept; 0 for always. */
  draftDays: number;
  /** For how many months records and the report's lines are kept. */
  months: number;
}

/** What is kept in this browser, and for how long. */
export function Kept({ sameContent, draftDays, months }: KeptProps) {
  const same =
    sameContent === 0
      ? i18n.t('options.kept.notAtAll')
      : i18n.t('options.kept.minutes', [new Intl.NumberFormat().format(sameContent)]);
  const drafts = draftDays === 0 ? i18n.t('options.kept.always') : i18n.t('options.kept.days', [draftDays]);
  const rows = [
    [i18n.t('options.kept.sending'), i18n.t('options.kept.untilSent')],
    [i18n.t('options.kept.compared'), same],
    [i18n.t('options.kept.typed'), i18n.t('options.kept.untilGiven')],
    [i18n.t('options.kept.drafts'), drafts],
    [i18n.t('options.kept.records'), i18n.t('options.kept.months', [months])],
    [i18n.t('options.kept.setUp'), i18n.t('options.kept.untilRemoved')],
    [i18n.t('options.kept.offered'), i18n.t('options.kept.untilClosed')],
    [i18n.t('options.kept.unarmed'), i18n.t('options.kept.notAtAll')],
  ] as const;
  return (
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
  );
}
