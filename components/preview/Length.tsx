import { i18n } from '#i18n';
import type { Receiver } from '../../utils/post/preview.ts';

/** How long a draft is for one account; once it is too long for one status, how many it becomes. */
export function Length({ receiver }: { receiver: Receiver }) {
  const { text, spoken } = lengthText(receiver);
  const title = receiver.statuses > 1 ? i18n.t('panel.statusesWhy', [receiver.statuses]) : undefined;
  return (
    <span className="length" title={title}>
      <span aria-hidden="true">{text}</span>
      <span className="hidden-text">{spoken}</span>
    </span>
  );
}

/** The same in words, as it is shown and as it is read out. */
export function lengthText({ count, limit, statuses }: Receiver): { text: string; spoken: string } {
  if (statuses > 1) {
    const text = i18n.t('panel.statuses', statuses);
    return { text, spoken: text };
  }
  return { text: i18n.t('panel.count', [count, limit]), spoken: i18n.t('panel.countSpoken', [count, limit]) };
}

/** The account for which the draft becomes most statuses, or has the least room left. */
export function tightestOf(receivers: Receiver[]): Receiver | undefined {
  const room = ({ count, limit }: Receiver) => limit - count;
  return receivers.toSorted((one, other) => other.statuses - one.statuses || room(one) - room(other))[0];
}
