import { useId } from 'react';
import { onEnterOrSpace } from './controls.tsx';
import type { Channel } from './draft.ts';
import { say } from './say.ts';

/** The channels as their icons, without anybody's name. */
export function Channels({ chosen, onChange }: { chosen: Channel[]; onChange: (chosen: Channel[]) => void }) {
  const heading = useId();
  return (
    <section className="k-card">
      <h2 id={heading}>{say.postTo}</h2>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset has looks of its own */}
      <div role="group" aria-labelledby={heading} className="k-row">
        {channels.map(({ channel, name, color }) => {
          const on = chosen.includes(channel);
          const toggle = () =>
            onChange(
              channels.map((one) => one.channel).filter((one) => chosen.includes(one) !== (one === channel)),
            );
          return (
            // biome-ignore lint/a11y/useSemanticElements: like every control of the page
            <div
              role="checkbox"
              key={channel}
              aria-checked={on}
              tabIndex={0}
              className="k-channel"
              onClick={toggle}
              onKeyDown={onEnterOrSpace(toggle)}
            >
              <img alt={name} src={icon(color)} width="24" height="24" />
              <span aria-hidden="true">{on ? '✓' : ''}</span>
            </div>
          );
        })}
      </div>
    </section>
  );
}

/** Whose text the editor shows, once every channel has its own. */
export function ChannelTabs({ shown, onShow }: { shown: Channel; onShow: (shown: Channel) => void }) {
  return (
    <div role="tablist" className="k-row">
      {channels.map(({ channel, name }) => (
        <div
          role="tab"
          key={channel}
          aria-selected={shown === channel}
          tabIndex={0}
          className="k-tab"
          onClick={() => onShow(channel)}
          onKeyDown={onEnterOrSpace(() => onShow(channel))}
        >
          {name}
        </div>
      ))}
    </div>
  );
}

const channels: { channel: Channel; name: string; color: string }[] = [
  { channel: 'FACEBOOK_NEWS_FEED', name: 'Facebook', color: '#1f5fbf' },
  { channel: 'INSTAGRAM_POST', name: 'Instagram', color: '#b0327d' },
];

function icon(color: string): string {
  const shape = `<circle cx="12" cy="12" r="11" fill="${color}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">${shape}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
