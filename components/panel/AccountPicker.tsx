import { useId } from 'react';
import { i18n } from '#i18n';
import { Avatar } from '../Avatar.tsx';
import { Icon } from '../Icon.tsx';
import { Length } from './PanelDetails.tsx';
import type { PanelAccount, PanelProps } from './types.ts';

interface AccountPickerProps {
  accounts: PanelAccount[];
  onChoose: PanelProps['onChoose'];
  onConnect: PanelProps['onConnect'];
}

/** The pictures of the chosen accounts as a button, and the list to choose from in the top layer, where nothing clips it. */
export function AccountPicker({ accounts, onChoose, onConnect }: AccountPickerProps) {
  const id = useId();
  const chosen = accounts.filter((account) => account.chosen);
  const signedOut = chosen.filter((account) => !account.signedIn).length;
  const shown = (chosen.length > 0 ? chosen : accounts).slice(0, 2);
  return (
    <>
      <button type="button" className="picker" data-none={chosen.length === 0} popoverTarget={id}>
        <span className="stack">
          {shown.map((account) => (
            <Avatar key={account.id} name={account.name} src={account.avatar} />
          ))}
        </span>
        <span className="picker-count" aria-hidden="true">
          {chosen.length}
        </span>
        <span className="hidden-text">
          {i18n.t('panel.chooseAccounts', [chosen.length, accounts.length])}
          {signedOut > 0 && `, ${i18n.t('panel.someSignedOut', signedOut)}`}
        </span>
        <Icon name={signedOut > 0 ? 'warning' : 'down'} />
      </button>
      <div id={id} popover="auto" className="bubble">
        <fieldset>
          <legend className="bubble-title">{i18n.t('panel.accounts')}</legend>
          {accounts.map((account) => (
            <AccountChoice key={account.id} account={account} onChoose={onChoose} onConnect={onConnect} />
          ))}
        </fieldset>
      </div>
    </>
  );
}

function AccountChoice({
  account,
  onChoose,
  onConnect,
}: Omit<AccountPickerProps, 'accounts'> & { account: PanelAccount }) {
  const { id, name, handle, avatar, chosen, signedIn } = account;
  return (
    <div className="choice">
      <label>
        <input
          type="checkbox"
          checked={chosen}
          disabled={!signedIn}
          onChange={(event) => onChoose(id, event.currentTarget.checked, event.nativeEvent)}
        />
        <Avatar name={name} src={avatar} />
        <span className="choice-name">
          <span>{name}</span>
          <span className="soft">{handle}</span>
        </span>
        {signedIn ? <Length account={account} /> : <span className="warn">{i18n.t('common.signedOut')}</span>}
      </label>
      {!signedIn && (
        <button
          type="button"
          className="button"
          aria-label={i18n.t('common.signInName', [handle])}
          onClick={(event) => onConnect(event.nativeEvent)}
        >
          {i18n.t('common.signIn')}
        </button>
      )}
    </div>
  );
}
