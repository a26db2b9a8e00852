import { i18n } from '#i18n';
import { Mark } from '../Mark.tsx';
import { AccountCard } from './AccountCard.tsx';
import { AddAccountForm } from './AddAccountForm.tsx';
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
        <a href="#privacy">{i18n.t('options.privacy.title')}</a>
      </nav>
      <main>
        {props.accounts.length === 0 && <Welcome />}
        <Accounts {...props} />
        <Profiles {...props} />
        <HandleBook {...props.book} canCheck={props.accounts.some(({ signedIn }) => signedIn)} />
        <Privacy onWipe={props.onWipe} />
      </main>
      <footer className="soft">{i18n.t('options.version', [props.version])}</footer>
    </div>
  );
}

function Accounts({ accounts, add, locale, onAdd, onSignInAgain, onSignOut }: OptionsPageProps) {
  return (
    <section id="accounts" aria-labelledby="accounts-title">
      <h2 id="accounts-title">{i18n.t('options.accounts.title')}</h2>
      {accounts.length > 0 && (
        <>
          <p className="soft">{i18n.t('options.accounts.lead')}</p>
          <ul className="cards">
            {accounts.map((account) => (
              <li key={account.id}>
                <AccountCard
                  account={account}
                  locale={locale}
                  onSignInAgain={() => onSignInAgain(account.id)}
                  onSignOut={() => onSignOut(account.id)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      <AddAccountForm state={add} accountCount={accounts.length} onAdd={onAdd} />
    </section>
  );
}

function Profiles({ accounts, rules, onSaveRule, onRemoveRule }: OptionsPageProps) {
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
              <RuleCard
                rule={rule}
                accounts={accounts}
                onSave={onSaveRule}
                onRemove={() => onRemoveRule(rule.profile)}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
