import { type ChangeEvent, type FormEvent, useId, useState } from 'react';
import { i18n } from '#i18n';
import type { PopupDescribing, Undescribed } from '../../utils/post/popup.ts';
import { Icon } from '../Icon.tsx';

interface DescribeFormProps {
  describing: PopupDescribing;
  /** The beginning of the post, which tells this form from others. */
  text: string;
  onDescribe(descriptions: Record<number, string>, reason: string): void;
  /** Called with every key: the popup may close at any moment. */
  onType?(descriptions: Record<number, string>, reason: string): void;
  /** Goes on where there is more room. */
  onOwnWindow?(): void;
}

/** A field for each picture and video that waits for its description, and one for the reason to go without. */
export function DescribeForm({ describing, text, onDescribe, onType, onOwnWindow }: DescribeFormProps) {
  const { media, limit, typed } = describing;
  const id = useId();
  const [written, setWritten] = useState<Record<number, string>>(typed?.descriptions ?? {});
  const [reason, setReason] = useState(typed?.reason ?? '');
  const [isAsked, setAsked] = useState(false);
  const description = ({ index, proposal }: Undescribed) => written[index] ?? proposal;
  const isComplete = reason.trim() !== '' || media.every((one) => description(one).trim() !== '');

  const type = (descriptions: Record<number, string>, why: string) => {
    setWritten(descriptions);
    setReason(why);
    onType?.(descriptions, why);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(!isComplete);
    if (!isComplete) return;
    // Where somebody gives a reason to go without, what a machine proposed was not looked at.
    const own = reason.trim() === '' ? description : ({ index }: Undescribed) => written[index] ?? '';
    onDescribe(Object.fromEntries(media.map((one) => [one.index, own(one)])), reason);
  };
  return (
    <form className="describe" aria-label={i18n.t('popup.describe.name', [text])} onSubmit={submit}>
      {media.map((one) => (
        <DescribeField
          key={one.index}
          media={one}
          limit={limit}
          value={description(one)}
          isMissing={isAsked && !isComplete && description(one).trim() === ''}
          onType={(now) => type({ ...written, [one.index]: now }, reason)}
        />
      ))}
      <div className="describe-field">
        <label htmlFor={`${id}-reason`}>{i18n.t('popup.describe.reason')}</label>
        <textarea
          id={`${id}-reason`}
          rows={2}
          value={reason}
          aria-describedby={`${id}-hint`}
          onChange={({ currentTarget }) => type(written, currentTarget.value)}
        />
        <p id={`${id}-hint`} className="soft small">
          {i18n.t('preview.request.reasonHint')}
        </p>
      </div>
      <div role="alert">
        {isAsked && !isComplete && <p className="describe-error">{i18n.t('popup.describe.incomplete')}</p>}
      </div>
      <button
        type="submit"
        className="button button-main"
        aria-label={i18n.t('popup.describe.saveName', [text])}
      >
        {i18n.t('popup.describe.save')}
      </button>
      {onOwnWindow && (
        <button
          type="button"
          className="button describe-window"
          aria-label={i18n.t('composer.describing.openName', [text])}
          onClick={onOwnWindow}
        >
          {i18n.t('composer.describing.open')}
        </button>
      )}
    </form>
  );
}

interface DescribeFieldProps {
  media: Undescribed;
  limit: number;
  value: string;
  isMissing: boolean;
  onType(text: string): void;
}

function DescribeField({ media, limit, value, isMissing, onType }: DescribeFieldProps) {
  const id = useId();
  const { index, kind, src, proposal } = media;
  const count = [...value].length;
  const isOver = count > limit;
  return (
    <div className="describe-media">
      <span className="describe-picture">
        {src ? <img src={src} alt="" /> : <Icon name={kind === 'video' ? 'play' : 'picture'} />}
      </span>
      <div className="describe-field">
        <label htmlFor={id}>
          {kind === 'video'
            ? i18n.t('preview.videoDescription', [index + 1])
            : i18n.t('preview.pictureDescription', [index + 1])}
        </label>
        <textarea
          id={id}
          rows={3}
          value={value}
          aria-invalid={isMissing || isOver}
          aria-describedby={`${id}-note ${id}-count`}
          onChange={({ currentTarget }: ChangeEvent<HTMLTextAreaElement>) => onType(currentTarget.value)}
        />
        <p className="describe-foot small">
          <span id={`${id}-note`} className="describe-note">
            {proposal !== '' && value === proposal && i18n.t('preview.check')}
          </span>
          <span id={`${id}-count`} className="soft" data-over={isOver}>
            <span aria-hidden="true">{i18n.t('panel.count', [count, limit])}</span>
            <span className="hidden-text">{i18n.t('panel.countSpoken', [count, limit])}</span>
          </span>
        </p>
      </div>
    </div>
  );
}
