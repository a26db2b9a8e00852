import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { Icon } from '../Icon.tsx';
import { AccountTabs } from './AccountTabs.tsx';
import { Changes } from './Changes.tsx';
import { Descriptions } from './Descriptions.tsx';
import { HiddenMedia } from './HiddenMedia.tsx';
import { LapsedChanges, WithoutAddress } from './Lapsed.tsx';
import { Hints, LinkElsewhere, Losses } from './Notes.tsx';
import { Request } from './Request.tsx';
import { Thread } from './Thread.tsx';
import type { PreviewProps } from './types.ts';

interface Props {
  titleId: string;
  /** None where no account is chosen. */
  preview: PreviewProps | undefined;
  /** Where there are several accounts to choose from. */
  accounts: ReactNode;
  onClose(): void;
}

/** What will stand on Mastodon, and below it what a person may change for Mastodon alone. */
export function Preview({ titleId, preview, accounts, onClose }: Props) {
  return (
    <>
      <header className="preview-head">
        <h2 id={titleId}>{i18n.t('preview.title')}</h2>
        <button
          type="button"
          className="preview-close"
          aria-label={i18n.t('preview.close')}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </header>
      {accounts}
      {preview ? <Contents {...preview} /> : <p className="preview-empty">{i18n.t('panel.noneChosen')}</p>}
    </>
  );
}

function Contents(props: PreviewProps) {
  const { state, onShow, onReason, onHint, onDescription } = props;
  const account = state.accounts.find(({ id }) => id === state.shown) ?? state.accounts[0];
  return (
    <>
      <AccountTabs accounts={state.accounts} shown={account?.id} onShow={onShow} />
      <Request media={state.media} policy={state.policy} reason={state.reason} onReason={onReason} />
      <Losses losses={state.losses} statuses={state.statuses} locale={props.locale} />
      <LapsedChanges lapsed={state.lapsed} onRead={props.onLapsedRead} />
      <LinkElsewhere words={state.linkElsewhere} />
      <Hints hints={state.hints} onHint={onHint} />
      <Thread account={account} statuses={state.statuses} media={state.media} visibility={state.visibility} />
      <WithoutAddress beside={state.withoutAddress} />
      {state.hidesMedia && <HiddenMedia chosen={state.chosen} />}
      <Descriptions media={state.media} policy={state.policy} onDescription={onDescription} />
      <Changes {...props} />
    </>
  );
}
