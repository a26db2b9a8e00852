import { useEffect, useState } from 'react';
import { cropped } from './crop.ts';
import { AltDialog } from './dialogs.tsx';
import type { Media, Picture, Video } from './draft.ts';
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
      {isVideo ? (
        <Film {...media.video} />
      ) : (
        <video src={media.gif.url.replace('.gif', '.mp4')} preload="none" muted />
      )}
      <button
        type="button"
        data-testid={isVideo ? undefined : 'altTextButton'}
        aria-label={isVideo ? say.videoAlt : say.addAlt}
        onClick={() => setAsksAlt(true)}
      >
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

function Film({ file, blob, error, progress }: Video) {
  const [src, setSrc] = useState<string>();
  useEffect(() => {
    const address = URL.createObjectURL(file);
    setSrc(address);
    return () => URL.revokeObjectURL(address);
  }, [file]);
  if (error) return <em role="alert">{error}</em>;
  return (
    <>
      <video src={src} muted className="k-film" />
      {!blob && <em>{`${say.uploadingVideo} ${Math.round(progress * 100)} %`}</em>}
    </>
  );
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
  const crop = async (id: string) => {
    const next = await Promise.all(pictures.map((one) => (one.id === id ? cropped(one) : one)));
    put(next);
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
          <button
            type="button"
            data-testid="editPhotoButton"
            aria-label={say.editPicture}
            onClick={() => crop(id)}
          >
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
          {/* biome-ignore lint/a11y/useSemanticElements: recorded as an element in the role of a button, without a test id */}
          <div
            role="button"
            tabIndex={-1}
            aria-label={say.addAlt}
            className="k-alt-region"
            onClick={() => setEditing(id)}
            onKeyDown={() => {}}
          />
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
