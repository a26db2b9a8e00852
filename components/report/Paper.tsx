import { i18n } from '#i18n';
import { ChooseFile } from '../ChooseFile.tsx';
import { PaperFields } from './PaperFields.tsx';
import { PaperView } from './PaperView.tsx';
import type { ReportPageProps } from './types.ts';

/** The draft of the paper: what people know, the files, the template, and how it looks. */
export function Paper(props: ReportPageProps) {
  const { form, onForm, paper, isMaking, report, onOpenPaper } = props;
  const isIdle = !isMaking && report !== undefined;
  return (
    <section id="paper" aria-labelledby="paper-title">
      <h2 id="paper-title">{i18n.t('report.paper.title')}</h2>
      <p className="soft">{i18n.t('report.paper.lead')}</p>
      <PaperFields form={form} fixed={props.fixed.paper} onForm={onForm} />
      <div className="box">
        <div className="actions">
          <button type="button" className="button button-main" disabled={!isIdle} onClick={props.onSaveOdt}>
            {i18n.t('report.paper.odt')}
          </button>
          <button type="button" className="button" disabled={!isIdle} onClick={props.onSaveCsv}>
            {i18n.t('report.paper.csv')}
          </button>
          <button type="button" className="button" disabled={!isIdle} onClick={props.onSaveHtml}>
            {i18n.t('report.paper.html')}
          </button>
          <button type="button" className="button" disabled={!isIdle} onClick={props.onPrint}>
            {i18n.t('report.paper.print')}
          </button>
        </div>
        <p className="soft small">{i18n.t('report.paper.odtHint')}</p>
        <p role="status">{isMaking && i18n.t('report.paper.busy')}</p>
      </div>
      <Template {...props} />
      <details className="box" onToggle={({ currentTarget }) => onOpenPaper(currentTarget.open)}>
        <summary>{i18n.t('report.paper.preview')}</summary>
        {paper && <PaperView paper={paper} />}
      </details>
    </section>
  );
}

function Template({ template: { own, unknown }, ...props }: ReportPageProps) {
  return (
    <details className="box">
      <summary>{i18n.t('report.paper.template')}</summary>
      <p className="soft">{i18n.t('report.paper.templateHint')}</p>
      {own && <p>{i18n.t('report.paper.templateOwn', [own])}</p>}
      <div className="actions">
        <button type="button" className="button" onClick={props.onSaveTemplate}>
          {i18n.t('report.paper.templateSave')}
        </button>
        <ChooseFile
          label={i18n.t('report.paper.templateChoose')}
          accept="text/plain,.txt,.md"
          onText={(text, name) => props.onChooseTemplate(name, text)}
        />
        {own && (
          <button type="button" className="button" onClick={props.onResetTemplate}>
            {i18n.t('report.paper.templateReset')}
          </button>
        )}
      </div>
      <div role="status">
        {unknown.length > 0 && (
          <p className="note-bad">
            {i18n.t('report.paper.templateUnknown', [unknown.slice(0, 5).join(', ')])}
          </p>
        )}
      </div>
    </details>
  );
}
