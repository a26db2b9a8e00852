import { i18n } from '#i18n';
import type { Receiver } from '../../utils/post/preview.ts';
import { Avatar } from '../Avatar.tsx';
import { Fixed } from '../Fixed.tsx';
import { withBreaks } from '../with-breaks.tsx';
import { Length } from './Length.tsx';

interface AccountChoicesProps {
  receivers: Receiver[];
  /** The administration has set which. */
  isFixed?: boolean;
  onChoose(account: string, chosen: boolean): void;
  onConnect(): void;
}

/** Which accounts the post goes to, where there is something to choose. */
export function AccountChoices({ receivers, isFixed = false, onChoose, onConnect }: AccountChoicesProps) {
  if (receivers.length < 2) return null;
  return (
    <fieldset className="choices">
      <legend>
        {i18n.t('panel.accounts')} {isFixed && <Fixed />}
      </legend>
      {receivers.map((receiver) => (
        <AccountChoice key={receiver.id} {...{ receiver, isFixed, onChoose, onConnect }} />
      ))}
    </fieldset>
  );
}

function AccountChoice({
  receiver,
  isFixed,
  onChoose,
  onConnect,
}: Omit<AccountChoicesProps, 'receivers'> & { receiver: Receiver }) {
  const { id, name, handle, avatar, chosen, signedIn } = receiver;
  return (
    <div className="choice">
      <label>
        <input
          type="checkbox"
          checked={chosen}
          disabled={isFixed || !signedIn}
          onChange={(event) => onChoose(id, event.currentTarget.checked)}
        />
        <Avatar name={name} src={avatar} />
        <span className="choice-name">
          <span>{name}</span>
          <span className="soft">{withBreaks(handle)}</span>
        </span>
        {signedIn ? (
          <Length receiver={receiver} />
        ) : (
          <span className="warn">{i18n.t('common.signedOut')}</span>
        )}
      </label>
      {!signedIn && (
        <button
          type="button"
          className="button"
          aria-label={i18n.t('common.signInName', [handle])}
          onClick={onConnect}
        >
          {i18n.t('common.signIn')}
        </button>
      )}
    </div>
  );
}
