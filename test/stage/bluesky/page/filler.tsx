import { memo } from 'react';

/** Posts that nobody reads, ten elements each, for a page as heavy as a real one. */
export const Filler = memo(function Filler({ nodes }: { nodes: number }) {
  return (
    <div>
      {Array.from({ length: Math.ceil(nodes / 10) }, (_, number) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
        <div key={number} className="k-item">
          <div className="k-avatar" />
          <div className="k-body">
            <div className="k-by">
              <strong>Filler {number}</strong> <small>@filler</small>
            </div>
            <p className="k-text">
              Nothing to see <span>here</span>
            </p>
            <div>
              <span>0</span>
            </div>
          </div>
        </div>
      ))}
    </div>
  );
});
