import { i18n } from '#i18n';
import type { Rule } from '../../utils/post/rule.ts';
import { ConfirmButton } from '../ConfirmButton.tsx';
import { Fixed } from '../Fixed.tsx';
import { platformNames } from '../platform-names.ts';

interface MemberProps {
  rule: Rule;
  /** It shares its settings with others. */
  isOfSeveral: boolean;
  /** What the administration has set of it. */
  fixed: readonly (keyof Rule)[];
  onChange(part: Partial<Rule>): void;
  /** It gets settings of its own again. */
  onLeave(): void;
  /** None where the administration wants it to be there. */
  onRemove: (() => void) | undefined;
}

/** One profile of a card, with its ids. */
export function Member({ rule, isOfSeveral, fixed, onChange, onLeave, onRemove }: MemberProps) {
  const { profile, profileName, platform, alsoAs } = rule;
  return (
    <div className="member">
      <p className="member-name">
        <strong>{profileName}</strong>{' '}
        <span className="soft">
          {platformNames[platform]}
          {profile !== profileName && ` · ${profile}`}
        </span>
      </p>
      {alsoAs.map((id) => (
        <p key={id} className="soft">
          {i18n.t('options.profiles.alsoAs', [id])}{' '}
          {fixed.includes('alsoAs') ? (
            <Fixed />
          ) : (
            <button
              type="button"
              className="button"
              aria-label={i18n.t('options.profiles.untieName', [id])}
              onClick={() => onChange({ alsoAs: alsoAs.filter((other) => other !== id) })}
            >
              {i18n.t('options.profiles.untie')}
            </button>
          )}
        </p>
      ))}
      <div className="actions">
        {isOfSeveral && !fixed.includes('institution') && (
          <button
            type="button"
            className="button button-quiet"
            aria-label={i18n.t('options.profiles.leaveName', [profileName, platformNames[platform]])}
            onClick={onLeave}
          >
            {i18n.t('options.profiles.leave')}
          </button>
        )}
        {onRemove && (
          <ConfirmButton
            label={i18n.t('options.profiles.remove')}
            name={i18n.t('options.profiles.removeName', [profileName])}
            question={i18n.t('options.profiles.removeSure')}
            yes={i18n.t('options.profiles.removeYes')}
            onConfirm={onRemove}
          />
        )}
      </div>
    </div>
  );
}
