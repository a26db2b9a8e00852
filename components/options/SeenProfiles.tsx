import { useState } from 'react';
import { i18n } from '#i18n';
import type { Group } from '../../utils/post/institutions.ts';
import type { Profile } from '../../utils/post/types.ts';
import { platformNames } from '../platform-names.ts';

interface SeenProfilesProps {
  seen: Profile[];
  groups: Group[];
  /** With settings of its own, or with those of a group. */
  onTake(profile: Profile, group: Group | undefined): void;
  onForget(id: string): void;
}

/** Profiles that somebody has written with, and for which nothing is set: proposed, never taken by themselves. */
export function SeenProfiles({ seen, groups, onTake, onForget }: SeenProfilesProps) {
  if (seen.length === 0) return null;
  return (
    <div className="box seen">
      <h3>{i18n.t('options.seen.title')}</h3>
      <p className="soft">{i18n.t('options.seen.text')}</p>
      <ul>
        {seen.map((profile) => (
          <li key={profile.id} className="name-line">
            <Seen {...{ profile, groups, onTake, onForget }} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Seen({ profile, groups, onTake, onForget }: Omit<SeenProfilesProps, 'seen'> & { profile: Profile }) {
  const [to, setTo] = useState('');
  const { id, name, platform } = profile;
  return (
    <>
      <p>
        <strong>{name}</strong> <span className="soft">{platformNames[platform]}</span>
      </p>
      <div className="actions">
        <select
          aria-label={i18n.t('options.seen.to', [name])}
          value={to}
          onChange={({ currentTarget }) => setTo(currentTarget.value)}
        >
          <option value="">{i18n.t('options.seen.own')}</option>
          {groups.map((group) => (
            <option key={group.rules[0].profile} value={group.rules[0].profile}>
              {i18n.t('options.seen.asIs', [group.name])}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="button button-main"
          aria-label={i18n.t('options.seen.takeName', [name])}
          onClick={() =>
            onTake(
              profile,
              groups.find(({ rules }) => rules[0].profile === to),
            )
          }
        >
          {i18n.t('options.seen.take')}
        </button>
        <button
          type="button"
          className="button button-quiet"
          aria-label={i18n.t('options.seen.forgetName', [name])}
          onClick={() => onForget(id)}
        >
          {i18n.t('options.seen.forget')}
        </button>
      </div>
    </>
  );
}
