import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { say } from './labels.ts';
import { call, encodeForm, jazoest, query, send } from './request.ts';
import { setup } from './setup.ts';

interface Own {
  pk: string;
  id: string;
  caption: string;
}

/** One's own posts, each with its menu. `round` is another one whenever something may have been published. */
export function OwnPosts({ round }: { round: number }) {
  const [posts, setPosts] = useState<Own[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew in each round
  useEffect(() => {
    void read().then(setPosts);
  }, [round]);
  const done = async () => setPosts(await read());
  return posts.map((post) => <Post key={post.pk} post={post} onDone={done} />);
}

async function read(): Promise<Own[]> {
  const { text } = await send({ url: `${location.origin}/api/v1/feed/user/own/`, method: 'GET' });
  return JSON.parse(text).items;
}

function Post({ post, onDone }: { post: Own; onDone: () => Promise<void> }) {
  const [caption, setCaption] = useState<string>();
  const save = async () => {
    await edit(post, caption ?? '');
    setCaption(undefined);
    await onDone();
  };
  const remove = async () => {
    await call(`/api/v1/web/create/${post.pk}/delete/`, encodeForm({ jazoest: jazoest() }));
    await onDone();
  };
  return (
    <article className="k-article" data-own={post.pk}>
      <p>{post.caption}</p>
      {caption === undefined ? (
        <Button onPress={() => setCaption(post.caption)}>{say.editPost}</Button>
      ) : (
        <>
          <textarea
            aria-label={say.own}
            value={caption}
            onChange={({ target }) => setCaption(target.value)}
          />
          <Button onPress={save}>{say.done}</Button>
        </>
      )}
      <Button onPress={remove}>{say.deletePost}</Button>
    </article>
  );
}

/**
 * How the page edits a caption nobody has recorded: as the app does (`/media/<id>/edit_media/`), or by GraphQL, whose name and
 * fields are inventions in the manner of others of that page.
 */
async function edit({ id, pk }: Own, caption: string): Promise<void> {
  if (setup.edits === 'rest') {
    await call(`/api/v1/media/${id}/edit_media/`, encodeForm({ caption_text: caption, jazoest: jazoest() }));
  } else {
    await query('usePolarisEditMediaCaptionMutation', { media: { pk }, caption_text: caption });
  }
}
