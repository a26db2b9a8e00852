import { useState } from 'react';
import { Button, Icon, paths } from './button.tsx';
import type { Change, Draft, Ratio } from './draft.ts';
import { Gallery } from './gallery.tsx';
import { say } from './labels.ts';
import { Preview } from './preview.tsx';

interface Props {
  draft: Draft;
  dispatch: (change: Change) => void;
  onFiles: (files: Iterable<File>) => void;
}

const ratios: Ratio[] = ['original', '1:1', '4:5', '16:9'];

/** The second step: the shape, the order, more or fewer pictures. */
export function CropStep({ draft, dispatch, onFiles }: Props) {
  const [open, setOpen] = useState<'ratio' | 'gallery'>();
  const toggle = (what: 'ratio' | 'gallery') => setOpen(open === what ? undefined : what);
  return (
    <div className="k-stage">
      <Preview draft={draft} dispatch={dispatch} />
      <div className="k-tools">
        {open === 'ratio' && (
          <div className="k-ratios">
            {ratios.map((ratio) => (
              <Button
                key={ratio}
                className={ratio === draft.ratio ? 'k-ratio k-chosen' : 'k-ratio'}
                onPress={() => dispatch({ type: 'set', change: { ratio } })}
              >
                <span>{ratio === 'original' ? say.original : ratio}</span>
              </Button>
            ))}
          </div>
        )}
        {open === 'gallery' && <Gallery draft={draft} dispatch={dispatch} onFiles={onFiles} />}
        <button type="button" className="k-tool" onClick={() => toggle('ratio')}>
          <Icon label={say.crop} path={paths.frame} />
        </button>
        <span className="k-gap" />
        <button type="button" className="k-tool" onClick={() => toggle('gallery')}>
          <Icon label={say.gallery} path={paths.layers} />
        </button>
      </div>
    </div>
  );
}
