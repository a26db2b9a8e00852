import { memo, useState } from 'react';
import { Avatar } from './author-row.tsx';
import { Button } from './button.tsx';
import { CommentBox } from './comment-box.tsx';
import { say } from './labels.ts';
import type { FeedPost } from './posts.ts';
import { graphql } from './request.ts';
import { identity } from './setup.ts';

interface Props {
  posts: FeedPost[];
  onEdit: (post: FeedPost) => void;
  onShare: (post: FeedPost) => void;
  onGone: () => void;
}

/** The posts, each an article with its comment box. */
export const Feed = memo(function Feed({ posts, ...rest }: Props) {
  return (
    <div role="feed">
      {[...posts, neighbour].map((post) => (
        <Article key={post.id} post={post} {...rest} />
      ))}
    </div>
  );
});

/** Somebody else's post, so that there is always one to comment on. */
const neighbour: FeedPost = {
  id: 'UzpfSTEwMDA2NDAwMDAwMDAwOTox',
  post_id: '122000000000000001',
  url: '/stadtwerke.krefeld/posts/pfbid0nachbar',
  actors: [{ id: '100064000000009', name: 'Stadtwerke Krefeld' }],
  message: { text: 'Heute werden auf dem Westwall neue Bäume gepflanzt. 🌳' },
  attachments: [],
};

function Article({ post, onEdit, onShare, onGone }: Omit<Props, 'posts'> & { post: FeedPost }) {
  const [liked, setLiked] = useState(false);
  const [open, setOpen] = useState(false);
  const [author] = post.actors;
  const like = () => {
    setLiked(!liked);
    const input = { feedback_id: feedbackId(post), feedback_reaction_id: liked ? '0' : '1635855486666999' };
    const more = { actor_id: identity.id, client_mutation_id: '1' };
    graphql('CometUFIFeedbackReactMutation', { input: { ...input, ...more } }).catch(() => {});
  };
  const trash = async () => {
    const input = {
      story_id: post.id,
      story_location: 'NEWSFEED',
      actor_id: identity.id,
      client_mutation_id: '1',
    };
    await graphql('useCometTrashPostMutation', { input });
    onGone();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: as observed on the real page
    <div role="article" className="k-item">
      <div className="k-author">
        <Avatar id={author?.id ?? ''} />
        <div>
          <strong dir="auto">{author?.name}</strong>
          <a href={post.url} className="k-site">
            {say.created}
          </a>
        </div>
        <span className="k-gap" />
        {author?.id === identity.id && (
          <Button label={say.actions} className="k-round" onPress={() => setOpen(!open)}>
            …
          </Button>
        )}
      </div>
      {open && (
        <div role="menu" className="k-row">
          <Button
            onPress={() => {
              setOpen(false);
              onEdit(post);
            }}
          >
            {say.editPost}
          </Button>
          <Button onPress={trash}>{say.trash}</Button>
        </div>
      )}
      <div dir="auto" className="k-text">
        {post.message.text}
      </div>
      <div className="k-collage">
        {post.attachments.map(({ id, uri, kind, accessibility_caption: alt }) =>
          kind === 'video' ? (
            // biome-ignore lint/a11y/useMediaCaption: there is none
            <video key={id} src={uri} controls />
          ) : (
            <img key={id} src={uri} alt={alt} />
          ),
        )}
      </div>
      {post.link && <a href={post.link}>{post.link}</a>}
      <div className="k-row">
        <Button label={say.like} onPress={like}>
          {liked ? '♥' : '♡'} {say.like}
        </Button>
        <Button label={say.share} onPress={() => onShare(post)}>
          ↪ {say.share}
        </Button>
      </div>
      <CommentBox feedbackId={feedbackId(post)} />
    </div>
  );
}

function feedbackId({ post_id: id }: FeedPost): string {
  return btoa(`feedback:${id}`);
}
