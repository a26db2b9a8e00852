import { type DragEvent, useId, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { Icon } from '../Icon.tsx';
import { FieldErrors } from './FieldErrors.tsx';
import { FileItem } from './FileItem.tsx';
import { fileName, notTakenWords, problemsAt } from './problem-text.ts';
import type { ComposerProps } from './types.ts';

type Props = Pick<
  ComposerProps,
  'state' | 'locale' | 'onFiles' | 'onFile' | 'onMoveFile' | 'onRemoveFile'
> & {
  /** The page was opened to add a file. */
  adds: boolean;
};

/** What a file that is dragged within the list is known by. */
const dragType = 'application/x-mitposten-file';

/** The files: chosen, dropped or pasted; their order changed by buttons or by drag. */
export function FileList(props: Props) {
  const { state, locale, adds, onFiles, onMoveFile } = props;
  const { view, manuscript, notTaken, tried } = state;
  const id = useId();
  const [moved, setMoved] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const errors = tried ? problemsAt('files', view.problems, view.files) : [];
  const move = (file: string, to: number) => {
    const from = manuscript.files.findIndex((each) => each.id === file);
    const name = view.files.find((each) => each.file.id === file);
    if (from < 0 || to < 0 || to >= manuscript.files.length || !name) return;
    onMoveFile(file, to);
    setMoved(i18n.t('composer.files.moved', [fileName(name), to + 1]));
  };
  const drop = (event: DragEvent, to: number) => {
    const file = event.dataTransfer.getData(dragType);
    if (!file) return;
    event.preventDefault();
    event.stopPropagation();
    move(file, to);
  };
  return (
    <section className="composer-files" aria-labelledby={id}>
      <h2 id={id}>{i18n.t('composer.files.title')}</h2>
      <div className="actions">
        <FileButton adds={adds} onFiles={(files) => onFiles(files)} />
        <p className="soft small">{i18n.t('composer.files.hint')}</p>
      </div>
      <div role="alert">
        {notTaken.length > 0 && (
          <div className="note-warn">
            {[...new Set(notTaken.map((why) => notTakenWords(why, locale)))].map((words) => (
              <p key={words}>{words}</p>
            ))}
            <p>{i18n.t('composer.files.yourText')}</p>
          </div>
        )}
      </div>
      <FieldErrors id={`${id}-errors`} errors={errors} />
      <p role="status" className="hidden-text">
        {moved}
      </p>
      <ol ref={list}>
        {view.files.map((each) => {
          const place = manuscript.files.findIndex(({ id: own }) => own === each.file.id);
          return (
            <li
              key={each.file.id}
              className="composer-file"
              draggable
              onDragStart={(event) => {
                event.dataTransfer.setData(dragType, each.file.id);
                event.dataTransfer.effectAllowed = 'move';
              }}
              onDragOver={(event) => event.dataTransfer.types.includes(dragType) && event.preventDefault()}
              onDrop={(event) => drop(event, place)}
            >
              <FileItem
                {...props}
                shown={each}
                isFirst={place === 0}
                isLast={place === manuscript.files.length - 1}
                onMove={(by) => move(each.file.id, place + by)}
              />
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** A button that opens the system's choice of files; on a telephone its camera roll too. */
function FileButton({ adds, onFiles }: { adds: boolean; onFiles(files: File[]): void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept="image/*,video/*,audio/*"
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file may be chosen again.
          currentTarget.value = '';
        }}
      />
      <button
        type="button"
        className="button composer-add"
        // biome-ignore lint/a11y/noAutofocus: a person pressed for it in the popup, which cannot open the choice itself
        autoFocus={adds}
        onClick={() => input.current?.click()}
      >
        <Icon name="picture" />
        {i18n.t('composer.files.add')}
      </button>
    </>
  );
}
