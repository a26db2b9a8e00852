import { i18n } from '#i18n';
import { Boundary } from '../Boundary.tsx';
import { Mark } from '../Mark.tsx';
import { Unread } from '../Unread.tsx';
import { AccountCard } from './AccountCard.tsx';
import { AddAccountForm } from './AddAccountForm.tsx';
import { BrokenNote } from './BrokenNote.tsx';
import { HandleBook } from './HandleBook.tsx';
import { Privacy } from './Privacy.tsx';
import { RuleCard } from './RuleCard.tsx';
import type { OptionsPageProps } from './types.ts';
import { Welcome } from './Welcome.tsx';

/** The options page: accounts, what happens to each profile's posts, and what is kept where. */
export function OptionsPage(props: OptionsPageProps) {
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
        <button type="button" className="link" onClick={props.onReport}>
          {i18n.t('report.title')}
        </button>
        <a href="#privacy">{i18n.t('options.privacy.title')}</a>
      </nav>
      <main>
        <Unread problems={props.unread} />
        {props.accounts.length === 0 && props.unread.length === 0 && <Welcome />}
        <Boundary name={i18n.t('options.accounts.title')} of={props}>
          <Accounts {...props} />
        </Boundary>
        <Boundary name={i18n.t('options.profiles.title')} of={props}>
          <Profiles {...props} />
        </Boundary>
        <Boundary name={i18n.t('options.book.title')} of={props}>
          <HandleBook {...props.book} canCheck={props.accounts.some(({ signedIn }) => signedIn)} />
          <BrokenNote count={props.broken.names} onRemove={() => props.onRemoveBroken('names')} />
        </Boundary>
        <Privacy onWipe={props.onWipe} />
      </main>
      <footer className="soft">{i18n.t('options.version', [props.version])}</footer>
    </div>
  );
}

function Accounts({ accounts, broken, add, locale, ...callbacks }: OptionsPageProps) {
  const { onAdd, onSignInAgain, onSignOut, onRemoveBroken } = callbacks;
  return (
    <section id="accounts" aria-labelledby="accounts-title">
      <h2 id="accounts-title">{i18n.t('options.accounts.title')}</h2>
      {accounts.length > 0 && (
        <>
          <p className="soft">{i18n.t('options.accounts.lead')}</p>
          <ul className="cards">
            {accounts.map((account) => (
              <li key={account.id}>
                <Boundary name={account.id} of={account} onRemove={() => onSignOut(account.id)}>
                  <AccountCard
                    account={account}
                    locale={locale}
                    onSignInAgain={() => onSignInAgain(account.id)}
                    onSignOut={() => onSignOut(account.id)}
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
      <AddAccountForm state={add} accountCount={accounts.length} onAdd={onAdd} />
    </section>
  );
}

function Profiles({ accounts, rules, broken, onSaveRule, onRemoveRule, onRemoveBroken }: OptionsPageProps) {
  return (
    <section id="profiles" aria-labelledby="profiles-title">
      <h2 id="profiles-title">{i18n.t('options.profiles.title')}</h2>
      <p className="soft">{i18n.t('options.profiles.lead')}</p>
      {rules.length === 0 ? (
        <div className="box empty">
          <p className="empty-title">{i18n.t('options.profiles.emptyTitle')}</p>
          <p className="soft">{i18n.t('options.profiles.empty')}</p>
        </div>
      ) : (
        <ul className="cards">
          {rules.map((rule) => (
            <li key={rule.profile}>
              <Boundary name={rule.profileName} of={rule} onRemove={() => onRemoveRule(rule.profile)}>
                <RuleCard
                  rule={rule}
                  accounts={accounts}
                  onSave={onSaveRule}
                  onRemove={() => onRemoveRule(rule.profile)}
                />
              </Boundary>
            </li>
          ))}
        </ul>
      )}
      <BrokenNote count={broken.rules.length} names={broken.rules} onRemove={() => onRemoveBroken('rules')} />
    </section>
  );
}
