import type { LexicalEditor } from 'lexical';
import { useRef, useState } from 'react';
import { Avatar } from './author-row.tsx';
import { Button } from './button.tsx';
import type { Written } from './draft.ts';
import { Editor } from './editor.tsx';
import { say } from './labels.ts';
import { fill } from './lexical-box.ts';
import { graphql } from './request.ts';
import { identity } from './setup.ts';

/** Looks much like a composer and is none: a Lexical editor under a post, sent by Enter or the button. */
export function CommentBox({ feedbackId }: { feedbackId: string }) {
  const [written, setWritten] = useState<Written>({ text: '', ranges: [] });
  const [sent, setSent] = useState<string[]>([]);
  const editor = useRef<LexicalEditor>(null);
  const typing = useRef(false);
  const change = (now: Written) => {
    setWritten(now);
    if (typing.current || now.text === '') return;
    typing.current = true;
    const input = { feedback_id: feedbackId, session_id: crypto.randomUUID(), client_mutation_id: '1' };
    graphql('CometUFILiveTypingBroadcastMutation_StartMutation', { input }).catch(() => {});
  };
  const send = async () => {
    const { text, ranges } = written;
    if (text.trim() === '' || !editor.current) return;
    fill(editor.current, '');
    typing.current = false;
    // As recorded 2026-09, shortened: a comment has a message, a token and attachments as a post has.
    const input = {
      attachments: null,
      feedback_id: feedbackId,
      formatting_style: null,
      message: { ranges, text },
      idempotence_token: `client:${crypto.randomUUID()}`,
      feedback_source: 'NEWS_FEED',
      session_id: crypto.randomUUID(),
      actor_id: identity.id,
      client_mutation_id: '2',
    };
    await graphql('useCometUFICreateCommentMutation', { input, feedLocation: 'NEWSFEED' });
    setSent((before) => [...before, text]);
  };
  return (
    <div className="k-comments">
      {sent.map((text, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: comments are only added
        // biome-ignore lint/a11y/useSemanticElements: as observed on the real page
        <div key={at} role="article" aria-label={say.commentAs} className="k-bubble" dir="auto">
          {text}
        </div>
      ))}
      <form onSubmit={(event) => event.preventDefault()} className="k-comment">
        <Avatar id={identity.id} size={32} />
        <Editor
          hint={say.comment}
          label={say.commentAs}
          onReady={(made) => {
            editor.current = made;
          }}
          onChange={change}
          onEnter={send}
        />
        <div id="focused-state-composer-submit">
          <Button
            label={say.comment}
            className="k-round"
            disabled={written.text.trim() === ''}
            onPress={send}
          >
            ➤
          </Button>
        </div>
      </form>
    </div>
  );
}
