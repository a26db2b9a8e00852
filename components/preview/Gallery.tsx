import { useId, useState } from 'react';
import { i18n } from '#i18n';
import { Icon } from '../Icon.tsx';
import { isUnchecked } from './Request.tsx';
import type { PreviewMedia } from './types.ts';

/** The pictures of one status in Mastodon's grid; ALT shows a description below it. */
export function Gallery({ media, indexes }: { media: PreviewMedia[]; indexes: number[] }) {
  const id = useId();
  const [opened, setOpened] = useState<number>();
  const shown = indexes.flatMap((index) => {
    const one = media[index];
    return one ? [{ index, one }] : [];
  });
  if (shown.length === 0) return null;
  const described = shown.find(({ index, one }) => index === opened && isDescribed(one));
  return (
    <div className="gallery">
      <div className="gallery-grid" data-count={Math.min(shown.length, 5)}>
        {shown.map(({ index, one }) => (
          <div key={index} className="gallery-one">
            <Thumbnail media={one} />
            {isDescribed(one) ? (
              <button
                type="button"
                className="alt-mark"
                aria-label={i18n.t('preview.altName', [index + 1])}
                aria-expanded={index === opened}
                aria-controls={id}
                onClick={() => setOpened(index === opened ? undefined : index)}
              >
                ALT
              </button>
            ) : (
              !one.isUnknown && <span className="alt-mark alt-missing">{i18n.t('preview.noAlt')}</span>
            )}
          </div>
        ))}
      </div>
      <p id={id} className="gallery-description" hidden={!described}>
        {described?.one.description}
      </p>
    </div>
  );
}

/** What a machine wrote is not sent before somebody has looked at it. */
function isDescribed(media: PreviewMedia): boolean {
  return media.description.trim() !== '' && !isUnchecked(media);
}

/** A small picture of a medium, or a drawing where there is none. */
export function Thumbnail({
  media: { src, kind, description },
}: {
  media: Pick<PreviewMedia, 'src' | 'kind' | 'description'>;
}) {
  return (
    <span className="thumbnail">
      {src ? <img src={src} alt={description} /> : <Icon name={kind === 'video' ? 'play' : 'picture'} />}
      {src && kind === 'video' && <Icon name="play" />}
    </span>
  );
}
