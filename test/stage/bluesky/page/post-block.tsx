import { useEffect, useState } from 'react';
import { Attachment } from './attachments.tsx';
import { Bar } from './bar.tsx';
import type { Draft, DraftAction, DraftPost, Media, Picture, Video } from './draft.ts';
import { Editor } from './editor.tsx';
import { readPictures, videoIn } from './files.ts';
import { say } from './labels.ts';
import { readCard } from './link-card.ts';
import type { Session } from './network.ts';
import { QuotedPost } from './quoted-post.tsx';
import { linksIn } from './rich-text.ts';
import { aspectRatioOf, uploadVideo } from './video-upload.ts';

interface Props {
  session: Session;
  draft: Draft;
  post: DraftPost;
  reply: boolean;
  placeholder: string;
  dispatch: (action: DraftAction) => void;
}

/** One post of the thread: avatar, editor, attachments; the bar follows the active one. */
export function PostBlock({ session, draft, post, reply, placeholder, dispatch }: Props) {
  const [insert, setInsert] = useState({ text: '', count: 0 });
  const { id } = post;
  const active = draft.active === id;
  const change = (how: (one: DraftPost) => DraftPost) => dispatch({ type: 'change', id, change: how });
  const setMedia = (media: Media | undefined) =>
    change((one) => {
      const refused = !media && one.media?.kind === 'card' ? [one.media.card.url] : [];
      return { ...one, media, refusedCards: [...one.refusedCards, ...refused] };
    });
  useLinkCard(post, change);

  const addFiles = async (files: File[]) => {
    const video = videoIn(files);
    if (video) return startVideo(session, video, change);
    const added = await readPictures(files);
    if (added.length > 0) change((one) => ({ ...one, media: withPictures(one.media, added) }));
  };

  return (
    <>
      <div className="k-post">
        <div className="k-avatar" aria-hidden="true">
          {session.handle.slice(0, 1).toUpperCase()}
        </div>
        <div className="k-body">
          <Editor
            text={post.text}
            placeholder={placeholder}
            active={active}
            insert={insert}
            onText={(text) => change((one) => ({ ...one, text }))}
            onFocus={() => dispatch({ type: 'activate', id })}
            onFiles={addFiles}
          />
          {post.media && <Attachment media={post.media} onChange={setMedia} />}
          {post.quote && <QuotedPost post={post.quote} />}
        </div>
        {active && draft.posts.length > 1 && (
          <button
            type="button"
            className="k-remove"
            aria-label={say.deletePost}
            onClick={() => dispatch({ type: 'remove', id })}
          >
            ✕
          </button>
        )}
      </div>
      {active && (
        <Bar
          draft={draft}
          post={post}
          reply={reply}
          dispatch={dispatch}
          onFiles={addFiles}
          onGif={(gif) => setMedia({ kind: 'gif', gif })}
          onEmoji={(text) => setInsert(({ count }) => ({ text, count: count + 1 }))}
        />
      )}
    </>
  );
}

type Change = (how: (one: DraftPost) => DraftPost) => void;

/** Offers the card of the first address in the text as soon as something follows it. */
function useLinkCard(post: DraftPost, change: Change): void {
  const url = post.media
    ? undefined
    : linksIn(finished(post.text)).find((one) => !post.refusedCards.includes(one));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address asks, nothing else
  useEffect(() => {
    if (!url) return;
    readCard(url)
      .then((card) => card && change((one) => (one.media ? one : { ...one, media: { kind: 'card', card } })))
      // No card is no fault: the link stays in the text.
      .catch(() => {});
  }, [url]);
}

/** The text without the word that is still being typed. */
function finished(text: string): string {
  return text.replace(/\S+$/, '');
}

function withPictures(media: Media | undefined, added: Picture[]): Media {
  const before = media?.kind === 'pictures' ? media.pictures : [];
  return { kind: 'pictures', pictures: [...before, ...added].slice(0, 10) };
}

async function startVideo(session: Session, file: File, change: Change): Promise<void> {
  const video: Video = { file, alt: '', aspectRatio: await aspectRatioOf(file), progress: 0 };
  change((one) => ({ ...one, media: { kind: 'video', video } }));
  await uploadVideo(session, file, (news) =>
    change((one) => {
      // Another file may have been chosen meanwhile.
      if (one.media?.kind !== 'video' || one.media.video.file !== file) return one;
      return { ...one, media: { kind: 'video', video: { ...one.media.video, ...news } } };
    }),
  );
}
