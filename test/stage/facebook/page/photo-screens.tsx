import { useState } from 'react';
import { Button } from './button.tsx';
import type { Media } from './draft.ts';
import { say } from './labels.ts';
import { graphql } from './request.ts';
import { Screen } from './screen.tsx';
import { identity } from './setup.ts';
import { eachPicture } from './use-media.ts';

interface Shared {
  id: string;
  media: Media;
  setMedia: (how: (media: Media) => Media) => void;
  onBack: () => void;
}

/** All pictures in their order, each with its buttons. */
export function PhotosScreen({
  id,
  media,
  setMedia,
  onEdit,
  onBack,
}: Shared & { onEdit: (key: string) => void }) {
  const pictures = media.kind === 'pictures' ? media.pictures : [];
  const move = (from: number, to: number) =>
    setMedia((one) => {
      if (one.kind !== 'pictures') return one;
      const moved = one.pictures[from];
      const rest = one.pictures.toSpliced(from, 1);
      return moved ? { kind: 'pictures', pictures: rest.toSpliced(to, 0, moved) } : one;
    });
  return (
    <Screen id={id} title={`${say.photoVideo}: ${say.editAll}`} onBack={onBack}>
      <ul className="k-scroll k-grid">
        {pictures.map(({ key, preview }, at) => (
          <li key={key}>
            <img src={preview} alt="" />
            <div className="k-row">
              <Button label={say.edit} onPress={() => onEdit(key)}>
                ✎ {say.edit}
              </Button>
              <Button
                label={say.moveBack}
                className="k-round"
                disabled={at === 0}
                onPress={() => move(at, at - 1)}
              >
                ←
              </Button>
              <Button
                label={say.moveOn}
                className="k-round"
                disabled={at === pictures.length - 1}
                onPress={() => move(at, at + 1)}
              >
                →
              </Button>
              <Button
                label={say.removePhoto}
                className="k-round"
                onPress={() =>
                  setMedia((one) => eachPicture(one, (other) => (other.key === key ? undefined : other)))
                }
              >
                ✕
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Button label={say.done} className="k-primary" onPress={onBack}>
        {say.done}
      </Button>
    </Screen>
  );
}

/** One picture's details: its alternative text, made by the platform unless a person writes one. */
export function PhotoScreen({ id, media, photo, setMedia, onBack }: Shared & { photo: string }) {
  const picture = media.kind === 'pictures' ? media.pictures.find(({ key }) => key === photo) : undefined;
  const [open, setOpen] = useState(false);
  const [isCustom, setIsCustom] = useState(Boolean(picture?.alt));
  const [alt, setAlt] = useState(picture?.alt ?? '');
  if (!picture) return null;
  const save = async () => {
    const text = isCustom ? alt : '';
    setMedia((one) => eachPicture(one, (other) => (other.key === photo ? { ...other, alt: text } : other)));
    const input = {
      photo_id: picture.id,
      custom_alt_text: text,
      actor_id: identity.id,
      client_mutation_id: '1',
    };
    await graphql('CometPhotoDetailsSaveAltTextMutation', { input }).catch(() => {});
    onBack();
  };
  return (
    <Screen id={id} title={say.photoDetails} onBack={onBack}>
      <div className="k-details">
        <img src={picture.preview} alt="" />
        <div>
          <Button label={say.altText} className="k-wide" onPress={() => setOpen(!open)}>
            {say.altText}
          </Button>
          {open && (
            <fieldset>
              <label>
                <input type="radio" name="alt" checked={!isCustom} onChange={() => setIsCustom(false)} />
                {say.generated}
              </label>
              <label>
                <input type="radio" name="alt" checked={isCustom} onChange={() => setIsCustom(true)} />
                {say.custom}
              </label>
              {isCustom && (
                <textarea
                  aria-label={say.custom}
                  value={alt}
                  rows={4}
                  onChange={({ target }) => setAlt(target.value)}
                />
              )}
            </fieldset>
          )}
        </div>
      </div>
      <Button label={say.save} className="k-primary" disabled={!picture.id} onPress={save}>
        {say.save}
      </Button>
    </Screen>
  );
}
