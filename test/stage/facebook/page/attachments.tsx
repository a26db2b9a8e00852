import { Button } from './button.tsx';
import type { Media } from './draft.ts';
import { say } from './labels.ts';

interface Props {
  media: Media;
  onAdd: () => void;
  /** With the key of the only picture, without one for all. */
  onEdit: (key?: string) => void;
  onRemove: () => void;
}

/** What is attached, below the text and outside of the editor. */
export function Attachments({ media, onAdd, onEdit, onRemove }: Props) {
  if (media.kind === 'none') return null;
  if (media.kind === 'card') {
    const { url, title } = media.card;
    return (
      <div className="k-card">
        <a href={url} target="_blank" rel="noreferrer noopener" aria-label={title}>
          <span className="k-site">{new URL(url).host.toUpperCase()}</span>
          <strong dir="auto">{title}</strong>
        </a>
        <Button label={say.removePreview} className="k-round k-remove" onPress={onRemove}>
          ✕
        </Button>
      </div>
    );
  }
  const pictures = media.kind === 'pictures' ? media.pictures : [];
  const isSingle = pictures.length === 1;
  return (
    <div className="k-attached">
      {media.kind === 'video' ? (
        // biome-ignore lint/a11y/useMediaCaption: the preview of a file just chosen
        <video src={media.preview} controls data-ready={media.id !== undefined} />
      ) : (
        <div className={isSingle ? 'k-single' : 'k-collage'}>
          {pictures.map(({ key, preview, id }) => (
            <img key={key} src={preview} alt="" aria-busy={!id} />
          ))}
        </div>
      )}
      <div className="k-over">
        {media.kind === 'pictures' && (
          <Button
            label={isSingle ? say.edit : say.editAll}
            onPress={() => onEdit(isSingle ? pictures[0]?.key : undefined)}
          >
            ✎ {isSingle ? say.edit : say.editAll}
          </Button>
        )}
        <Button label={say.addPhotos} onPress={onAdd}>
          + {say.addPhotos}
        </Button>
      </div>
      <Button label={say.removeAttachment} className="k-round k-remove" onPress={onRemove}>
        ✕
      </Button>
    </div>
  );
}
