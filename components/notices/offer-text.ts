import { i18n } from '#i18n';
import type { EditsDoubt, OfferReason } from '../../utils/post/notice.ts';
import type { Platform } from '../../utils/post/platforms.ts';
import { platformNames } from '../platform-names.ts';

/** Why a post did not go by itself; nothing where the person knows, because the switch was off. */
export function offerText(reason: OfferReason, platform: Platform): string | undefined {
  const name = platformNames[platform];
  switch (reason) {
    case 'not-armed':
    // What is in doubt is said of every offer, whyever it is one.
    case 'edits-in-doubt':
      return undefined;
    case 'unseen':
      return i18n.t('messages.offerUnseen', [name]);
    case 'not-pressed':
      return i18n.t('messages.offerNotPressed', [name]);
    case 'text-differs':
      return i18n.t('messages.offerTextDiffers', [name]);
    case 'button-hidden':
      return i18n.t('messages.offerButtonHidden', [name]);
    case 'not-aimed':
      return i18n.t('messages.offerNotAimed', [name]);
    case 'pill-hidden':
      return i18n.t('messages.offerPillHidden', [name]);
    case 'video-edited':
      return i18n.t('messages.offerVideoEdited', [name]);
    case 'media-missing':
      return i18n.t('messages.offerMediaMissing', [name]);
    case 'other-profile':
      return i18n.t('messages.offerOtherProfile', [name]);
    case 'no-composer':
      return i18n.t('messages.offerNoComposer', [name]);
  }
}

/** What is not sure of what a person changed for Mastodon alone. */
export function doubtText(doubt: EditsDoubt | undefined): string | undefined {
  switch (doubt) {
    case undefined:
      return undefined;
    case 'outdated':
      return i18n.t('messages.offerOutdated');
    case 'loose':
      return i18n.t('messages.offerLoose');
    case 'unsure':
      return i18n.t('messages.offerUnsure');
  }
}
