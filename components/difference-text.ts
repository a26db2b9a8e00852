import { i18n } from '#i18n';
import type { Difference } from '../utils/post/difference.ts';

/** The words for what stands on Mastodon otherwise than it was planned. `locale`: of the names of languages, BCP 47. */
export function differenceText(one: Difference, locale: string): string {
  switch (one.kind) {
    case 'visibility':
      return one.is === 'unlisted'
        ? i18n.t('differs.unlisted')
        : i18n.t('differs.visibility', [visibilityName(one.is)]);
    case 'language':
      return i18n.t('differs.language', [languageName(one.is, locale)]);
    case 'text':
      return i18n.t('differs.text');
    case 'warning':
      return i18n.t('differs.warning');
    case 'covered':
      return one.is ? i18n.t('differs.covered') : i18n.t('differs.uncovered');
    case 'reply':
      return i18n.t('differs.reply');
    case 'poll':
      return i18n.t('differs.poll');
    case 'media-count':
      return i18n.t('differs.mediaCount', [one.is, one.planned]);
    case 'media-order':
      return i18n.t('differs.mediaOrder');
    case 'media-kind':
      return i18n.t('differs.mediaKind', [one.media + 1]);
    case 'description':
      return i18n.t('differs.description', [one.media + 1]);
  }
}

function visibilityName(is: string): string {
  if (is === 'public') return i18n.t('options.profiles.public');
  if (is === 'private') return i18n.t('differs.followers');
  return is === 'direct' ? i18n.t('differs.direct') : is;
}

function languageName(is: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(is) ?? is;
  } catch {
    return is;
  }
}
