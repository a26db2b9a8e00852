import { i18n } from '#i18n';
import type { Progress } from '../utils/post/progress.ts';

/** What is being done for a post just now; that it is on its way, where no more is known. */
export function progressText(progress: Progress | undefined): string {
  switch (progress?.step) {
    case 'media':
      return i18n.t('progress.media', [progress.at, progress.of]);
    case 'processing':
      return i18n.t('progress.processing');
    case 'look':
      return i18n.t('progress.look');
    case 'status':
      // One that is no thread has no parts.
      return progress.of > 1
        ? i18n.t('progress.status', [progress.at, progress.of])
        : i18n.t('popup.sending');
    default:
      return i18n.t('popup.sending');
  }
}
