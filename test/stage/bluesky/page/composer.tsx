import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { Prompt } from './dialog.tsx';
import { emptyDraft, isEmpty, type PostRef, reduceDraft } from './draft.ts';
import { DraftsDialog, keepDraft } from './drafts.tsx';
import { useFocusTrap } from './focus-trap.ts';
import { say, wording } from './labels.ts';
import { call, type Session } from './network.ts';
import { PostBlock } from './post-block.tsx';
import { type Progress, publish, waitForPost } from './publish.ts';
import { QuotedPost } from './quoted-post.tsx';
import { language } from './session.ts';
import { useShortcuts } from './shortcuts.ts';

interface Props {
  session: Session;
  replyTo: PostRef | undefined;
  quote: PostRef | undefined;
  text: string;
  onClose: () => void;
  onSent: (toast: string) => void;
  onToast: (toast: string) => void;
}

/** The composer with the roles, test ids and labels of the recorded one. */
export function Composer({ session, replyTo, quote, text, onClose, onSent, onToast }: Props) {
  const [draft, dispatch] = useReducer(reduceDraft, undefined, () => emptyDraft(language, text, quote));
  const [progress, setProgress] = useState<Progress | 'uploadingVideo'>();
  const [error, setError] = useState('');
  const [question, setQuestion] = useState<'discard' | 'empty' | 'drafts'>();
  const dialog = useRef<HTMLDivElement>(null);
  useFocusTrap(dialog);

  const filled = draft.posts.filter((post) => !isEmpty(post));
  const words = wording(draft.posts.length, Boolean(replyTo));
  const videos = filled.flatMap((post) => (post.media?.kind === 'video' ? [post.media.video] : []));
  const videoPending = videos.some((video) => !video.blob && !video.error);

  const send = async () => {
    setError('');
    setProgress('processing');
    try {
      const uri = await publish(session, draft, replyTo, setProgress);
      // The composer stays until the AppView has the post, or has not had it five times.
      await waitForPost(session, uri, filled.length).catch(() => {});
      onSent(say.sent[words]);
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown.message : String(thrown));
      setProgress(undefined);
    }
  };
  const start = (asked: boolean) => {
    if (progress || filled.length === 0) return;
    const lastFilled = draft.posts.findLastIndex((post) => !isEmpty(post));
    if (!asked && lastFilled + 1 > filled.length) return setQuestion('empty');
    // With a video under way the click only queues.
    if (videoPending) return setProgress('uploadingVideo');
    send();
  };
  const leave = () => {
    if (progress) return;
    if (filled.some((post) => post.text || post.media)) setQuestion('discard');
    else onClose();
  };
  const saveDraft = async () => {
    setQuestion(undefined);
    keepDraft(filled);
    const posts = filled.map((post) => ({ text: post.text }));
    await call(session, 'app.bsky.draft.createDraft', { body: { draft: { posts } }, appView: true });
    onToast(say.draftSaved);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: goes off once, when the last video is done
  useEffect(() => {
    if (progress === 'uploadingVideo' && !videoPending) send();
  }, [progress, videoPending]);

  const latest = useRef({ start, leave });
  latest.current = { start, leave };
  const shortcuts = useMemo(
    () => ({
      onPublish: () => latest.current.start(false),
      onEscape: () => latest.current.leave(),
      // Nothing opens over an open composer.
      onLetter: () => false,
    }),
    [],
  );
  useShortcuts(shortcuts);

  return (
    <div role="dialog" aria-modal="true" className="k-overlay" ref={dialog}>
      <div className="k-centre">
        <div data-testid="composePostView" className="k-composer">
          {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: as recorded, a second one inside */}
          <div aria-modal="true" className="k-sheet">
            <div className="k-top">
              <button type="button" className="k-plain" aria-label={say.cancel} onClick={leave}>
                {say.cancel}
              </button>
              <span className="k-gap" />
              {progress ? (
                <div className="k-progress">
                  <span>{say[progress]}</span>
                  <span className="k-spinner" />
                </div>
              ) : (
                <>
                  {!replyTo && (
                    <button
                      type="button"
                      className="k-plain"
                      aria-label={say.drafts}
                      onClick={() => setQuestion('drafts')}
                    >
                      {say.drafts}
                    </button>
                  )}
                  <button
                    type="button"
                    data-testid="composerPublishBtn"
                    className="k-publish"
                    aria-label={say.publish[words]}
                    disabled={filled.length === 0}
                    onClick={() => start(false)}
                  >
                    {say.publishText[words]}
                  </button>
                </>
              )}
            </div>
            {error && (
              <div className="k-error">
                <span>{error}</span>
                <button type="button" aria-label={say.dismissError} onClick={() => setError('')}>
                  ✕
                </button>
              </div>
            )}
            <div className="k-scroll">
              {replyTo && (
                <button type="button" className="k-target" aria-label={say.expandReply}>
                  <QuotedPost post={replyTo} />
                </button>
              )}
              {draft.posts.map((post, index) => (
                <PostBlock
                  key={post.id}
                  session={session}
                  draft={draft}
                  post={post}
                  reply={Boolean(replyTo)}
                  placeholder={
                    index > 0 ? say.threadPlaceholder : replyTo ? say.replyPlaceholder : say.placeholder
                  }
                  dispatch={dispatch}
                />
              ))}
            </div>
          </div>
        </div>
      </div>
      {question === 'drafts' && (
        <DraftsDialog
          onSave={saveDraft}
          onPick={(posts) => {
            setQuestion(undefined);
            dispatch({ type: 'load', posts });
          }}
          onClose={() => setQuestion(undefined)}
        />
      )}
      {question === 'discard' && (
        <Prompt
          title={say.discardTitle}
          confirm={say.discard}
          onConfirm={onClose}
          onClose={() => setQuestion(undefined)}
        />
      )}
      {question === 'empty' && (
        <Prompt
          title={say.emptyTitle}
          text={say.emptyText}
          confirm={say.continue}
          onConfirm={() => start(true)}
          onClose={() => setQuestion(undefined)}
        />
      )}
    </div>
  );
}
