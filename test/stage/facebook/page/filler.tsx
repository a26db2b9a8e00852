import { memo } from 'react';

/** Elements that nobody reads, ten to an article, for a page as heavy as a real one. */
export const Filler = memo(function Filler({ nodes }: { nodes: number }) {
  return (
    <div>
      {Array.from({ length: Math.ceil(nodes / 10) }, (_, number) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
        // biome-ignore lint/a11y/useSemanticElements: as observed on the real page
        <div key={number} role="article" className="k-item">
          <div className="k-author">
            <strong>Filler {number}</strong> <span className="k-site">0</span>
          </div>
          <div className="k-text">
            <span>Nothing to see</span> <span>here</span>
          </div>
          <div className="k-row">
            <span>0</span>
            <span>0</span>
          </div>
        </div>
      ))}
    </div>
  );
});
