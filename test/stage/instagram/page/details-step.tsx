import { type ReactNode, useState } from 'react';
import { Button, Icon, paths } from './button.tsx';
import type { Change, Draft } from './draft.ts';
import { say } from './labels.ts';
import { Cropped, Preview } from './preview.tsx';
import { setup } from './setup.ts';
import { TextBox } from './text-box.tsx';

interface Props {
  draft: Draft;
  dispatch: (change: Change) => void;
}

/** The last step: the caption, the alternative texts, and where it goes. */
export function DetailsStep({ draft, dispatch }: Props) {
  const { username } = setup.account;
  const pictures = draft.items.filter(({ kind }) => kind === 'picture');
  const set = (change: Partial<Omit<Draft, 'items'>>) => dispatch({ type: 'set', change });
  return (
    <div className="k-columns">
      <Preview draft={draft} dispatch={dispatch} />
      <div className="k-side">
        <div className="k-who">
          <img alt={say.yourPicture(username)} src="/static/portrait.png" className="k-portrait" />
          <span>{username}</span>
        </div>
        <TextBox
          label={say.caption}
          className="k-caption"
          text={draft.caption}
          onText={(caption) => set({ caption })}
        />
        <div className="k-count">
          <Button onPress={() => {}}>
            <Icon label={say.emoji} path={paths.face} />
          </Button>
          <span className="k-gap" />
          <span>{`${draft.caption.length.toLocaleString(setup.language)}/${(2200).toLocaleString(setup.language)}`}</span>
        </div>
        <label className="k-row">
          <input name="creation-location-input" type="text" placeholder={say.location} autoComplete="off" />
        </label>
        <Switch label={say.toFacebook} on={draft.toFacebook} onChange={(toFacebook) => set({ toFacebook })} />
        {pictures.length > 0 && (
          <Section title={say.accessibility}>
            <p className="k-explained">{say.accessibilityText}</p>
            {pictures.map((item) => (
              <div key={item.id} className="k-alt">
                <div className="k-alt-picture">
                  <Cropped item={item} ratio="1:1" />
                </div>
                <input
                  type="text"
                  placeholder={say.alt}
                  spellCheck
                  value={item.alt}
                  onChange={({ target }) =>
                    dispatch({ type: 'alter', id: item.id, change: { alt: target.value } })
                  }
                />
              </div>
            ))}
          </Section>
        )}
        <Section title={say.advanced}>
          <Switch
            label={say.noComments}
            on={draft.noComments}
            onChange={(noComments) => set({ noComments })}
          />
        </Section>
      </div>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="k-section">
      <Button className="k-row" expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        <span>{title}</span>
        <span className="k-gap" />
        <Icon label={say.expand} path={paths.down} />
      </Button>
      {isOpen && children}
    </div>
  );
}

function Switch(props: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label className="k-row">
      <span>{props.label}</span>
      <span className="k-gap" />
      <input
        type="checkbox"
        role="switch"
        aria-checked={props.on}
        checked={props.on}
        onChange={({ target }) => props.onChange(target.checked)}
      />
    </label>
  );
}
