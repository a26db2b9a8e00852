import { useId, useRef } from 'react';
import { i18n } from '#i18n';
import { Icon } from '../Icon.tsx';
import { BackButton } from './BackButton.tsx';
import { Thumbnail } from './Gallery.tsx';
import { isUnchecked, lacksDescription } from './Request.tsx';
import type { PreviewMedia, PreviewProps, PreviewState } from './types.ts';
import { useTyped } from './use-typed.ts';

type DescriptionsProps = Pick<PreviewState, 'media' | 'policy'> & Pick<PreviewProps, 'onDescription'>;

/** Each picture beside the field for its description. */
export function Descriptions({ media, policy, onDescription }: DescriptionsProps) {
  const id = useId();
  if (media.length === 0) return null;
  return (
    <section className="preview-section" aria-labelledby={id}>
      <h3 id={id}>{i18n.t('preview.descriptions')}</h3>
      {media.map((one, index) => (
        <Description
          key={one.key}
          media={one}
          number={index + 1}
          policy={policy}
          onType={(text) => onDescription(one.key, text)}
        />
      ))}
    </section>
  );
}

interface DescriptionProps {
  media: PreviewMedia;
  number: number;
  policy: PreviewState['policy'];
  onType(text: string | undefined): void;
}

function Description({ media, number, policy, onType }: DescriptionProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [typed, forget] = useTyped(media.description, onType);
  const back = () => {
    field.current?.focus();
    forget();
    onType(undefined);
  };
  const asks = asked(media, policy);
  const isOver = media.count > media.limit;
  return (
    <div className="description" data-asks={asks}>
      <Thumbnail media={{ ...media, description: '' }} />
      <div className="preview-field">
        <label htmlFor={id}>
          {media.kind === 'video'
            ? i18n.t('preview.videoDescription', [number])
            : i18n.t('preview.pictureDescription', [number])}
        </label>
        <textarea
          ref={field}
          id={id}
          rows={2}
          aria-required={policy === 'require'}
          aria-invalid={isOver}
          aria-describedby={`${id}-note ${id}-count`}
          {...typed}
        />
        <p className="field-foot">
          <span id={`${id}-note`} className="field-note">
            {asks && <Icon name="warning" />}
            {noteText(media, asks)}
          </span>
          <span id={`${id}-count`} className="status-count" data-over={isOver}>
            <span aria-hidden="true">{i18n.t('panel.count', [media.count, media.limit])}</span>
            <span className="hidden-text">{i18n.t('panel.countSpoken', [media.count, media.limit])}</span>
          </span>
        </p>
        {isUnchecked(media) && (
          <button
            type="button"
            className="button"
            aria-label={i18n.t('preview.checkedName', [number])}
            onClick={() => {
              // The button goes with the question, and would take the focus with it.
              field.current?.focus();
              onType(media.description);
            }}
          >
            <Icon name="check" />
            {i18n.t('preview.checked')}
          </button>
        )}
        {media.own && <BackButton name={i18n.t('preview.originalName', [number])} onClick={back} />}
      </div>
    </div>
  );
}

function asked(media: PreviewMedia, policy: PreviewState['policy']): 'missing' | 'check' | undefined {
  if (policy === 'off') return undefined;
  if (lacksDescription(media)) return 'missing';
  return isUnchecked(media) ? 'check' : undefined;
}

function noteText({ own, isUnknown }: PreviewMedia, asks: ReturnType<typeof asked>): string {
  if (asks === 'missing') return i18n.t('preview.missing');
  if (asks === 'check') return i18n.t('preview.check');
  if (isUnknown) return i18n.t('preview.unknown');
  return own ? i18n.t('preview.own') : '';
}
