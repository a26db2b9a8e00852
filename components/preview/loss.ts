import { i18n } from '#i18n';
import type { Loss, PlannedStatus, UnfitMedia } from '../../utils/post/plan.ts';
import { sizeText } from '../size.ts';

/** A loss in the words of the person, for the statuses in which it happens. `locale`: of sizes, BCP 47. */
export function lossText(
  loss: Loss | UnfitMedia,
  statuses: Pick<PlannedStatus, 'media'>[],
  locale?: string,
): string {
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
    case 'link-broken':
      return i18n.t('preview.loss.link', [shortened(loss.url)]);
    case 'hashtag-cut':
      return i18n.t('preview.loss.hashtag', [loss.tag]);
    case 'captions':
      return i18n.t('preview.loss.captions', [loss.languages.join(', ')]);
    case 'quote-as-link':
      return i18n.t(loss.gone ? 'preview.loss.quoteGone' : 'preview.loss.quote');
    case 'label-unknown':
      return i18n.t('preview.loss.label', [loss.label]);
    case 'tags-outside':
      return i18n.t('preview.loss.tags', [loss.tags.map((tag) => `#${tag}`).join(' ')]);
    case 'languages':
      return i18n.t('preview.loss.languages', [loss.languages.join(', ')]);
    case 'link-left-out':
      return i18n.t('preview.loss.linkLeftOut', [shortened(loss.url)]);
    case 'field-unknown':
      return i18n.t('preview.loss.field', [loss.field]);
    case 'description-cut':
      return i18n.t('preview.loss.description', [loss.media + 1, loss.limit]);
    case 'machine-description':
      return i18n.t('preview.loss.machine', [loss.media + 1]);
    case 'warning-covers-all':
      return i18n.t('preview.loss.warning');
    default:
      return unfitText(loss, locale);
  }
}

/** An address may be longer than what is said of it. */
function shortened(url: string): string {
  return url.length > LONGEST ? `${url.slice(0, LONGEST)}…` : url;
}

const LONGEST = 120;

/** Why the server will not take a picture or video, and what would help. */
export function unfitText(unfit: UnfitMedia, locale?: string): string {
  const number = unfit.media + 1;
  switch (unfit.kind) {
    case 'video-too-large':
    case 'picture-too-large': {
      const key = unfit.kind === 'video-too-large' ? 'videoTooLarge' : 'pictureTooLarge';
      const sizes = [sizeText(unfit.bytes, locale), sizeText(unfit.limit, locale)] as const;
      return i18n.t(`preview.loss.${key}`, [number, ...sizes]);
    }
    case 'video-kind':
      return i18n.t('preview.loss.videoKind', [number, unfit.type]);
    case 'picture-kind':
      return i18n.t('preview.loss.pictureKind', [number, unfit.type]);
  }
}
