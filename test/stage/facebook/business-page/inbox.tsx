import { ContentState, Editor, EditorState } from 'draft-js';
import { useState } from 'react';
import { Button } from '../page/button.tsx';
import { chooseFiles } from '../page/files.ts';
import { plainText } from './draft.ts';
import { graphql } from './graphql.ts';
import { say } from './say.ts';
import { page } from './setup.ts';
import { uploadPhoto } from './uploads.ts';

/** A comment box of the same make beside the composer, with pictures of its own: nothing in it is a post. */
export function Inbox() {
  const [state, setState] = useState(() => EditorState.createEmpty());
  const [photos, setPhotos] = useState<string[]>([]);
  const attach = async () => setPhotos(await Promise.all((await chooseFiles()).map(uploadPhoto)));
  const send = async () => {
    const input = {
      attachments: photos.map((id) => ({ media: { id } })),
      feedback_id: btoa('feedback:122100000000000000'),
      formatting_style: null,
      message: { ranges: [], text: plainText(state) },
      idempotence_token: `client:${crypto.randomUUID()}`,
      actor_id: page.id,
      client_mutation_id: '1',
    };
    await graphql('useCometUFICreateCommentMutation', { input });
    setPhotos([]);
    setState(EditorState.push(state, ContentState.createFromText(''), 'remove-range'));
  };
  return (
    <aside className="k-card">
      <h2>{say.inbox}</h2>
      <p>Ist das Rathaus morgen offen?</p>
      <div className="k-comment">
        <Editor editorState={state} onChange={setState} ariaLabel={say.comment} />
      </div>
      <div className="k-row">
        <Button label={say.commentMedia} className="k-quiet" onPress={attach}>
          {photos.length === 0 ? '▣' : `▣ ${photos.length}`}
        </Button>
        <Button onPress={send}>{say.send}</Button>
      </div>
    </aside>
  );
}
