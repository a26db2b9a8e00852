import { useState } from 'react';
import { Dialog } from './dialog.tsx';
import type { Gif } from './draft.ts';
import { say, selfLabels } from './labels.ts';

interface AltProps {
  title: string;
  confirm: string;
  text: string;
  preview?: string;
  onClose: (text: string) => void;
}

/** Asks for the alternative text. It is taken over however the dialog is closed. */
export function AltDialog({ title, confirm, text, preview, onClose }: AltProps) {
  const [typed, setTyped] = useState(text);
  const close = () => onClose(typed);
  return (
    <Dialog label={title} onClose={close}>
      {preview && <img className="k-preview" src={preview} alt="" />}
      <label className="k-field">
        {say.altText}
        <textarea
          aria-label={say.altText}
          maxLength={2000}
          rows={4}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <button type="button" className="k-primary" onClick={close}>
        {confirm}
      </button>
    </Dialog>
  );
}

interface LabelsProps {
  labels: string[];
  onChange: (labels: string[]) => void;
  onClose: () => void;
}

/** The self labels: at most one of the first three, and the fourth. */
export function LabelsDialog({ labels, onChange, onClose }: LabelsProps) {
  const toggle = (val: string, exclusive: boolean) => {
    if (labels.includes(val)) return onChange(labels.filter((one) => one !== val));
    const others = selfLabels.filter((one) => one.exclusive).map((one) => one.val);
    onChange([...labels.filter((one) => !exclusive || !others.includes(one)), val]);
  };
  return (
    <Dialog label={say.labelsTitle} onClose={onClose}>
      {selfLabels.map(({ val, name, exclusive }) => (
        <Check
          key={val}
          label={name}
          checked={labels.includes(val)}
          onToggle={() => toggle(val, exclusive)}
        />
      ))}
      <button type="button" data-testid="confirmBtn" className="k-primary" onClick={onClose}>
        {say.done}
      </button>
    </Dialog>
  );
}

interface GateProps {
  nobodyReplies: boolean;
  onChange: (nobodyReplies: boolean) => void;
  onClose: () => void;
}

/** Who may reply: everybody or nobody. The real one has more choices. */
export function GateDialog({ nobodyReplies, onChange, onClose }: GateProps) {
  return (
    <Dialog label={say.gateTitle} onClose={onClose}>
      <Check label={say.nobody} checked={nobodyReplies} onToggle={() => onChange(!nobodyReplies)} />
      <button type="button" data-testid="confirmBtn" className="k-primary" onClick={onClose}>
        {say.save}
      </button>
    </Dialog>
  );
}

/** Three GIFs to choose from, drawn by CSS: there is no GIF host here. */
export function GifDialog({ onPick, onClose }: { onPick: (gif: Gif) => void; onClose: () => void }) {
  return (
    <Dialog label={say.gif} onClose={onClose}>
      <div className="k-gifs">
        {['Applause', 'Fireworks', 'Thumbs up'].map((title) => {
          const name = title.toLowerCase().replace(' ', '-');
          const url = `https://media.tenor.com/stage${name.length}/${name}.gif?hh=280&ww=498`;
          return (
            <button
              type="button"
              key={title}
              aria-label={title}
              onClick={() => onPick({ url, title, alt: '' })}
            >
              {title}
            </button>
          );
        })}
      </div>
    </Dialog>
  );
}

/** A few emoji. */
export function EmojiDialog({ onPick, onClose }: { onPick: (emoji: string) => void; onClose: () => void }) {
  return (
    <Dialog label={say.emoji} onClose={onClose}>
      <div className="k-emoji">
        {['😀', '🎉', '👩‍🚒', '🏳️‍🌈', '🚲', '❤️'].map((emoji) => (
          <button type="button" key={emoji} onClick={() => onPick(emoji)}>
            {emoji}
          </button>
        ))}
      </div>
    </Dialog>
  );
}

function Check({ label, checked, onToggle }: { label: string; checked: boolean; onToggle: () => void }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: recorded as an element in the role of a checkbox
    <button
      type="button"
      role="checkbox"
      aria-checked={checked}
      aria-label={label}
      className="k-check"
      onClick={onToggle}
    >
      <span aria-hidden="true">{checked ? '☑' : '☐'}</span> {label}
    </button>
  );
}
