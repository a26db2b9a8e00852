import { i18n } from '#i18n';
import { Avatar } from '../Avatar.tsx';
import type { PreviewProps, PreviewState } from './types.ts';

interface AccountTabsProps {
  accounts: PreviewState['accounts'];
  shown: string | undefined;
  onShow: PreviewProps['onShow'];
}

/** Whose statuses are shown, where the post goes to several accounts. */
export function AccountTabs({ accounts, shown, onShow }: AccountTabsProps) {
  if (accounts.length < 2) return null;
  return (
    <fieldset className="preview-accounts">
      <legend className="hidden-text">{i18n.t('preview.accounts')}</legend>
      {accounts.map(({ id, name, handle, avatar }) => (
        <button
          key={id}
          type="button"
          className="preview-account"
          aria-pressed={id === shown}
          title={handle}
          onClick={() => onShow(id)}
        >
          <Avatar name={name} src={avatar} />
          <span>{name}</span>
        </button>
      ))}
    </fieldset>
  );
}
