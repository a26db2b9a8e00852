import { i18n } from '#i18n';
import { ConfirmButton } from './ConfirmButton.tsx';
import { CopyButton } from './CopyButton.tsx';

/** What a person may do with what stands on Mastodon. */
export interface HandsProps {
  /** Whose it is, or what it says, for people who hear only the buttons. */
  name: string;
  /** The addresses of its statuses, in order. */
  links: string[];
  onCopy(url: string): Promise<boolean>;
  /** The status at this place among them is to be corrected; none where that is done elsewhere. */
  onCorrect?(place: number): void;
  /** All of it is to be gone. */
  onTakeBack(): void;
}

/** Copies the address of a post on Mastodon, corrects it, takes it back. */
export function Hands({ name, links, onCopy, onCorrect, onTakeBack }: HandsProps) {
  const [first] = links;
  return (
    <div className="small hands">
      {first && <CopyButton name={i18n.t('hands.copyName', [name])} onCopy={() => onCopy(first)} />}
      {onCorrect &&
        links.map((url, index) => (
          <button
            key={url}
            type="button"
            className="button button-quiet"
            aria-label={i18n.t('composer.correcting.buttonName', [
              links.length === 1 ? name : i18n.t('composer.part', [index + 1]),
            ])}
            onClick={() => onCorrect(index)}
          >
            {i18n.t('composer.correcting.button')}
            {links.length > 1 && ` ${index + 1}`}
          </button>
        ))}
      <ConfirmButton
        label={i18n.t('hands.takeBack')}
        name={i18n.t('hands.takeBackName', [name])}
        question={
          links.length > 1 ? i18n.t('hands.takeBackAll', [links.length]) : i18n.t('hands.takeBackSure')
        }
        yes={i18n.t('hands.takeBackYes')}
        // In a page's message a press counts only on what has not moved since.
        stays
        onConfirm={onTakeBack}
      />
    </div>
  );
}
