import { i18n } from '#i18n';
import type { Policy } from '../../utils/post/policy.ts';
import type { Rule } from '../../utils/post/rule.ts';
import { fixedFields, isAllowed, isNameSet, isRuleSet, mayChange } from '../../utils/post/under-policy.ts';
import { Boundary } from '../Boundary.tsx';
import { HelpLinks } from '../HelpLinks.tsx';
import { Mark } from '../Mark.tsx';
import { Unread } from '../Unread.tsx';
import { AccountCard } from './AccountCard.tsx';
import { AddAccountForm } from './AddAccountForm.tsx';
import { BrokenNote } from './BrokenNote.tsx';
import { HandleBook } from './HandleBook.tsx';
import { PauseField } from './PauseField.tsx';
import { PolicyNote } from './PolicyNote.tsx';
import { Privacy } from './Privacy.tsx';
import { ProvidedAccounts } from './ProvidedAccounts.tsx';
import { RuleCard } from './RuleCard.tsx';
import type { OptionsPageProps } from './types.ts';
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
        <button type="button" className="link" onClick={props.onReport}>
          {i18n.t('report.title')}
        </button>
        <a href="#privacy">{i18n.t('options.privacy.title')}</a>
      </nav>
      <main>
        <Unread problems={props.unread} />
        {props.accounts.length === 0 && props.unread.length === 0 && <Welcome />}
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
        <Privacy onWipe={props.onWipe} />
      </main>
      <footer className="soft">
        <HelpLinks contact={policy.contact} />
        <p>{i18n.t('options.version', [props.version])}</p>
      </footer>
    </div>
  );
}

function Accounts({ accounts, broken, add, managed, locale, ...callbacks }: OptionsPageProps) {
  const { policy } = managed;
  const mayAdd = mayChange(policy, 'accounts');
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
      <AddAccountForm state={add} accountCount={accounts.length} mayAdd={mayAdd} onAdd={onAdd} />
    </section>
  );
}

function Profiles(props: OptionsPageProps) {
  const { accounts, rules, broken, managed, pause, ...callbacks } = props;
  const { onPause, onSaveRule, onRemoveRule, onRemoveBroken } = callbacks;
  const { policy } = managed;
  return (
    <section id="profiles" aria-labelledby="profiles-title">
      <h2 id="profiles-title">{i18n.t('options.profiles.title')}</h2>
      <p className="soft">{i18n.t('options.profiles.lead')}</p>
      <PauseField
        label={i18n.t('options.pause.label')}
        hint={i18n.t('options.pause.hint')}
        value={pause}
        hasUsual={false}
        onChange={(seconds) => seconds !== undefined && onPause(seconds)}
      />
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
                  fixed={fixedOf(rule, policy)}
                  onSave={onSaveRule}
                  onRemove={
                    isRuleSet(rule, policy) || !mayChange(policy, 'rules')
                      ? undefined
                      : () => onRemoveRule(rule.profile)
                  }
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

/** What of a rule people may not change. */
function fixedOf(rule: Rule, policy: Policy): readonly (keyof Rule)[] {
  // All that a rule has is a field of it.
  return mayChange(policy, 'rules') ? fixedFields(rule, policy) : (Object.keys(rule) as (keyof Rule)[]);
}
