import { i18n } from '#i18n';
import type { Account } from '../../utils/post/account.ts';
import type { Policy } from '../../utils/post/policy.ts';
import { accountIdOf } from '../../utils/post/under-policy.ts';

interface ProvidedAccountsProps {
  policy: Policy;
  accounts: Account[];
  onAdd(server: string): void;
}

/** The accounts that the administration wants to be connected, as far as they are not. Nothing where there are none. */
export function ProvidedAccounts({ policy, accounts, onAdd }: ProvidedAccountsProps) {
  const missing = (policy.accounts ?? []).filter(
    ({ handle }) =>
      !accounts.some(({ id }) => id.toLowerCase() === accountIdOf(policy, handle).toLowerCase()),
  );
  if (missing.length === 0) return null;
  return (
    <div className="box provided">
      <h3>{i18n.t('policy.accounts.title')}</h3>
      <p className="soft">{i18n.t('policy.accounts.text')}</p>
      <ul>
        {missing.map(({ handle, server }) => (
          <li key={handle} className="name-line">
            <p>{handle}</p>
            <button
              type="button"
              className="button button-main"
              aria-label={i18n.t('policy.accounts.connectName', [handle])}
              onClick={() => onAdd(`@${accountIdOf(policy, handle).split('@')[0]}@${server}`)}
            >
              {i18n.t('policy.accounts.connect')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
