import { useCallback, useEffect, useMemo, useState } from 'react';
import { Composer } from './composer.tsx';
import type { PostRef } from './draft.ts';
import { Feed } from './feed.tsx';
import { Filler } from './filler.tsx';
import { say } from './labels.ts';
import type { Session } from './network.ts';
import { type FeedPost, readPosts } from './posts.ts';
import { accounts, currentAccount, displayName, fillerNodes, store } from './session.ts';
import { useShortcuts } from './shortcuts.ts';

interface Composing {
  replyTo?: PostRef;
  quote?: PostRef;
  text: string;
}

/** The whole page: side bar, feed, composer, toast. */
export function App() {
  const [session, setSession] = useState(currentAccount);
  const [composing, setComposing] = useState(intentOf);
  const [posts, setPosts] = useState<FeedPost[]>([]);
  const [toast, setToast] = useState('');
  const compose = useCallback(() => setComposing({ text: '' }), []);
  const refresh = useCallback(() => {
    // A feed that cannot be read stays as it is.
    readPosts(accounts).then(setPosts, () => {});
  }, []);
  useEffect(refresh, [refresh]);
  useEffect(() => {
    if (!toast) return;
    const timer = setTimeout(() => setToast(''), 5000);
    return () => clearTimeout(timer);
  }, [toast]);
  const shortcuts = useMemo(
    () => ({
      onLetter: (letter: string) => {
        if (letter === 'n') compose();
        return letter === 'n';
      },
    }),
    [compose],
  );
  useShortcuts(shortcuts);

  if (!session) return <p>No account on this stage.</p>;
  const shown = location.pathname.match(/^\/profile\/[^/]+\/post\/([^/]+)/)?.[1];
  return (
    <div className="k-app">
      <nav className="k-side">
        <a href="/" className="k-logo" aria-label={say.home}>
          ●
        </a>
        <AccountSwitch
          session={session}
          onSwitch={(next) => {
            store(next);
            setSession(next);
          }}
        />
        <button type="button" className="k-publish k-new" aria-label={say.compose} onClick={compose}>
          ✎ {say.composeMobile}
        </button>
      </nav>
      <main className="k-main">
        <h1>{say.postsOf}</h1>
        <Feed
          session={session}
          posts={shown ? posts.filter((post) => post.rkey === shown) : posts}
          onReply={(replyTo) => setComposing({ replyTo, text: '' })}
          onQuote={(quote) => setComposing({ quote, text: '' })}
          onDeleted={refresh}
        />
        {fillerNodes > 0 && <Filler nodes={fillerNodes} />}
      </main>
      <button
        type="button"
        data-testid="composeFAB"
        className="k-fab"
        aria-label={say.composeMobile}
        onClick={compose}
      >
        ✎
      </button>
      {composing && (
        <Composer
          session={session}
          replyTo={composing.replyTo}
          quote={composing.quote}
          text={composing.text}
          onClose={() => setComposing(undefined)}
          onToast={setToast}
          onSent={(words) => {
            setComposing(undefined);
            setToast(words);
            refresh();
          }}
        />
      )}
      {toast && (
        <div role="status" data-testid="toast" className="k-toast">
          {toast}
        </div>
      )}
    </div>
  );
}

function AccountSwitch({ session, onSwitch }: { session: Session; onSwitch: (next: Session) => void }) {
  return (
    <label className="k-account">
      <span className="k-avatar" aria-hidden="true">
        {session.handle.slice(0, 1).toUpperCase()}
      </span>
      <select
        data-testid="accountSwitch"
        aria-label={say.switchAccount}
        value={session.did}
        onChange={(event) => {
          const next = accounts.find(({ did }) => did === event.target.value);
          if (next) onSwitch(next);
        }}
      >
        {accounts.map(({ did }) => (
          <option key={did} value={did}>
            {displayName(did)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** `/intent/compose?text=` opens the composer and becomes `/`. */
function intentOf(): Composing | undefined {
  if (location.pathname !== '/intent/compose') return undefined;
  const text = new URLSearchParams(location.search).get('text') ?? '';
  history.replaceState(null, '', '/');
  return { text };
}
