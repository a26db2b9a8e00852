import type { MouseEvent } from 'react';
import { i18n } from '#i18n';
import { Icon } from '../Icon.tsx';
import { momentText } from '../time.ts';
import { Accounts } from './Accounts.tsx';
import { Counts } from './Counts.tsx';
import { SendBar } from './SendBar.tsx';
import { TextField } from './TextField.tsx';
import type { ComposerProps, FieldProps } from './types.ts';

type Props = ComposerProps & {
  /** Goes on in a window of its own, to add a file there if `adds`. */
  onOwnWindow(adds: boolean): void;
  onShareLink(): void;
  /** Where the browser has a side panel. */
  onPanel: (() => void) | undefined;
};

/** The field with which the popup begins, and what belongs to it as soon as that is known. */
export function PopupComposer(props: Props | FieldProps) {
  return (
    <section className="popup-composer" aria-label={i18n.t('composer.title')}>
      <TextField {...props} begins rows={3} />
      {'onOwnWindow' in props && <Rest {...props} />}
    </section>
  );
}

/** Whatever needs more room goes on in a window of its own. */
function Rest(props: Props) {
  const { state, locale, onOwnWindow, onShareLink, onPanel } = props;
  const { view, notice } = state;
  const more = restOf(state, locale);
  /** A browser tells where the caret went only after the click that leads away. */
  const leave = ({ currentTarget }: MouseEvent<HTMLElement>, adds: boolean) => {
    const field = currentTarget.closest('section')?.querySelector('textarea');
    if (field) props.onType(field.value, [field.selectionStart, field.selectionEnd]);
    onOwnWindow(adds);
  };
  return (
    <>
      <Counts receivers={view.receivers} />
      {more.length > 0 && <p className="small soft">{i18n.t('composer.inDraft', [more.join(', ')])}</p>}
      <Accounts {...props} />
      {notice && (
        <p role="status" className="note-warn">
          {notice}
        </p>
      )}
      <SendBar {...props} />
      <div className="actions popup-ways">
        <button type="button" className="button" onClick={(event) => leave(event, true)}>
          <Icon name="picture" />
          {i18n.t('composer.addFile')}
        </button>
        <button type="button" className="button" onClick={(event) => leave(event, false)}>
          <Icon name="away" />
          {i18n.t('composer.ownWindow')}
        </button>
        {onPanel && (
          <button type="button" className="button button-quiet" onClick={onPanel}>
            {i18n.t('composer.entrance.panel')}
          </button>
        )}
        <button type="button" className="button button-quiet" onClick={onShareLink}>
          {i18n.t('composer.entrance.link')}
        </button>
      </div>
    </>
  );
}

/** What of the draft the popup does not show, in words. */
function restOf(
  { manuscript: { files, poll, at, warning } }: ComposerProps['state'],
  locale: string,
): string[] {
  return [
    ...(files.length ? [i18n.t('composer.contents', files.length)] : []),
    ...(poll ? [i18n.t('composer.inDraftPoll')] : []),
    ...(at === undefined ? [] : [i18n.t('composer.inDraftTime', [momentText(at, locale)])]),
    ...(warning ? [`${i18n.t('preview.warning')}: ${warning}`] : []),
  ];
}
