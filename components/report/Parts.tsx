import { useId, useState } from 'react';
import { i18n } from '#i18n';
import type { AddPartState, GivenPart } from '../../utils/post/report-page.ts';
import { ChooseFile } from '../ChooseFile.tsx';
import { ConfirmButton } from '../ConfirmButton.tsx';
import { ProblemNote } from '../ProblemNote.tsx';
import type { ReportPageProps } from './types.ts';

/** What this browser gives to a report, and what others gave to this one. */
export function Parts(props: ReportPageProps) {
  const { parts, adding, browserName, locale } = props;
  return (
    <section id="parts" aria-labelledby="parts-title">
      <h2 id="parts-title">{i18n.t('report.parts.title')}</h2>
      <p className="soft">{i18n.t('report.parts.lead')}</p>
      <div className="box parts">
        <BrowserName key={browserName} name={browserName} onName={props.onNameBrowser} />
        <div className="actions">
          <button type="button" className="button" onClick={props.onSavePart}>
            {i18n.t('report.parts.save')}
          </button>
          <ChooseFile
            label={i18n.t('report.parts.add')}
            accept="application/json,.json"
            onText={props.onAddPart}
          />
        </div>
        <p className="soft small">{i18n.t('report.parts.addHint')}</p>
        <Added adding={adding} />
        {parts.length > 0 && (
          <ul className="cards">
            {parts.map((part) => (
              <li key={part.browser}>
                <GivenLine part={part} locale={locale} onRemove={() => props.onRemovePart(part.browser)} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

function BrowserName({ name, onName }: { name: string; onName(name: string): void }) {
  const [typed, setTyped] = useState(name);
  const [field, hint] = [useId(), useId()];
  return (
    <div className="field">
      <label htmlFor={field}>{i18n.t('report.parts.name')}</label>
      <input
        id={field}
        type="text"
        name="browser"
        value={typed}
        maxLength={100}
        aria-describedby={hint}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onBlur={() => typed.trim() !== name && onName(typed.trim())}
      />
      <span id={hint} className="soft small">
        {i18n.t('report.parts.nameHint')}
      </span>
    </div>
  );
}

function Added({ adding }: { adding: AddPartState }) {
  return (
    <div role="status">
      {adding.kind === 'own' && <p className="note-warn">{i18n.t('report.parts.own')}</p>}
      {adding.kind === 'added' && (
        <p>{i18n.t('report.parts.added', [adding.name || i18n.t('report.parts.nameless')])}</p>
      )}
      {adding.kind === 'failed' && (
        <div className="note-bad">
          <ProblemNote report={adding.problem} />
        </div>
      )}
    </div>
  );
}

function GivenLine({ part, locale, onRemove }: { part: GivenPart; locale: string; onRemove(): void }) {
  const name = part.name || i18n.t('report.parts.nameless');
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(part.madeAt);
  const count = new Intl.NumberFormat(locale).format(part.lines);
  return (
    <div className="part">
      <p>{i18n.t('report.parts.from', [name, day, count])}</p>
      <ConfirmButton
        label={i18n.t('report.parts.remove')}
        name={i18n.t('report.parts.removeName', [name])}
        question={i18n.t('report.parts.removeSure')}
        yes={i18n.t('report.parts.remove')}
        onConfirm={onRemove}
      />
    </div>
  );
}
