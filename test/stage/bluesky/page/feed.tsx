import { useState } from 'react';
import { Menu, Prompt } from './dialog.tsx';
import { say } from './labels.ts';
import { call, type Session } from './network.ts';
import type { FeedPost } from './posts.ts';
import { displayName, language } from './session.ts';

interface Props {
  session: Session;
  posts: FeedPost[];
  onReply: (post: FeedPost) => void;
  onQuote: (post: FeedPost) => void;
  onDeleted: () => void;
}

/** The posts, each with its buttons. */
export function Feed({ posts, ...rest }: Props) {
  return (
    <div>
      {posts.map((post) => (
        <Item key={post.uri} post={post} {...rest} />
      ))}
    </div>
  );
}

function Item({ session, post, onReply, onQuote, onDeleted }: Omit<Props, 'posts'> & { post: FeedPost }) {
  const [open, setOpen] = useState<'repost' | 'options' | 'delete'>();
  const close = () => setOpen(undefined);
  const remove = async () => {
    const body = { repo: session.did, collection: 'app.bsky.feed.post', rkey: post.rkey };
    await call(session, 'com.atproto.repo.deleteRecord', { body });
    onDeleted();
  };
  return (
    <div data-testid={`feedItem-by-${post.handle}`} className="k-item">
      <div className="k-avatar" aria-hidden="true">
        {post.handle.slice(0, 1).toUpperCase()}
      </div>
      <div className="k-body">
        <div className="k-by">
          <strong>{displayName(post.did)}</strong> <small>@{post.handle}</small>{' '}
          <a href={`/profile/${post.did}/post/${post.rkey}`}>
            <small>{new Date(post.createdAt).toLocaleTimeString(language, { timeStyle: 'short' })}</small>
          </a>
        </div>
        <p className="k-text" data-testid="postText">
          {post.text}
        </p>
        {post.pictures.length > 0 && (
          <div className="k-shown">
            {post.pictures.map(({ src, alt }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same picture may come twice
              <img key={index} src={src} alt={alt} loading="lazy" />
            ))}
          </div>
        )}
        <div className="k-actions">
          <button
            type="button"
            data-testid="replyBtn"
            aria-label={say.reply(post.replies)}
            onClick={() => onReply(post)}
          >
            ↩ {post.replies}
          </button>
          <button
            type="button"
            data-testid="repostBtn"
            aria-label={say.repost(0)}
            onClick={() => setOpen('repost')}
          >
            ⟳
          </button>
          <button
            type="button"
            data-testid="postDropdownBtn"
            aria-label={say.options}
            onClick={() => setOpen('options')}
          >
            …
          </button>
        </div>
      </div>
      {open === 'repost' && (
        <Menu onClose={close}>
          <button
            type="button"
            role="menuitem"
            aria-label={say.quote}
            onClick={() => {
              close();
              onQuote(post);
            }}
          >
            {say.quote}
          </button>
        </Menu>
      )}
      {open === 'options' && (
        <Menu onClose={close}>
          <button
            type="button"
            role="menuitem"
            data-testid="postDropdownDeleteBtn"
            disabled={post.did !== session.did}
            onClick={() => setOpen('delete')}
          >
            {say.delete}
          </button>
        </Menu>
      )}
      {open === 'delete' && (
        <Prompt title={say.deleteTitle} confirm={say.delete} onConfirm={remove} onClose={close} />
      )}
    </div>
  );
}
