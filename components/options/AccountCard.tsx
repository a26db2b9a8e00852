import { i18n } from '#i18n';
import { type Account, accountHandle } from '../../utils/post/account.ts';
import { softwareName } from '../../utils/post/capitalised.ts';
import { Avatar } from '../Avatar.tsx';
import { ConfirmButton } from '../ConfirmButton.tsx';
import { Folded } from '../Folded.tsx';
import { Icon } from '../Icon.tsx';
import { OutLink } from '../OutLink.tsx';
import { sizeText } from '../size.ts';
import { withBreaks } from '../with-breaks.tsx';

interface AccountCardProps {
  account: Account;
  locale: string;
  /** Of many only the names are shown at first. */
  isFolded: boolean;
  /** Whether the administration allows its server. */
  isAllowed: boolean;
  onSignInAgain(): void;
  /** None where people may not change the accounts. */
  onSignOut: (() => void) | undefined;
}

/** One connected account: who it is, where it lives, what its server allows and asks for. */
export function AccountCard({ isFolded, ...props }: AccountCardProps) {
  const { account, isAllowed } = props;
  const { displayName: name, server } = account;
  const handle = accountHandle(account);
  return (
    <article className="box account" aria-label={handle}>
      <div className="account-head">
        <Avatar name={name} src={account.avatar} />
        <div className="account-name">
          <h3>{name}</h3>
          <OutLink href={account.url}>{withBreaks(handle)}</OutLink>
        </div>
        <p className="soft account-server">
          <span>{server.title || account.host}</span>
          <span>{i18n.t('options.accounts.software', [softwareName(server.software), server.version])}</span>
        </p>
      </div>
      {!account.signedIn && (
        <p className="note-warn">
          <Icon name="warning" />{' '}
          {isAllowed ? i18n.t('options.accounts.signedOut') : i18n.t('policy.accounts.signedOut')}
        </p>
      )}
      {isFolded ? (
        <Folded
          summary={
            <>
              {i18n.t('options.accounts.more')} <span className="hidden-text">{handle}</span>
            </>
          }
        >
          {() => <Inside {...props} />}
        </Folded>
      ) : (
        <Inside {...props} />
      )}
    </article>
  );
}

function Inside({
  account,
  locale,
  isAllowed,
  onSignInAgain,
  onSignOut,
}: Omit<AccountCardProps, 'isFolded'>) {
  const { server, limits } = account;
  const handle = accountHandle(account);
  const number = (value: number) => value.toLocaleString(locale);
  return (
    <div className="account-inside">
      <p className="soft">
        {i18n.t('options.accounts.limits', [
          number(limits.characters),
          number(limits.media),
          number(limits.descriptionCharacters),
          sizeText(limits.imageBytes, locale),
          sizeText(limits.videoBytes, locale),
        ])}
      </p>
      <ServerRules rules={server.rules} />
      <div className="actions">
        {isAllowed && (
          <button
            type="button"
            className={account.signedIn ? 'button' : 'button button-main'}
            aria-label={i18n.t('options.accounts.signInAgainName', [handle])}
            onClick={onSignInAgain}
          >
            {i18n.t('options.accounts.signInAgain')}
          </button>
        )}
        {onSignOut && (
          <ConfirmButton
            label={i18n.t('options.accounts.signOut')}
            name={i18n.t('options.accounts.signOutName', [handle])}
            question={i18n.t('options.accounts.signOutSure')}
            yes={i18n.t('options.accounts.signOut')}
            onConfirm={onSignOut}
          />
        )}
      </div>
    </div>
  );
}

function ServerRules({ rules }: { rules: string[] }) {
  if (rules.length === 0) return <p className="soft">{i18n.t('options.accounts.noRules')}</p>;
  return (
    <details>
      <summary>{i18n.t('options.accounts.rules')}</summary>
      <p className="soft">{i18n.t('options.accounts.rulesHint')}</p>
      <ol>
        {rules.map((rule, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a server may say the same twice, and the list does not change
          <li key={index}>{rule}</li>
        ))}
      </ol>
    </details>
  );
}
