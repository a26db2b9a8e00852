import type { MouseEvent } from 'react';
import { i18n } from '#i18n';
import { Icon } from '../Icon.tsx';
import { lossText } from './loss.ts';
import type { PreviewHint, PreviewProps, PreviewState } from './types.ts';

type LossesProps = Pick<PreviewState, 'losses' | 'statuses'> & Pick<PreviewProps, 'locale'>;

/** What cannot be carried over as it was. */
export function Losses({ losses, statuses, locale }: LossesProps) {
  const stops = losses.some(({ kind }) => /^(?:video|picture)-/.test(kind));
  const all = losses.map((loss) => lossText(loss, statuses, locale));
  const texts = [...new Set([...all, ...(stops ? [i18n.t('panel.unfitWhy')] : [])])];
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

/** The text leads to a link that is not on Mastodon: a person puts the real one in. */
export function LinkElsewhere({ words }: { words: string | undefined }) {
  if (words === undefined) return null;
  return (
    <section className="preview-request" aria-label={i18n.t('panel.link')}>
      <p className="preview-request-title">
        <Icon name="warning" />
        <span>{i18n.t('panel.link')}</span>
      </p>
      <p>{i18n.t('panel.linkWhy', [words])}</p>
      <button type="button" className="button" onClick={goToText}>
        {i18n.t('preview.changeText')}
      </button>
    </section>
  );
}

function goToText({ currentTarget }: MouseEvent<HTMLElement>): void {
  const change = currentTarget.closest('.preview')?.querySelector('.text-change');
  const field = change?.querySelector('textarea');
  // Closed, it is opened by its own button, and takes the focus.
  if (field) field.focus();
  else change?.querySelector<HTMLElement>('[aria-expanded]')?.click();
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
  const question = {
    hashtag: () => i18n.t('preview.hint.hashtag'),
    letters: () => i18n.t('preview.hint.letters'),
    abbreviation: () => i18n.t('preview.hint.abbreviation'),
    person: () => i18n.t('preview.hint.person'),
  }[kind]();
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
