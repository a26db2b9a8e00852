import { i18n } from '#i18n';
import { Icon } from '../../Icon.tsx';
import { lossText } from './loss.ts';
import type { PreviewHint, PreviewProps, PreviewState } from './types.ts';

type LossesProps = Pick<PreviewState, 'losses' | 'statuses'> & Pick<PreviewProps, 'locale'>;

/** What cannot be carried over as it was. */
export function Losses({ losses, statuses, locale }: LossesProps) {
  const texts = [...new Set(losses.map((loss) => lossText(loss, statuses, locale)))];
  if (texts.length === 0) return null;
  return (
    <section className="preview-losses" aria-label={i18n.t('preview.losses')}>
      <ul>
        {texts.map((text) => (
          <li key={text}>
            <Icon name="info" />
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Proposals that make the text easier to hear, each with one button. */
export function Hints({ hints, onHint }: { hints: PreviewHint[]; onHint: PreviewProps['onHint'] }) {
  if (hints.length === 0) return null;
  return (
    <section className="preview-hints" aria-label={i18n.t('preview.hints')}>
      <ul>
        {hints.map((hint) => (
          <Hint key={hint.id} hint={hint} onHint={onHint} />
        ))}
      </ul>
    </section>
  );
}

function Hint({ hint: { id, kind, from, to }, onHint }: { hint: PreviewHint; onHint(id: string): void }) {
  const question = kind === 'hashtag' ? i18n.t('preview.hint.hashtag') : i18n.t('preview.hint.letters');
  return (
    <li>
      <p>
        {question}
        <span className="preview-swap">
          <span>{from}</span>
          <span aria-hidden="true"> → </span>
          <span className="hidden-text">{i18n.t('preview.hint.becomes')}</span>
          <strong>{to}</strong>
        </span>
      </p>
      <button
        type="button"
        className="button"
        aria-label={i18n.t('preview.hint.takeName', [to])}
        onClick={(event) => {
          // The button goes with its hint, and would take the focus with it.
          event.currentTarget.closest<HTMLElement>('.preview')?.focus();
          onHint(id);
        }}
      >
        {i18n.t('preview.hint.take')}
      </button>
    </li>
  );
}
