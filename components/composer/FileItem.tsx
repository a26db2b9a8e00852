import { useId } from 'react';
import { i18n } from '#i18n';
import type { FileView } from '../../utils/post/composer.ts';
import { Icon } from '../Icon.tsx';
import { sizeText } from '../size.ts';
import { Tick } from './Choices.tsx';
import { FocusChoice } from './FocusChoice.tsx';
import { fileName } from './problem-text.ts';
import type { ComposerProps } from './types.ts';

type Props = Pick<ComposerProps, 'state' | 'locale' | 'onFile' | 'onRemoveFile'> & {
  shown: FileView;
  isFirst: boolean;
  isLast: boolean;
  /** By how many places it goes on. */
  onMove(by: number): void;
};

/** One file: what it shows, its description, its place, and what becomes of it on the way. */
export function FileItem({ state, locale, shown, isFirst, isLast, onFile, onRemoveFile, onMove }: Props) {
  const { file, count, limit, refittedFor } = shown;
  const id = useId();
  const name = fileName(shown);
  const isOver = !file.decorative && count > limit;
  return (
    <>
      <div className="file-picture">
        {shown.src ? (
          <img src={shown.src} alt="" draggable={false} />
        ) : (
          <Icon name={file.kind === 'image' ? 'picture' : 'play'} />
        )}
      </div>
      <div className="file-fields">
        <p className="file-name">
          <strong>{name}</strong> <span className="soft small">{facts(shown, locale)}</span>
        </p>
        {!file.decorative && (
          <div className="composer-field">
            <label htmlFor={id}>{i18n.t('composer.files.describe', [name])}</label>
            <textarea
              id={id}
              rows={2}
              value={file.description}
              placeholder={i18n.t('composer.files.describeHint')}
              aria-invalid={isOver}
              aria-describedby={`${id}-count ${id}-facts`}
              onChange={({ currentTarget }) => onFile(file.id, { description: currentTarget.value })}
            />
            {file.proposal && !file.description && (
              <Proposal text={file.proposal} onTake={(description) => onFile(file.id, { description })} />
            )}
            <p id={`${id}-count`} className="status-count small" data-over={isOver}>
              <span aria-hidden="true">{i18n.t('panel.count', [count, limit])}</span>
              <span className="hidden-text">{i18n.t('panel.countSpoken', [count, limit])}</span>
            </p>
          </div>
        )}
        <Tick on={file.decorative} onTick={(decorative) => onFile(file.id, { decorative })}>
          {i18n.t('composer.files.decorative')}
        </Tick>
        {state.view.parts > 1 && <PartChoice shown={shown} parts={state.view.parts} onFile={onFile} />}
        {file.kind === 'image' && shown.src && (
          <FocusChoice src={shown.src} focus={file.focus} onFocus={(focus) => onFile(file.id, { focus })} />
        )}
        <ul id={`${id}-facts`} className="soft small">
          <li>{traceText(file.traces)}</li>
          {refittedFor.length > 0 && <li>{i18n.t('composer.files.shrinks', [refittedFor.join(', ')])}</li>}
        </ul>
        <div className="actions">
          <button
            type="button"
            className="button"
            aria-label={i18n.t('composer.files.earlier', [name])}
            aria-disabled={isFirst}
            onClick={() => onMove(-1)}
          >
            <Icon name="up" />
          </button>
          <button
            type="button"
            className="button"
            aria-label={i18n.t('composer.files.later', [name])}
            aria-disabled={isLast}
            onClick={() => onMove(1)}
          >
            <Icon name="down" />
          </button>
          <button
            type="button"
            className="button button-quiet"
            onClick={(event) => {
              // The button goes with its file, and would take the focus with it.
              event.currentTarget.closest('section')?.querySelector<HTMLElement>('.composer-add')?.focus();
              onRemoveFile(file.id);
            }}
          >
            {i18n.t('composer.files.remove', [name])}
          </button>
        </div>
      </div>
    </>
  );
}

/** What a machine wrote: nothing of it goes before a person has taken it over. */
function Proposal({ text, onTake }: { text: string; onTake(text: string): void }) {
  return (
    <div className="composer-proposal small">
      <p>{i18n.t('composer.files.proposal', [text])}</p>
      <button type="button" className="button button-quiet" onClick={() => onTake(text)}>
        {i18n.t('composer.files.takeProposal')}
      </button>
    </div>
  );
}

function facts({ file: { bytes, size } }: FileView, locale: string): string {
  const text = sizeText(bytes, locale);
  return size ? i18n.t('composer.files.size', [text, size.width, size.height]) : text;
}

function traceText(traces: FileView['file']['traces']): string {
  switch (traces) {
    case 'taken-out':
      return i18n.t('composer.files.takenOut');
    case 'none':
      return i18n.t('composer.files.clean');
    case 'unknown':
      return i18n.t('composer.files.unclear');
  }
}

function PartChoice({ shown, parts, onFile }: Pick<Props, 'shown' | 'onFile'> & { parts: number }) {
  const id = useId();
  const { file } = shown;
  return (
    <div className="composer-field">
      <label htmlFor={id}>{i18n.t('composer.files.part', [fileName(shown)])}</label>
      <select
        id={id}
        value={Math.min(file.part, parts - 1)}
        onChange={({ currentTarget }) => onFile(file.id, { part: Number(currentTarget.value) })}
      >
        {Array.from({ length: parts }, (_, part) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a post has no name but its place
          <option key={part} value={part}>
            {i18n.t('composer.part', [part + 1])}
          </option>
        ))}
      </select>
    </div>
  );
}
