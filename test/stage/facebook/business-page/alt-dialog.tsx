import { useId, useState } from 'react';
import { Button } from '../page/button.tsx';
import type { Item } from './draft.ts';
import { graphql } from './graphql.ts';
import { say } from './say.ts';

/** One picture with the field for its alternative text, which is sent at once on Save. */
export function AltDialog({
  item,
  onSaved,
  onClose,
}: {
  item: Item;
  onSaved: (alt: string) => void;
  onClose: () => void;
}) {
  const [text, setText] = useState(item.alt);
  const title = useId();
  const field = useId();
  const save = async () => {
    const input = { photo_id: item.id, custom_alt_text: text, client_mutation_id: '1' };
    await graphql('BusinessComposerPhotoAltTextSaveMutation', { input });
    onSaved(text);
  };
  return (
    <div className="k-backdrop">
      <div role="dialog" aria-modal="true" aria-labelledby={title} className="k-dialog">
        <h2 id={title}>{item.kind === 'photo' ? say.editPhoto : say.editVideo}</h2>
        {item.kind === 'photo' && <img className="k-large" src={item.preview} alt="" />}
        <label htmlFor={field}>{say.altText}</label>
        <textarea id={field} rows={3} value={text} onChange={(event) => setText(event.target.value)} />
        <div className="k-row">
          <Button onPress={onClose}>{say.cancel}</Button>
          <Button className="k-primary" disabled={item.id === undefined} onPress={save}>
            {say.save}
          </Button>
        </div>
      </div>
    </div>
  );
}
