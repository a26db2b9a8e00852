import { i18n } from '#i18n';
import type { PanelAccount, ReadyState } from './types.ts';

/** On or off in words, or why there is no such thing at the moment. */
export function stateText(state: ReadyState, receivers: PanelAccount[]): string {
  if (state.sending) return i18n.t('panel.sending');
  if (receivers.length === 0) return i18n.t('panel.noneChosen');
  return state.armed ? i18n.t('panel.on') : i18n.t('panel.off');
}

/** How long a draft is for one account; once it is too long for one status, how many it becomes. */
export function Length({ account: { count, limit, statuses } }: { account: PanelAccount }) {
  if (statuses > 1) {
    return (
      <span className="length length-several" title={i18n.t('panel.statusesWhy', [statuses])}>
        {i18n.t('panel.statuses', statuses)}
      </span>
    );
  }
  return (
    <span className="length">
      <span aria-hidden="true">{i18n.t('panel.count', [count, limit])}</span>
      <span className="hidden-text">{i18n.t('panel.countSpoken', [count, limit])}</span>
    </span>
  );
}

/** The account for which the draft becomes most statuses, or has the least room left. */
export function tightestOf(accounts: PanelAccount[]): PanelAccount | undefined {
  const room = ({ count, limit }: PanelAccount) => limit - count;
  return accounts.toSorted((one, other) => other.statuses - one.statuses || room(one) - room(other))[0];
}
