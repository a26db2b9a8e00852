import { useState } from 'react';
import { i18n } from '#i18n';
import { accountHandle } from '../../utils/post/account.ts';
import { isAllowed, isNameSet, mayChange } from '../../utils/post/under-policy.ts';
import { Boundary } from '../Boundary.tsx';
import { HelpLinks } from '../HelpLinks.tsx';
import { Mark } from '../Mark.tsx';
import { Unread } from '../Unread.tsx';
import { AccountCard } from './AccountCard.tsx';
import { AddAccountForm } from './AddAccountForm.tsx';
import { BrokenNote } from './BrokenNote.tsx';
import { HandleBook } from './HandleBook.tsx';
import { PolicyNote } from './PolicyNote.tsx';
import { Privacy } from './Privacy.tsx';
import { Profiles } from './Profiles.tsx';
import { ProvidedAccounts } from './ProvidedAccounts.tsx';
import { many } from './Receivers.tsx';
import { SearchField } from './SearchField.tsx';
import { Transfer } from './Transfer.tsx';
import type { OptionsPageProps } from './types.ts';
import { useGrowing } from './use-growing.ts';
import { Welcome } from './Welcome.tsx';

/** The options page: accounts, what happens to each profile's posts, and what is kept where. */
export function OptionsPage(props: OptionsPageProps) {
  const { policy } = props.managed;
  return (
    <div className="mp options">
      <header className="head">
        <Mark />
        <div>
          <h1>{i18n.t('extName')}</h1>
          <p className="soft">{i18n.t('options.lead')}</p>
        </div>
      </header>
      <nav className="sections" aria-label={i18n.t('options.sections')}>
        <a href="#accounts">{i18n.t('options.accounts.title')}</a>
        <a href="#profiles">{i18n.t('options.profiles.title')}</a>
        <a href="#book">{i18n.t('options.book.title')}</a>
        <button type="button" className="link" onClick={props.onStart}>
          {i18n.t('options.start')}
        </button>
        <button type="button" className="link" onClick={props.onReport}>
          {i18n.t('report.title')}
        </button>
        <a href="#transfer">{i18n.t('options.transfer.title')}</a>
        {props.attention && <a href="#attention">{i18n.t('options.attention.title')}</a>}
        <a href="#privacy">{i18n.t('options.privacy.title')}</a>
      </nav>
      <main aria-busy={!props.isRead}>{props.isRead && <Contents {...props} />}</main>
      <footer className="soft">
        <HelpLinks contact={policy.contact} />
        <p>{i18n.t('options.version', [props.version])}</p>
      </footer>
    </div>
  );
}

function Contents(props: OptionsPageProps) {
  const { policy } = props.managed;
  return (
    <>
      <Unread problems={props.unread} />
      {props.accounts.length === 0 && props.unread.length === 0 && <Welcome onStart={props.onStart} />}
      <Boundary name={i18n.t('policy.title')} of={props.managed}>
        <PolicyNote managed={props.managed} locale={props.locale} />
      </Boundary>
      <Boundary name={i18n.t('options.accounts.title')} of={props}>
        <Accounts {...props} />
      </Boundary>
      <Boundary name={i18n.t('options.profiles.title')} of={props}>
        <Profiles {...props} />
      </Boundary>
      <Boundary name={i18n.t('options.book.title')} of={props}>
        <HandleBook
          {...props.book}
          canCheck={props.accounts.some(({ signedIn }) => signedIn)}
          isFixed={(name) => isNameSet(name, policy) || !mayChange(policy, 'mentions')}
          mayAdd={mayChange(policy, 'mentions')}
        />
        <BrokenNote count={props.broken.names} onRemove={() => props.onRemoveBroken('names')} />
      </Boundary>
      <Transfer
        state={props.transfer}
        onExport={props.onExport}
        onRead={props.onReadSettings}
        onTake={props.onTakeSettings}
        onCancel={props.onLeaveSettings}
      />
      {props.attention}
      <Privacy onWipe={props.onWipe} kept={props.kept} />
    </>
  );
}

function Accounts({ accounts, broken, add, managed, locale, ...callbacks }: OptionsPageProps) {
  const { policy } = managed;
  const mayAdd = mayChange(policy, 'accounts');
  const [wanted, setWanted] = useState('');
  const found = accounts.filter((account) =>
    `${account.displayName} ${accountHandle(account)}`.toLowerCase().includes(wanted.trim().toLowerCase()),
  );
  const drawn = useGrowing(found.length, 10);
  const { onAdd, onAllow, onGoOn, onSignInAgain, onSignOut, onRemoveBroken } = callbacks;
  return (
    <section id="accounts" aria-labelledby="accounts-title">
      <h2 id="accounts-title">{i18n.t('options.accounts.title')}</h2>
      {accounts.length > 0 && (
        <>
          <p className="soft">{i18n.t('options.accounts.lead')}</p>
          {accounts.length > many && (
            <SearchField
              label={i18n.t('options.search.accounts')}
              value={wanted}
              count={accounts.length}
              found={found.length}
              onChange={setWanted}
            />
          )}
          <ul className="cards">
            {found.slice(0, drawn).map((account) => (
              <li key={account.id}>
                <Boundary name={account.id} of={account} onRemove={() => onSignOut(account.id)}>
                  <AccountCard
                    account={account}
                    locale={locale}
                    isFolded={accounts.length > many}
                    isAllowed={isAllowed(policy, account.host)}
                    onSignInAgain={() => onSignInAgain(account.id)}
                    onSignOut={mayAdd ? () => onSignOut(account.id) : undefined}
                  />
                </Boundary>
              </li>
            ))}
          </ul>
        </>
      )}
      <BrokenNote
        count={broken.accounts.length}
        names={broken.accounts}
        onRemove={() => onRemoveBroken('accounts')}
      />
      <ProvidedAccounts policy={policy} accounts={accounts} onAdd={onAdd} />
      <AddAccountForm
        {...{ onAdd, onAllow, onGoOn, mayAdd }}
        servers={policy.servers}
        state={add}
        accountCount={accounts.length}
      />
    </section>
  );
}
