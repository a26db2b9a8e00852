import { useEffect, useRef, useState } from 'react';
import { Button } from '../page/button.tsx';
import { chooseFiles } from '../page/files.ts';
import { AltDialog } from './alt-dialog.tsx';
import { Channels, ChannelTabs } from './channels.tsx';
import { Switch } from './controls.tsx';
import { customize, type Draft, emptyDraft, isEmpty, shownText } from './draft.ts';
import { MediaList } from './media-list.tsx';
import type { Intent } from './payload.ts';
import { Preview } from './preview.tsx';
import { sendDraft } from './publish.ts';
import { say } from './say.ts';
import { Scheduling, timeOf } from './scheduling.tsx';
import { TextEditor } from './text-editor.tsx';
import { useAutosave, useLeaveWarning } from './unsaved.ts';
import { useItems } from './use-items.ts';

/** What the person is told in the end. */
export interface Done {
  intent: Exclude<Intent, 'autosave'>;
  id: string;
}

/** The composer, from an empty draft to the answer of the server. */
export function Composer({ onDone, onCancel }: { onDone: (done: Done) => void; onCancel: () => void }) {
  const [draft, setDraft] = useState(emptyDraft);
  const [session] = useState(() => crypto.randomUUID());
  const [sending, setSending] = useState(false);
  const [refusals, setRefusals] = useState<string[]>([]);
  const [edited, setEdited] = useState<string>();
  const [boost, setBoost] = useState(false);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const items = useItems(setDraft, () => setRefusals([say.failed]));
  const unsaved = !isEmpty(draft) && !sending;
  useLeaveWarning(unsaved);
  useAutosave(draft, unsaved, session);

  const sentOnce = useRef(false);
  const send = async (intent: Done['intent']) => {
    if (sentOnce.current) return;
    sentOnce.current = true;
    setSending(true);
    setRefusals([]);
    const outcome = await sendDraft(draft, intent, session).catch(() => ({ refusals: [say.failed] }));
    if ('id' in outcome) return onDone({ intent, id: outcome.id });
    sentOnce.current = false;
    setSending(false);
    setRefusals(outcome.refusals.length > 0 ? outcome.refusals : [say.failed]);
  };

  const needsMedia = draft.channels.includes('INSTAGRAM_POST') && draft.items.length === 0;
  const uploading = draft.items.some(({ id }) => id === undefined);
  const undated = draft.schedule && timeOf(draft.schedule) === undefined;
  const held = sending || uploading || isEmpty(draft);
  const text = shownText(draft);
  const editedItem = draft.items.find(({ key }) => key === edited);
  useEffect(() => {
    document.title = say.title;
  }, []);

  return (
    <main className="k-main">
      <h1>{say.title}</h1>
      <div className="k-columns">
        <div className="k-column">
          <Channels chosen={draft.channels} onChange={(channels) => change({ channels })} />
          <section className="k-card">
            <h2>{say.media}</h2>
            <MediaList
              items={draft.items}
              onEdit={({ key }) => setEdited(key)}
              onRemove={items.remove}
              onMove={items.move}
            />
            <Button onPress={async () => items.add(await chooseFiles())}>{say.addMedia}</Button>
            {needsMedia && !isEmpty(draft) && <p className="k-hint">{say.needsMedia}</p>}
          </section>
          <section className="k-card">
            <Switch on={draft.customized} onChange={(on) => setDraft((before) => customize(before, on))}>
              {say.customize}
            </Switch>
            {draft.customized && <ChannelTabs shown={draft.shown} onShow={(shown) => change({ shown })} />}
            <h2>{say.text}</h2>
            <TextEditor
              key={text}
              state={draft.texts[text]}
              onChange={(state) =>
                setDraft((before) => ({ ...before, texts: { ...before.texts, [text]: state } }))
              }
              onFiles={items.add}
            />
          </section>
          <Scheduling schedule={draft.schedule} onChange={(schedule) => change({ schedule })} />
          <section className="k-card">
            <Switch on={draft.story} onChange={(story) => change({ story })}>
              {say.story}
            </Switch>
            <Switch on={boost} onChange={setBoost}>
              {say.boost}
            </Switch>
          </section>
          {refusals.length > 0 && (
            <div role="alert" className="k-error">
              {refusals.join(' ')}
            </div>
          )}
          <div className="k-row k-end">
            <Button onPress={onCancel}>{say.cancel}</Button>
            <Button disabled={held} onPress={() => send('draft')}>
              {say.finishLater}
            </Button>
            <Button
              className="k-primary"
              disabled={held || needsMedia || undated || draft.channels.length === 0}
              onPress={() => send(draft.schedule ? 'schedule' : 'publish')}
            >
              {draft.schedule ? say.schedule : say.publish}
            </Button>
          </div>
        </div>
        <Preview draft={draft} />
      </div>
      {editedItem && (
        <AltDialog
          item={editedItem}
          onSaved={(alt) => {
            items.describe(editedItem, alt);
            setEdited(undefined);
          }}
          onClose={() => setEdited(undefined)}
        />
      )}
    </main>
  );
}
