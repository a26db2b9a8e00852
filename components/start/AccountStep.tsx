import { i18n } from '#i18n';
import { type Account, accountHandle } from '../../utils/post/account.ts';
import { mayChange } from '../../utils/post/under-policy.ts';
import { Avatar } from '../Avatar.tsx';
import { AddAccountForm } from '../options/AddAccountForm.tsx';
import { Crossposting } from '../options/FoundServer.tsx';
import { ProvidedAccounts } from '../options/ProvidedAccounts.tsx';
import { withBreaks } from '../with-breaks.tsx';
import type { StartPageProps } from './types.ts';

/** Which server and which account; and what a city does that has none. */
export function AccountStep(props: StartPageProps) {
  const { accounts, add, managed, onAdd, onAllow, onGoOn } = props;
  const { policy } = managed;
  return (
    <>
      <p>{i18n.t('start.account.lead')}</p>
      {accounts.length > 0 && (
        <ul className="cards" aria-label={i18n.t('start.account.connected')}>
          {accounts.map((account) => (
            <li key={account.id}>
              <Connected account={account} />
            </li>
          ))}
        </ul>
      )}
      <ProvidedAccounts policy={policy} accounts={accounts} onAdd={onAdd} />
      <AddAccountForm
        {...{ onAdd, onAllow, onGoOn }}
        state={add}
        accountCount={accounts.length}
        isMain={accounts.length === 0}
        mayAdd={mayChange(policy, 'accounts')}
        servers={policy.servers}
      />
      {accounts.length === 0 && <WithoutAccount />}
    </>
  );
}

function Connected({ account }: { account: Account }) {
  const { displayName, avatar, server, signedIn } = account;
  return (
    <article className="box account" aria-label={accountHandle(account)}>
      <div className="account-head">
        <Avatar name={displayName} src={avatar} />
        <div className="account-name">
          <h3>{displayName}</h3>
          <p className="soft">{withBreaks(accountHandle(account))}</p>
        </div>
        <p>{signedIn ? i18n.t('start.account.isConnected') : i18n.t('common.signedOut')}</p>
      </div>
      <Crossposting rules={server.rules} />
    </article>
  );
}

function WithoutAccount() {
  const ways = ['own', 'public', 'general', 'provider'] as const;
  return (
    <details className="box">
      <summary>{i18n.t('start.without.title')}</summary>
      <p>{i18n.t('start.without.lead')}</p>
      <ul className="said">
        {ways.map((way) => (
          <li key={way}>
            <strong>{i18n.t(`start.without.${way}`)}</strong> {i18n.t(`start.without.${way}Text`)}
          </li>
        ))}
      </ul>
      <p>{i18n.t('start.without.check')}</p>
      <p>{i18n.t('start.without.then')}</p>
    </details>
  );
}
