import type { LexicalEditor } from 'lexical';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Attachments } from './attachments.tsx';
import { AudienceScreen } from './audience.tsx';
import { AuthorRow } from './author-row.tsx';
import { Button } from './button.tsx';
import { type Draft, isEmpty, isUploading, type Written } from './draft.ts';
import { Editor } from './editor.tsx';
import { chooseFiles } from './files.ts';
import { useFocusTrap } from './focus-trap.ts';
import { say, unseen } from './labels.ts';
import { mention } from './lexical-box.ts';
import { Mentions } from './mentions.tsx';
import { PhotoScreen, PhotosScreen } from './photo-screens.tsx';
import { edit, type Place, publish } from './publish.ts';
import { draftFor, openings, type Purpose, wordsFor } from './purpose.ts';
import { graphql } from './request.ts';
import { Screen } from './screen.tsx';
import { SettingsScreen } from './settings-screen.tsx';
import { identity, keepsEditor, newId } from './setup.ts';
import { useMedia } from './use-media.ts';

interface Props {
  place: Place;
  purpose: Purpose;
  onClose: () => void;
  onDone: (draft: Draft, url: string | undefined) => void;
}

type Shown = 'write' | 'settings' | 'audience' | 'photos' | { photo: string };

/** The composer's dialog: one form, whose screens take turns. The editor stays behind them. */
export function Composer({ place, purpose, onClose, onDone }: Props) {
  const [draft, setDraft] = useState<Draft>(() => draftFor(purpose));
  const [shown, setShown] = useState<Shown>('write');
  const [sending, setSending] = useState(false);
  const [failed, setFailed] = useState(false);
  const [typed, setTyped] = useState<string>();
  const [session] = useState(() => crypto.randomUUID());
  const [title] = useState(newId);
  const editor = useRef<LexicalEditor>(null);
  const dialog = useRef<HTMLDivElement>(null);
  useFocusTrap(dialog);
  const { setMedia, addFiles, removeAll } = useMedia(draft, setDraft, session, () => setFailed(true));
  const write = useCallback((written: Written) => setDraft((one) => ({ ...one, ...written })), []);

  useEffect(() => {
    graphql(openings[purpose.kind], { composerID: session, surface: 'FEED_COMPOSER' }).catch(() => {});
  }, [purpose, session]);

  const hasSettings = identity.kind === 'page' && place.kind !== 'group' && purpose.kind === 'create';
  const isReady = !isEmpty(draft) && !isUploading(draft) && !sending;
  const send = async () => {
    setSending(true);
    setFailed(false);
    try {
      if (purpose.kind === 'edit') onDone(draft, await edit(purpose.post.id, draft, session));
      else onDone(draft, await publish(draft, place, session));
    } catch {
      setFailed(true);
      setSending(false);
    }
  };
  const back = () => setShown('write');
  const photo = typeof shown === 'object' ? shown.photo : undefined;
  const words = wordsFor(purpose, place);
  const problem = failed && (
    <div role="alert" className="k-error">
      {say.failed}
    </div>
  );

  return (
    <div className="k-overlay">
      <div
        role="dialog"
        aria-labelledby={title}
        className="k-dialog"
        ref={dialog}
        onKeyDown={(event) => event.key === 'Escape' && !sending && onClose()}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          if (event.isDefaultPrevented()) return;
          event.preventDefault();
          addFiles([...event.dataTransfer.files]);
        }}
      >
        <form method="POST" onSubmit={(event) => event.preventDefault()}>
          {(keepsEditor || shown === 'write') && (
            <Screen
              id={shown === 'write' ? title : ''}
              title={words.title}
              hidden={shown !== 'write'}
              onClose={onClose}
            >
              <AuthorRow draft={draft} place={place} onAudience={() => setShown('audience')} />
              <div className="k-scroll">
                <Editor
                  hint={words.hint}
                  text={draft.text}
                  autoFocus
                  className="k-large"
                  onReady={(made) => {
                    editor.current = made;
                  }}
                  onChange={write}
                  onMention={setTyped}
                  onFiles={addFiles}
                />
                {typed !== undefined && (
                  <Mentions
                    typed={typed}
                    session={session}
                    onChoose={(person) => editor.current && mention(editor.current, person)}
                  />
                )}
                <Attachments
                  media={draft.media}
                  onAdd={async () => addFiles(await chooseFiles())}
                  onEdit={(key) => setShown(key ? { photo: key } : 'photos')}
                  onRemove={removeAll}
                />
              </div>
              <div className="k-bar">
                <span className="k-add">{say.addTo}</span>
                <Button
                  label={say.photoVideo}
                  className="k-round k-media"
                  onPress={async () => addFiles(await chooseFiles())}
                >
                  🖼
                </Button>
              </div>
              {problem}
              {hasSettings ? (
                <Button
                  label={say.next}
                  className="k-primary"
                  disabled={!isReady}
                  onPress={() => setShown('settings')}
                >
                  <span>
                    {say.next}
                    {unseen}
                  </span>
                </Button>
              ) : (
                <Button label={words.button} className="k-primary" disabled={!isReady} onPress={send}>
                  <span>{sending ? say.posting : words.button}</span>
                </Button>
              )}
            </Screen>
          )}
          {shown === 'settings' && (
            <SettingsScreen
              id={title}
              draft={draft}
              sending={sending}
              onTime={(scheduledFor) => setDraft((one) => ({ ...one, scheduledFor }))}
              onBack={back}
              onPost={send}
            >
              {problem}
            </SettingsScreen>
          )}
          {shown === 'audience' && (
            <AudienceScreen
              id={title}
              draft={draft}
              onChoose={(audience) => setDraft((one) => ({ ...one, audience }))}
              onBack={back}
            />
          )}
          {shown === 'photos' && (
            <PhotosScreen
              id={title}
              media={draft.media}
              setMedia={setMedia}
              onEdit={(key) => setShown({ photo: key })}
              onBack={back}
            />
          )}
          {photo !== undefined && (
            <PhotoScreen id={title} media={draft.media} photo={photo} setMedia={setMedia} onBack={back} />
          )}
          <input type="submit" hidden />
        </form>
      </div>
    </div>
  );
}
