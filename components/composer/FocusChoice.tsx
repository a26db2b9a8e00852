import { type MouseEvent, useId } from 'react';
import { i18n } from '#i18n';
import type { Focus } from '../../utils/post/manuscript.ts';

interface Props {
  src: string;
  focus: Focus | undefined;
  onFocus(focus: Focus | undefined): void;
}

/** The shapes in which Mastodon crops a picture: alone, beside one, in a square. */
const crops = ['16 / 9', '1 / 1', '4 / 5'];

/** What of a picture must not be cropped away: by a click on it or by two sliders, with the crops beside. */
export function FocusChoice({ src, focus, onFocus }: Props) {
  const id = useId();
  const { x, y } = focus ?? { x: 0, y: 0 };
  const click = ({ currentTarget, clientX, clientY }: MouseEvent<HTMLElement>) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    onFocus({
      x: rounded(((clientX - left) / width) * 2 - 1),
      y: rounded(1 - ((clientY - top) / height) * 2),
    });
  };
  return (
    <details className="focus-choice">
      <summary>{i18n.t('composer.files.focus')}</summary>
      <p className="soft small">{i18n.t('composer.files.focusHint')}</p>
      <div className="focus-pictures">
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the sliders below do the same by keys */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
        <div className="focus-whole" onClick={click}>
          <img src={src} alt="" />
          <span style={{ left: `${((x + 1) / 2) * 100}%`, top: `${((1 - y) / 2) * 100}%` }} />
        </div>
        {crops.map((aspectRatio) => (
          <img
            key={aspectRatio}
            className="focus-crop"
            src={src}
            alt=""
            style={{ aspectRatio, objectPosition: `${((x + 1) / 2) * 100}% ${((1 - y) / 2) * 100}%` }}
          />
        ))}
      </div>
      <Slider
        id={`${id}-x`}
        label={i18n.t('composer.files.focusX')}
        value={x}
        onSet={(to) => onFocus({ x: to, y })}
      />
      <Slider
        id={`${id}-y`}
        label={i18n.t('composer.files.focusY')}
        value={y}
        onSet={(to) => onFocus({ x, y: to })}
      />
      <button type="button" className="button" onClick={() => onFocus(undefined)}>
        {i18n.t('composer.files.focusReset')}
      </button>
    </details>
  );
}

function Slider(props: { id: string; label: string; value: number; onSet(value: number): void }) {
  const { id, label, value, onSet } = props;
  return (
    <div className="focus-slider">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={-1}
        max={1}
        step={0.05}
        value={value}
        onChange={({ currentTarget }) => onSet(rounded(Number(currentTarget.value)))}
      />
    </div>
  );
}

const rounded = (value: number) => Math.round(Math.min(1, Math.max(-1, value)) * 100) / 100;
