import { useState } from 'react';
import { i18n } from '#i18n';
import { type Account, accountHandle } from '../../utils/post/account.ts';
import type { Rule } from '../../utils/post/rule.ts';
import { Avatar } from '../Avatar.tsx';
import { Fixed } from '../Fixed.tsx';
import { Icon } from '../Icon.tsx';
import { withBreaks } from '../with-breaks.tsx';
import { SearchField } from './SearchField.tsx';

interface ReceiversProps {
  rule: Pick<Rule, 'mode' | 'accounts'>;
  accounts: Account[];
  isFixed: boolean;
  onChange(accounts: string[]): void;
}

/** From so many on, nobody finds one by looking through them. */
export const many = 8;

/** The accounts of a rule; of many the chosen ones first, the others once they are looked for. */
export function Receivers({ rule, accounts, isFixed, onChange }: ReceiversProps) {
  const [wanted, setWanted] = useState('');
  if (rule.mode === 'never') return null;
  if (accounts.length === 0) return <p className="soft">{i18n.t('options.profiles.noAccounts')}</p>;
  const isChosen = (id: string) => rule.accounts.includes(id);
  const isMany = accounts.length > many;
  const found = accounts.filter(({ displayName, ...account }) =>
    `${displayName} ${accountHandle(account)}`.toLowerCase().includes(wanted.trim().toLowerCase()),
  );
  const shown = isMany
    ? accounts.filter(({ id }) => isChosen(id) || (wanted.trim() && isIn(found, id)))
    : accounts;
  const elsewhere = rule.accounts.filter((id) => !isIn(accounts, id));
  return (
    <fieldset className="choices" disabled={isFixed}>
      <legend>
        {i18n.t('options.profiles.to')} {isFixed && <Fixed />}
      </legend>
      {isMany && (
        <SearchField
          label={i18n.t('options.search.accounts')}
          value={wanted}
          count={accounts.length}
          found={found.length}
          onChange={setWanted}
        />
      )}
      {shown.map(({ id, handle, displayName, avatar }) => (
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
            <span className="soft">{withBreaks(accountHandle({ id, handle }))}</span>
          </span>
        </label>
      ))}
      {elsewhere.map((id) => (
        <p key={id} className="soft">
          {i18n.t('options.profiles.notHere', [`@${id}`])}
        </p>
      ))}
      {!accounts.some(({ id }) => isChosen(id)) && (
        <p className="note-warn">
          <Icon name="warning" /> {i18n.t('options.profiles.noneChosen')}
        </p>
      )}
    </fieldset>
  );
}

const isIn = (accounts: readonly Account[], id: string) => accounts.some((account) => account.id === id);
