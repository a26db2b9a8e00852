import type { KeyboardEvent } from 'react';
import { Button } from '../page/button.tsx';
import type { Item } from './draft.ts';
import { say } from './say.ts';

interface Props {
  items: Item[];
  onEdit: (item: Item) => void;
  onRemove: (item: Item) => void;
  /** Puts an item one place earlier (-1) or later (1). */
  onMove: (item: Item, by: -1 | 1) => void;
}

/** The pictures and videos in their order; the arrow keys move the one that has the focus. */
export function MediaList({ items, onEdit, onRemove, onMove }: Props) {
  const move = (item: Item) => (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'ArrowLeft') onMove(item, -1);
    if (event.key === 'ArrowRight') onMove(item, 1);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: observed as elements in these roles
    <div role="list" className="k-items">
      {items.map((item) => (
        // biome-ignore lint/a11y/useSemanticElements: observed as elements in these roles
        <div
          role="listitem"
          key={item.key}
          className="k-listed"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys that move it come here
          tabIndex={0}
          aria-busy={item.id === undefined}
          onKeyDown={move(item)}
        >
          {item.kind === 'photo' ? <img src={item.preview} alt="" /> : <video src={item.preview} muted />}
          <span>
            {item.width} x {item.height}
          </span>
          <Button className="k-quiet" onPress={() => onEdit(item)}>
            {item.kind === 'photo' ? say.editPhoto : say.editVideo}
          </Button>
          <Button
            className="k-quiet"
            label={item.kind === 'photo' ? say.removePhoto : say.removeVideo}
            onPress={() => onRemove(item)}
          >
            ✕
          </Button>
        </div>
      ))}
    </div>
  );
}
