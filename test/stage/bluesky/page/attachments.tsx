import { useState } from 'react';
import { AltDialog } from './dialogs.tsx';
import type { Media, Picture } from './draft.ts';
import { say } from './labels.ts';

interface Props {
  media: Media;
  onChange: (media: Media | undefined) => void;
}

/** What is attached to a post, with its buttons. */
export function Attachment({ media, onChange }: Props) {
  const [asksAlt, setAsksAlt] = useState(false);
  if (media.kind === 'pictures') return <Pictures pictures={media.pictures} onChange={onChange} />;
  const remove = (
    <button
      type="button"
      className="k-remove"
      aria-label={say.removeAttachment}
      onClick={() => onChange(undefined)}
    >
      ✕
    </button>
  );
  if (media.kind === 'card') {
    const { title, description, url, image } = media.card;
    return (
      <div className="k-card">
        {image && <img src={image} alt="" />}
        <strong>{title}</strong>
        <span>{description}</span>
        <small>{new URL(url).host}</small>
        {remove}
      </div>
    );
  }
  const isVideo = media.kind === 'video';
  const saveAlt = (alt: string) => {
    setAsksAlt(false);
    onChange(
      isVideo ? { ...media, video: { ...media.video, alt } } : { ...media, gif: { ...media.gif, alt } },
    );
  };
  return (
    <div className="k-video">
      {isVideo ? <VideoState {...media.video} /> : <em>GIF: {media.gif.title}</em>}
      <button type="button" aria-label={isVideo ? say.videoAlt : say.addAlt} onClick={() => setAsksAlt(true)}>
        {isVideo ? say.videoAlt : 'ALT'}
      </button>
      {remove}
      {asksAlt && (
        <AltDialog
          title={isVideo ? say.videoTitle : say.addAlt}
          confirm={isVideo ? say.done : say.save}
          text={isVideo ? media.video.alt : media.gif.alt}
          onClose={saveAlt}
        />
      )}
    </div>
  );
}

function VideoState({ blob, error, progress }: { blob?: unknown; error?: string; progress: number }) {
  if (error) return <em role="alert">{error}</em>;
  return <em>{blob ? 'Video' : `${say.uploadingVideo} ${Math.round(progress * 100)} %`}</em>;
}

function Pictures({ pictures, onChange }: { pictures: Picture[]; onChange: Props['onChange'] }) {
  const [editing, setEditing] = useState<string>();
  const put = (next: Picture[]) =>
    onChange(next.length > 0 ? { kind: 'pictures', pictures: next } : undefined);
  const edited = pictures.find(({ id }) => id === editing);
  const saveAlt = (alt: string) => {
    setEditing(undefined);
    put(pictures.map((one) => (one.id === editing ? { ...one, alt } : one)));
  };
  return (
    <div data-testid="selectedPhotosView" className="k-pictures">
      {pictures.map(({ id, alt, preview }) => (
        <div key={id} className="k-picture">
          <button
            type="button"
            data-testid="altTextButton"
            aria-label={say.addAlt}
            onClick={() => setEditing(id)}
          >
            {alt ? '✓ ALT' : '+ ALT'}
          </button>
          <button type="button" data-testid="editPhotoButton" aria-label={say.editPicture}>
            ✎
          </button>
          <button
            type="button"
            data-testid="removePhotoButton"
            aria-label={say.removePicture}
            onClick={() => put(pictures.filter((one) => one.id !== id))}
          >
            ✕
          </button>
          <div data-testid="selectedPhotoImage">
            <img src={preview} alt="" />
          </div>
        </div>
      ))}
      {edited && (
        <AltDialog
          title={say.addAlt}
          confirm={say.save}
          text={edited.alt}
          preview={edited.preview}
          onClose={saveAlt}
        />
      )}
    </div>
  );
}
