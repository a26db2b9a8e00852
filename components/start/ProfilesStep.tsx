import { i18n } from '#i18n';
import { fixedSettings } from '../../utils/post/fixed-settings.ts';
import { mayChange, ruleForNew } from '../../utils/post/under-policy.ts';
import { NewProfileChoices } from '../options/NewProfileChoices.tsx';
import { PauseField } from '../options/PauseField.tsx';
import { platformNames } from '../platform-names.ts';
import type { StartPageProps } from './types.ts';

/** Which profiles, and what holds for them before the first post. */
export function ProfilesStep({ rules, newProfiles, pause, managed, onChoose, onPause }: StartPageProps) {
  return (
    <>
      <p>{i18n.t('start.profiles.lead')}</p>
      {rules.length > 0 && (
        <div className="box">
          <p>{i18n.t('start.profiles.known')}</p>
          <ul className="said">
            {rules.map(({ platform, profile, profileName }) => (
              <li key={profile}>
                {profileName} <span className="soft">{platformNames[platform]}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="box rule">
        <h3>{i18n.t('options.newProfiles.title')}</h3>
        <NewProfileChoices
          rule={ruleForNew(nobody, [], managed.policy, newProfiles)}
          policy={managed.policy}
          isFixed={!mayChange(managed.policy, 'rules')}
          onChange={onChoose}
        />
        <PauseField
          label={i18n.t('options.pause.label')}
          hint={i18n.t('options.pause.hint')}
          value={pause}
          hasUsual={false}
          isFixed={fixedSettings(managed.policy).pause}
          onChange={(seconds) => seconds !== undefined && onPause(seconds)}
        />
      </div>
    </>
  );
}

/** Whose rule would be new. */
const nobody = { platform: 'facebook', id: '', name: '' } as const;
