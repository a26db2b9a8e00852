import { i18n } from '#i18n';
import type { Choice, Period } from '../../utils/post/report-page.ts';
import { withBreaks } from '../with-breaks.tsx';
import type { ReportPageProps } from './types.ts';

/** What the report is of: a period, institutions, accounts. */
export function Selection(props: ReportPageProps) {
  const { institutions, accounts, asking, onAsk, onChoose } = props;
  return (
    <div className="box selection">
      <PeriodForm {...props} />
      <Choices
        legend={i18n.t('report.filter.institutions')}
        choices={institutions}
        onChoose={(name, isChosen) => onChoose('institutions', name, isChosen)}
      />
      <Choices
        legend={i18n.t('report.filter.accounts')}
        choices={accounts}
        prefix="@"
        onChoose={(name, isChosen) => onChoose('accounts', name, isChosen)}
      />
      <div>
        <button type="button" className="button" disabled={asking.kind === 'busy'} onClick={onAsk}>
          {i18n.t(asking.kind === 'busy' ? 'report.ask.busy' : 'report.ask.button')}
        </button>
        <p className="soft small">{i18n.t('report.ask.hint')}</p>
        <p role="status">{asking.kind === 'done' && i18n.t('report.ask.done', asking.count)}</p>
      </div>
    </div>
  );
}

function PeriodForm({ period, periods, locale, onKind, onPeriod }: ReportPageProps) {
  const kinds: Record<Period['kind'], string> = {
    half: i18n.t('report.period.half'),
    quarter: i18n.t('report.period.quarter'),
    year: i18n.t('report.period.year'),
    free: i18n.t('report.period.free'),
  };
  return (
    <fieldset className="choices row">
      <legend>{i18n.t('report.period.title')}</legend>
      <label className="field">
        <span>{i18n.t('report.period.kind')}</span>
        <select
          name="kind"
          value={period.kind}
          // The options are the kinds, and nothing else.
          onChange={({ currentTarget }) => onKind(currentTarget.value as Period['kind'])}
        >
          {Object.entries(kinds).map(([kind, name]) => (
            <option key={kind} value={kind}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {period.kind === 'free' ? (
        (['from', 'to'] as const).map((end) => (
          <label key={end} className="field">
            <span>{i18n.t(`report.period.${end}`)}</span>
            <input
              type="date"
              name={end}
              value={period[end]}
              onChange={({ currentTarget }) => onPeriod({ ...period, [end]: currentTarget.value })}
            />
          </label>
        ))
      ) : (
        <label className="field">
          <span>{i18n.t('report.period.which')}</span>
          <select
            name="which"
            value={period.from}
            onChange={({ currentTarget }) => {
              const chosen = periods.find(({ from }) => from === currentTarget.value);
              if (chosen) onPeriod(chosen);
            }}
          >
            {periods.map((each) => (
              <option key={each.from} value={each.from}>
                {periodName(each, locale)}
              </option>
            ))}
          </select>
        </label>
      )}
    </fieldset>
  );
}

function periodName({ from, to }: Period, locale: string): string {
  const day = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: 'numeric' });
  const [first, last] = [from, to].map((text) => day.format(new Date(`${text}T12:00:00`)));
  return i18n.t('report.fromTo', [first ?? '', last ?? '']);
}

interface ChoicesProps {
  legend: string;
  choices: Choice[];
  prefix?: string;
  onChoose(name: string, isChosen: boolean): void;
}

function Choices({ legend, choices, prefix = '', onChoose }: ChoicesProps) {
  if (choices.length < 2) return null;
  return (
    <fieldset className="choices row">
      <legend>{legend}</legend>
      {choices.map(({ name, isChosen }) => (
        <label key={name} className="choice">
          <input
            type="checkbox"
            checked={isChosen}
            onChange={({ currentTarget }) => onChoose(name, currentTarget.checked)}
          />
          <span className="choice-label">{withBreaks(prefix + name)}</span>
        </label>
      ))}
    </fieldset>
  );
}
