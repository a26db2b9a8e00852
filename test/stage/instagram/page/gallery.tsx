import { useRef } from 'react';
import { Button, Icon, paths } from './button.tsx';
import type { Change, Draft } from './draft.ts';
import { FileForm } from './file-form.tsx';
import { say } from './labels.ts';
import { Cropped } from './preview.tsx';

interface Props {
  draft: Draft;
  dispatch: (change: Change) => void;
  onFiles: (files: Iterable<File>) => void;
}

/** What was chosen, in its order: each can be drawn elsewhere, shown or removed, and more can be added. */
export function Gallery({ draft, dispatch, onFiles }: Props) {
  const held = useRef<number>(undefined);
  return (
    <div className="k-gallery">
      {draft.items.map((item, index) => (
        <div
          key={item.id}
          className="k-thumb"
          onPointerDown={() => {
            held.current = index;
          }}
          onPointerUp={() => {
            const from = held.current;
            held.current = undefined;
            if (from !== undefined && from !== index) dispatch({ type: 'move', from, to: index });
          }}
        >
          <Button className="k-shown" onPress={() => dispatch({ type: 'set', change: { at: index } })}>
            <Cropped item={item} ratio="1:1" />
          </Button>
          <div className="k-remove">
            <Button className="k-round" onPress={() => dispatch({ type: 'remove', id: item.id })}>
              <Icon label={say.delete} path={paths.cross} />
            </Button>
          </div>
        </div>
      ))}
      <FileForm className="k-round" label={<Icon label={say.add} path={paths.plus} />} onFiles={onFiles} />
    </div>
  );
}
