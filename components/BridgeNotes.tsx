import { i18n } from '#i18n';
import type { Rule } from '../utils/post/rule.ts';
import { Icon } from './Icon.tsx';

interface BridgeNotesProps {
  /** The accounts of bridges, by the profile's id. */
  bridges: Record<string, string>;
  rules: Rule[];
  /** Whether the administration has set the switch of this rule. */
  isFixed(rule: Rule): boolean;
  onSave(rule: Rule, shown: Rule): void;
  onRead(profile: string): void;
}

/** That a profile's posts stand in the fediverse by a bridge already, and how that can be ended. */
export function BridgeNotes({ bridges, rules, isFixed, onSave, onRead }: BridgeNotesProps) {
  const bridged = rules.filter(({ profile, mode }) => bridges[profile] && mode !== 'never');
  return bridged.map((rule) => {
    const { profile, profileName } = rule;
    return (
      <section key={profile} className="box bridge" aria-labelledby={`bridge-${profile}`}>
        <h3 id={`bridge-${profile}`}>
          <Icon name="warning" /> {i18n.t('options.bridge.title', [profileName])}
        </h3>
        <p>{i18n.t('options.bridge.what', [`@${bridges[profile]}`])}</p>
        <p>{i18n.t('options.bridge.todo')}</p>
        <div className="actions">
          {!isFixed(rule) && (
            <button
              type="button"
              className="button"
              onClick={() => {
                onSave({ ...rule, mode: 'never' }, rule);
                onRead(profile);
              }}
            >
              {i18n.t('options.bridge.off')}
            </button>
          )}
          <button type="button" className="button button-quiet" onClick={() => onRead(profile)}>
            {i18n.t('options.bridge.read')}
          </button>
        </div>
      </section>
    );
  });
}
