import type { PostRef } from './draft.ts';
import { displayName } from './session.ts';

/** A post shown small: the one that is quoted or answered. */
export function QuotedPost({ post }: { post: PostRef }) {
  return (
    <div className="k-quote">
      <strong>{displayName(post.did)}</strong> <small>@{post.handle}</small>
      <p>{post.text}</p>
    </div>
  );
}
