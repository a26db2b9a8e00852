import { Button } from './button.tsx';
import type { Change, Draft } from './draft.ts';
import { say } from './labels.ts';
import { Preview } from './preview.tsx';

const filters = {
  [say.original]: 'none',
  Clarendon: 'contrast(1.3) saturate(1.4)',
  Gingham: 'brightness(1.1) sepia(0.15)',
  Moon: 'grayscale(1) brightness(1.1)',
};

/** The third step: filters, which need not be used. */
export function EditStep({ draft, dispatch }: { draft: Draft; dispatch: (change: Change) => void }) {
  const item = draft.items[draft.at];
  if (!item) return null;
  return (
    <div className="k-columns">
      <Preview draft={draft} dispatch={dispatch} />
      <div className="k-side">
        <h2>{say.filters}</h2>
        <div className="k-filters">
          {Object.entries(filters).map(([name, filter]) => (
            <Button
              key={name}
              className={item.filter === filter ? 'k-filter k-chosen' : 'k-filter'}
              onPress={() => dispatch({ type: 'alter', id: item.id, change: { filter } })}
            >
              {name}
            </Button>
          ))}
        </div>
      </div>
    </div>
  );
}
