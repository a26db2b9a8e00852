import { i18n } from '#i18n';
import { shareOf } from '../../utils/post/report.ts';
import { HelpLinks } from '../HelpLinks.tsx';
import { Icon } from '../Icon.tsx';
import { Mark } from '../Mark.tsx';
import { Figure } from './Figure.tsx';
import { Keep } from './Keep.tsx';
import { Paper } from './Paper.tsx';
import { Parts } from './Parts.tsx';
import { Selection } from './Selection.tsx';
import type { ReportPageProps } from './types.ts';

/** The report: what was published in a period, what of it is on Mastodon, and the draft of the paper about it. */
export function ReportPage(props: ReportPageProps) {
  return (
    <div className="mp report">
      <header className="head">
        <Mark />
        <div>
          <h1>{i18n.t('report.title')}</h1>
          <p className="soft">{i18n.t('report.lead')}</p>
        </div>
        <button type="button" className="button button-quiet" onClick={props.onOptions}>
          <Icon name="gear" />
          {i18n.t('common.settings')}
        </button>
      </header>
      <nav className="sections" aria-label={i18n.t('report.sections')}>
        <a href="#figures">{i18n.t('report.nav.figures')}</a>
        <a href="#paper">{i18n.t('report.nav.paper')}</a>
        <a href="#parts">{i18n.t('report.nav.parts')}</a>
        <a href="#keep">{i18n.t('report.nav.settings')}</a>
      </nav>
      <main>
        <Figures {...props} />
        <Paper {...props} />
        <Parts {...props} />
        <Keep {...props} />
      </main>
      <footer className="page-footer soft">
        <HelpLinks contact={props.contact} />
      </footer>
    </div>
  );
}

function Figures(props: ReportPageProps) {
  const { report, figures, isRead } = props;
  return (
    <section id="figures" aria-labelledby="figures-title">
      <h2 id="figures-title">{i18n.t('report.nav.figures')}</h2>
      <Selection {...props} />
      <div role="status">
        {!report && <p className="note-bad">{i18n.t('report.invalid')}</p>}
        {report && isRead && <Summary {...props} report={report} />}
      </div>
      <div className="figures">
        {figures.map((figure) => (
          <Figure key={figure.name} figure={figure} />
        ))}
      </div>
    </section>
  );
}

function Summary({ report, locale }: ReportPageProps & { report: NonNullable<ReportPageProps['report']> }) {
  const { base, mirrored, unrecognised } = report.total;
  const share = shareOf(mirrored, base);
  if (share === undefined && unrecognised === 0)
    return (
      <div className="box empty">
        <p className="empty-title">{i18n.t('report.empty')}</p>
        <p className="soft">{i18n.t('report.emptyText')}</p>
      </div>
    );
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const values = [mirrored, base].map((each) => number.format(each));
  return (
    <div className="box summary">
      <p className="summary-main">
        {i18n.t('report.summary.coverage', [values[0] ?? '', values[1] ?? '', percent.format(share ?? 0)])}
      </p>
      {base > mirrored && <p>{i18n.t('report.summary.gap', [number.format(base - mirrored)])}</p>}
    </div>
  );
}
