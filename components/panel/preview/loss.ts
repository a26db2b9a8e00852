import { i18n } from '#i18n';
import type { PreviewLoss, PreviewStatus } from './types.ts';

/** A loss in the words of the person, for the statuses in which it happens. */
export function lossText(loss: PreviewLoss, statuses: PreviewStatus[]): string {
  switch (loss.kind) {
    case 'split-text':
      return i18n.t('preview.loss.split', [loss.statuses]);
    case 'media-in-replies': {
      const replies = statuses.slice(1).filter(({ media }) => media.length > 0).length;
      return replies > 1
        ? i18n.t('preview.loss.mediaInReplies', [loss.count, replies])
        : i18n.t('preview.loss.mediaInReply', loss.count);
    }
    case 'mention-as-link':
      return i18n.t('preview.loss.mention', [loss.name]);
    case 'description-cut':
      return i18n.t('preview.loss.description', [loss.media + 1, loss.limit]);
    case 'warning-covers-all':
      return i18n.t('preview.loss.warning');
  }
}
