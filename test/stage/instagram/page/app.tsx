import { useEffect, useState } from 'react';
import { Composer } from './composer.tsx';
import { Direct } from './direct.tsx';
import { Feed } from './feed.tsx';
import { Navigation } from './navigation.tsx';
import { query } from './request.ts';

/** The whole page. The composer's own addresses open it. */
export function App() {
  const [isCreating, setCreating] = useState(location.pathname.startsWith('/create/'));
  const [round, setRound] = useState(0);
  useEffect(() => {
    for (const name of ['PolarisFeedRootQuery', 'PolarisStoriesTrayQuery', 'PolarisBadgesQuery'])
      void query(name);
  }, []);
  return (
    <div className="k-app">
      <Navigation onCreate={() => setCreating(true)} />
      <Feed round={round} />
      <Direct />
      {isCreating && (
        <Composer
          onClose={() => {
            setCreating(false);
            setRound((count) => count + 1);
          }}
        />
      )}
    </div>
  );
}
