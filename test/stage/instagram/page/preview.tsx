import { useEffect, useRef } from 'react';
import { Button, Icon, paths } from './button.tsx';
import { drawCropped } from './crop.ts';
import type { Change, Draft, Item, Ratio } from './draft.ts';
import { say } from './labels.ts';

/** The item that is being worked on, with arrows to its neighbours. */
export function Preview({ draft, dispatch }: { draft: Draft; dispatch: (change: Change) => void }) {
  const { items, at, ratio } = draft;
  const item = items[at];
  const show = (next: number) => dispatch({ type: 'set', change: { at: next } });
  return (
    <div className="k-preview">
      {item && <Cropped item={item} ratio={ratio} />}
      {at > 0 && (
        <div className="k-arrow k-arrow-left">
          <Button onPress={() => show(at - 1)}>
            <Icon label={say.previous} path={paths.left} />
          </Button>
        </div>
      )}
      {at < items.length - 1 && (
        <div className="k-arrow k-arrow-right">
          <Button onPress={() => show(at + 1)}>
            <Icon label={say.following} path={paths.right} />
          </Button>
        </div>
      )}
    </div>
  );
}

/** An item as it will be published. */
export function Cropped({ item, ratio }: { item: Item; ratio: Ratio }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) drawCropped(item, ratio, canvas.current);
  }, [item, ratio]);
  return <canvas ref={canvas} className="k-cropped" />;
}
