import { useCallback, useEffect, useState } from 'react';
import { Avatar } from './author-row.tsx';
import { Button } from './button.tsx';
import { Chat } from './chat.tsx';
import { Composer } from './composer.tsx';
import { Feed } from './feed.tsx';
import { Filler } from './filler.tsx';
import { say, unseen } from './labels.ts';
import { type FeedPost, readPosts } from './posts.ts';
import { type Place, placeOf } from './publish.ts';
import type { Purpose } from './purpose.ts';
import { fillerNodes, identity } from './setup.ts';

interface Toast {
  text: string;
  url: string | undefined;
}

/** The whole page: search, the way to a post, feed, a conversation. It goes from address to address without loading. */
export function App() {
  const [path, setPath] = useState(location.pathname);
  const [posts, setPosts] = useState<FeedPost[]>([]);
  const [composing, setComposing] = useState<Purpose>();
  const [toast, setToast] = useState<Toast>();
  const place = placeOf(path);
  const groupId = place.kind === 'group' ? place.id : undefined;
  const refresh = useCallback(() => {
    // A feed that cannot be read stays as it is.
    readPosts(groupId).then(setPosts, () => {});
  }, [groupId]);
  useEffect(refresh, [refresh]);
  useEffect(() => {
    const onPopState = () => setPath(location.pathname);
    window.addEventListener('popstate', onPopState);
    return () => window.removeEventListener('popstate', onPopState);
  }, []);
  const onEdit = useCallback((post: FeedPost) => setComposing({ kind: 'edit', post }), []);
  const onShare = useCallback((post: FeedPost) => setComposing({ kind: 'share', post }), []);
  const go = (to: string) => {
    history.pushState(null, '', to);
    setPath(to);
  };

  return (
    <div className="k-app">
      <header className="k-head">
        <span className="k-logo" aria-hidden="true">
          f
        </span>
        <input type="search" aria-label={say.search} placeholder={say.search} />
        <nav className="k-nav">
          <Button onPress={() => go('/')}>{say.home}</Button>
          <Button onPress={() => go(`/${identity.vanity}`)}>{identity.name}</Button>
          <Button onPress={() => go('/groups/300000000000001')}>{say.group}</Button>
        </nav>
        <Avatar id={identity.id} />
      </header>
      <main className="k-main">
        {path !== '/' && <h1>{place.kind === 'group' ? 'Krefeld hilft sich' : identity.name}</h1>}
        <Trigger place={place} onOpen={() => setComposing({ kind: 'create' })} />
        <Feed posts={posts} onEdit={onEdit} onShare={onShare} onGone={refresh} />
        {fillerNodes > 0 && <Filler nodes={fillerNodes} />}
      </main>
      <Chat />
      {composing && (
        <Composer
          place={place}
          purpose={composing}
          onClose={() => setComposing(undefined)}
          onDone={(draft, url) => {
            setComposing(undefined);
            setToast({ text: draft.scheduledFor ? say.scheduled : say.posted, url });
            refresh();
          }}
        />
      )}
      {toast && (
        <div role="status" className="k-toast">
          {toast.text} {toast.url && <a href={toast.url}>{say.viewPost}</a>}
        </div>
      )}
    </div>
  );
}

function Trigger({ place, onOpen }: { place: Place; onOpen: () => void }) {
  return (
    <div data-pagelet="FeedComposer">
      {/* biome-ignore lint/a11y/useSemanticElements: as observed on the real page */}
      <div role="region" aria-label={say.createAPost} className="k-trigger">
        <Avatar id={identity.id} />
        <Button className="k-ask" onPress={onOpen}>
          <span>
            {place.kind === 'group' ? say.groupTrigger : say.trigger}
            {unseen}
          </span>
        </Button>
        <Button label={say.photoVideo} className="k-round k-media" onPress={onOpen}>
          🖼
        </Button>
      </div>
    </div>
  );
}
