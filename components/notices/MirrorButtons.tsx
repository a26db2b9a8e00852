import { i18n } from '#i18n';
import type { EditsDoubt } from '../../utils/post/notice.ts';

/** Which text goes, where the original has changed since one was written for Mastodon alone. */
export type WhichText = 'own' | 'original';

interface MirrorButtonsProps {
  doubt: EditsDoubt | undefined;
  /** Of which post, for people who hear only the button. */
  name?: string;
  onMirror(text?: WhichText): void;
}

/** The button that takes an offer; two where it is to be said which text goes. */
export function MirrorButtons({ doubt, name, onMirror }: MirrorButtonsProps) {
  const label = (text: string) => (name === undefined ? undefined : `${text}: ${name}`);
  if (doubt !== 'outdated') {
    const text = i18n.t('common.mirror');
    return (
      <button
        type="button"
        className="button button-main"
        aria-label={label(text)}
        onClick={() => onMirror()}
      >
        {text}
      </button>
    );
  }
  const [own, original] = [i18n.t('messages.takeOwn'), i18n.t('messages.takeOriginal')];
  return (
    <>
      <button
        type="button"
        className="button button-main"
        aria-label={label(own)}
        onClick={() => onMirror('own')}
      >
        {own}
      </button>
      <button
        type="button"
        className="button"
        aria-label={label(original)}
        onClick={() => onMirror('original')}
      >
        {original}
      </button>
    </>
  );
}
