import { useId } from 'react';
import { i18n } from '#i18n';
import { type Account, accountHandle } from '../../utils/post/account.ts';
import type { Rule } from '../../utils/post/rule.ts';
import { Avatar } from '../Avatar.tsx';
import { ConfirmButton } from '../ConfirmButton.tsx';
import { Fixed } from '../Fixed.tsx';
import { Icon } from '../Icon.tsx';
import { platformNames } from '../platform-names.ts';
import { Choices } from './Choices.tsx';
import { RuleDetails } from './RuleDetails.tsx';

interface RuleCardProps {
  rule: Rule;
  accounts: Account[];
  /** What the administration has set of it. */
  fixed: readonly (keyof Rule)[];
  onSave(rule: Rule): void;
  /** None where the administration wants it to be there. */
  onRemove: (() => void) | undefined;
}

/** What happens to one profile's posts. Every change is saved at once. */
export function RuleCard({ rule, accounts, fixed, onSave, onRemove }: RuleCardProps) {
  const title = useId();
  const change = (part: Partial<Rule>) => onSave({ ...rule, ...part });
  return (
    <article className="box rule" aria-labelledby={title}>
      <h3 id={title}>
        {rule.profileName} <span className="soft">{platformNames[rule.platform]}</span>
      </h3>
      {rule.alsoAs.map((id) => (
        <p key={id} className="soft">
          {i18n.t('options.profiles.alsoAs', [id])}{' '}
          {!fixed.includes('alsoAs') && (
            <button
              type="button"
              className="button"
              aria-label={i18n.t('options.profiles.untieName', [id])}
              onClick={() => change({ alsoAs: rule.alsoAs.filter((other) => other !== id) })}
            >
              {i18n.t('options.profiles.untie')}
            </button>
          )}
        </p>
      ))}
      <Receivers
        rule={rule}
        accounts={accounts}
        isFixed={fixed.includes('accounts')}
        onChange={(accounts) => change({ accounts })}
      />
      <Choices
        legend={i18n.t('options.profiles.mode')}
        value={rule.mode}
        isFixed={fixed.includes('mode')}
        onChange={(mode) => change({ mode })}
        choices={[
          { value: 'ask', label: i18n.t('options.profiles.ask'), text: i18n.t('options.profiles.askText') },
          {
            value: 'armed',
            label: i18n.t('options.profiles.armed'),
            text: i18n.t('options.profiles.armedText'),
          },
          {
            value: 'never',
            label: i18n.t('options.profiles.never'),
            text: i18n.t('options.profiles.neverText'),
          },
        ]}
      />
      {rule.mode !== 'never' && <RuleDetails rule={rule} fixed={fixed} onChange={change} />}
      {onRemove && (
        <div className="actions">
          <ConfirmButton
            label={i18n.t('options.profiles.remove')}
            name={i18n.t('options.profiles.removeName', [rule.profileName])}
            question={i18n.t('options.profiles.removeSure')}
            yes={i18n.t('options.profiles.removeYes')}
            onConfirm={onRemove}
          />
        </div>
      )}
    </article>
  );
}

interface ReceiversProps {
  rule: Rule;
  accounts: Account[];
  isFixed: boolean;
  onChange(accounts: string[]): void;
}

function Receivers({ rule, accounts, isFixed, onChange }: ReceiversProps) {
  if (rule.mode === 'never') return null;
  if (accounts.length === 0) return <p className="soft">{i18n.t('options.profiles.noAccounts')}</p>;
  const isChosen = (id: string) => rule.accounts.includes(id);
  return (
    <fieldset className="choices" disabled={isFixed}>
      <legend>
        {i18n.t('options.profiles.to')} {isFixed && <Fixed />}
      </legend>
      {accounts.map(({ id, handle, displayName, avatar }) => (
        <label key={id} className="choice">
          <input
            type="checkbox"
            checked={isChosen(id)}
            onChange={() =>
              onChange(isChosen(id) ? rule.accounts.filter((other) => other !== id) : [...rule.accounts, id])
            }
          />
          <Avatar name={displayName} src={avatar} />
          <span className="choice-words">
            <span className="choice-label">{displayName}</span>
            <span className="soft">{accountHandle({ id, handle })}</span>
          </span>
        </label>
      ))}
      {!accounts.some(({ id }) => isChosen(id)) && (
        <p className="note-warn">
          <Icon name="warning" /> {i18n.t('options.profiles.noneChosen')}
        </p>
      )}
    </fieldset>
  );
}
