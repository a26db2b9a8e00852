import { type MouseEvent, useId } from 'react';
import { i18n } from '#i18n';
import { Icon } from '../Icon.tsx';
import type { PreviewMedia, PreviewProps, PreviewState } from './types.ts';
import { useTyped } from './use-typed.ts';

type RequestProps = Pick<PreviewState, 'media' | 'policy' | 'reason'> & Pick<PreviewProps, 'onReason'>;

/** Whether a picture has no description at all, as far as the page tells. */
export function lacksDescription({ description, isUnknown }: PreviewMedia): boolean {
  return description.trim() === '' && !isUnknown;
}

/** Whether nobody has looked at a description that a machine wrote. */
export function isUnchecked(media: PreviewMedia): boolean {
  return media.machineMade && !media.own && !lacksDescription(media);
}

/** The request for missing descriptions, and where they are required the field for the reason to go without. */
export function Request({ media, policy, reason, onReason }: RequestProps) {
  const missing = media.filter(lacksDescription).length;
  const unchecked = media.filter(isUnchecked).length;
  if (policy === 'off' || missing + unchecked === 0) return null;
  return (
    <section className="preview-request" aria-label={i18n.t('preview.request.name')}>
      <p className="preview-request-title">
        <Icon name="warning" />
        <span>
          {missing > 0
            ? i18n.t('preview.request.missing', missing)
            : i18n.t('preview.request.unchecked', unchecked)}
        </span>
      </p>
      {policy === 'require' && <p>{i18n.t('preview.request.require')}</p>}
      {policy === 'warn' && missing > 0 && <p>{i18n.t('preview.request.warn')}</p>}
      <button type="button" className="button" onClick={goToField}>
        {missing > 0 ? i18n.t('preview.request.write') : i18n.t('preview.request.check')}
      </button>
      {policy === 'require' && <Reason reason={reason} onReason={onReason} />}
    </section>
  );
}

function Reason({ reason, onReason }: Pick<RequestProps, 'reason' | 'onReason'>) {
  const id = useId();
  const [typed] = useTyped(reason, onReason);
  return (
    <div className="preview-field">
      <label htmlFor={id}>{i18n.t('preview.request.reason')}</label>
      <textarea id={id} rows={2} aria-describedby={`${id}-hint`} {...typed} />
      <p id={`${id}-hint`} className="soft">
        {i18n.t('preview.request.reasonHint')}
      </p>
    </div>
  );
}

function goToField({ currentTarget }: MouseEvent<HTMLElement>): void {
  const preview = currentTarget.closest('.preview');
  const field = preview?.querySelector<HTMLElement>(
    '[data-asks="missing"] textarea, [data-asks="check"] textarea',
  );
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}
