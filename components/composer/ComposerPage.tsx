import type { DragEvent } from 'react';
import { i18n } from '#i18n';
import { HelpLinks } from '../HelpLinks.tsx';
import { Icon } from '../Icon.tsx';
import { Mark } from '../Mark.tsx';
import { OtherProblem } from '../OtherProblem.tsx';
import { Accounts } from './Accounts.tsx';
import { Choices } from './Choices.tsx';
import { ComposerPreview } from './ComposerPreview.tsx';
import { Correcting } from './Correcting.tsx';
import { Counts } from './Counts.tsx';
import { DeliveryCards } from './DeliveryCards.tsx';
import { FieldErrors } from './FieldErrors.tsx';
import { FileList } from './FileList.tsx';
import { Mirrored } from './Mirrored.tsx';
import { PollFields } from './PollFields.tsx';
import { problemsAt } from './problem-text.ts';
import { SendBar } from './SendBar.tsx';
import { ShelfSections } from './ShelfSections.tsx';
import { TargetField } from './TargetField.tsx';
import { TextField } from './TextField.tsx';
import { TimeField } from './TimeField.tsx';
import type { ComposerProps, FieldProps, ShelfProps } from './types.ts';

/** `contact`: whom to ask, if the administration has said it. */
type Props = ComposerProps & ShelfProps & { adds: boolean; contact: string | undefined };

/** As much as the field needs, before the rest is there. */
type Beginning = FieldProps & Pick<Props, 'adds' | 'onNew'>;

/** The composer in a page of its own: the text and all that belongs to it, beside it what will stand on Mastodon. */
export function ComposerPage(props: Props | Beginning) {
  const { state, onFiles, onNew } = props;
  const drop = (event: DragEvent) => {
    const files = [...event.dataTransfer.files];
    if (files.length === 0) return;
    event.preventDefault();
    onFiles(files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files may be dropped anywhere; the button does the same
    <div
      className="mp composer"
      onDragOver={(event) => event.dataTransfer.types.includes('Files') && event.preventDefault()}
      onDrop={drop}
    >
      <header className="composer-head">
        <Mark />
        <h1>{state.manuscript.corrects ? i18n.t('composer.correcting.title') : i18n.t('composer.title')}</h1>
        <button type="button" className="button button-quiet" onClick={onNew}>
          <Icon name="plus" />
          {i18n.t('composer.newPost')}
        </button>
      </header>
      <main>
        {isWhole(props) && !state.hasAccounts && <NoAccount onOptions={props.onOptions} />}
        <Opening state={state} />
        <div className="composer-columns">
          <div className="composer-write">{state.opening !== 'opening' && <Writing {...props} />}</div>
          {isWhole(props) && (
            <div className="composer-beside">
              <ComposerPreview {...props} />
              <Went {...props} />
              <ShelfSections {...props} />
            </div>
          )}
        </div>
      </main>
      {isWhole(props) && (
        <footer className="page-footer soft">
          <HelpLinks contact={props.contact} />
        </footer>
      )}
    </div>
  );
}

const isWhole = (props: Props | Beginning): props is Props => 'onChange' in props;

function NoAccount({ onOptions }: Pick<Props, 'onOptions'>) {
  return (
    <div className="box empty">
      <p>{i18n.t('composer.noAccount')}</p>
      <button type="button" className="button button-main" onClick={onOptions}>
        {i18n.t('popup.connect')}
      </button>
    </div>
  );
}

function Writing(props: Props | Beginning) {
  const { corrects, mirrors } = props.state.manuscript;
  const whole = isWhole(props) ? props : undefined;
  return (
    <>
      {whole && corrects && (
        <Correcting manuscript={whole.state.manuscript} corrects={corrects} onChange={whole.onChange} />
      )}
      {whole && mirrors && <Mirrored mirrors={mirrors} />}
      <TextField {...props} begins={!props.adds} rows={8} />
      {whole && <Rest {...whole} />}
    </>
  );
}

/** What belongs to the text. */
function Rest(props: Props) {
  const { manuscript, view, tried } = props.state;
  const isNew = !manuscript.corrects;
  return (
    <>
      <Counts receivers={view.receivers} />
      {isNew && <Accounts {...props} />}
      {isNew && <FileList {...props} />}
      <Choices {...props} />
      {isNew && (
        <details
          className="composer-more"
          open={Boolean(manuscript.poll || manuscript.target || manuscript.at)}
        >
          <summary>{i18n.t('composer.options')}</summary>
          {!manuscript.urgent && <TimeField {...props} />}
          <PollFields {...props} />
          <h2>{i18n.t('composer.target.title')}</h2>
          <TargetField {...props} />
        </details>
      )}
      {tried && (
        <FieldErrors id="accounts-errors" errors={problemsAt('accounts', view.problems, view.files)} />
      )}
      <SendBar {...props} />
      <p className="soft small">{i18n.t('composer.stored')}</p>
    </>
  );
}

function Opening({ state: { opening, problem, notice } }: Pick<Props, 'state'>) {
  return (
    <div role="status">
      {opening === 'opening' && <p>{i18n.t('composer.correcting.opening')}</p>}
      {opening === 'failed' && (
        <div className="note-bad">
          <p>{i18n.t('composer.correcting.openFailed')}</p>
          {problem && <OtherProblem report={problem} />}
        </div>
      )}
      {notice && <p className="note-warn">{notice}</p>}
    </div>
  );
}

/** What went from this page, as it stands at the servers. */
function Went({ state: { went }, locale, ...on }: Props) {
  if (went.length === 0) return null;
  return (
    <section className="composer-went" aria-label={i18n.t('popup.waiting')}>
      <p role="status">{i18n.t('composer.goneOut')}</p>
      <DeliveryCards {...on} deliveries={went} locale={locale} />
    </section>
  );
}
