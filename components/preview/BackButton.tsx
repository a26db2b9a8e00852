import { i18n } from '#i18n';

/** The way back to the original. `name` says of what, for people who hear only the button. */
export function BackButton({ name, onClick }: { name: string; onClick(): void }) {
  return (
    <button type="button" className="button button-quiet preview-back" aria-label={name} onClick={onClick}>
      {i18n.t('preview.original')}
    </button>
  );
}
