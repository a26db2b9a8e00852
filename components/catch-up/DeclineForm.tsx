import { type FormEvent, useId, useState } from 'react';
import { i18n } from '#i18n';
import { type Reason, reasons } from '../../utils/post/catch-up.ts';

interface Props {
  /** Which post, for people who hear only the words. */
  text: string;
  onDecline(reason: Reason, words: string): void;
}

/** Why a post is not to be on Mastodon: it is kept for the report. */
export function DeclineForm({ text, onDecline }: Props) {
  const [reason, setReason] = useState<Reason>('raffle');
  const [words, setWords] = useState('');
  const [isMissing, setMissing] = useState(false);
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason === 'other' && !words.trim()) return setMissing(true);
    onDecline(reason, reason === 'other' ? words.trim() : '');
  };
  return (
    <details className="decline">
      <summary aria-label={i18n.t('catchUp.item.named', [i18n.t('catchUp.decline.open'), text])}>
        {i18n.t('catchUp.decline.open')}
      </summary>
      <form onSubmit={submit}>
        <label htmlFor={`${id}-reason`}>{i18n.t('catchUp.decline.reason')}</label>
        <select
          id={`${id}-reason`}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value as Reason)}
        >
          {reasons.map((each) => (
            <option key={each} value={each}>
              {i18n.t(`report.reason.${each}`)}
            </option>
          ))}
        </select>
        {reason === 'other' && (
          <>
            <label htmlFor={`${id}-words`}>{i18n.t('catchUp.decline.words')}</label>
            <input
              id={`${id}-words`}
              value={words}
              maxLength={500}
              aria-invalid={isMissing && !words.trim()}
              aria-describedby={`${id}-hint ${id}-error`}
              onChange={({ currentTarget }) => setWords(currentTarget.value)}
            />
            <p id={`${id}-hint`} className="soft small">
              {i18n.t('catchUp.decline.wordsHint')}
            </p>
            <p id={`${id}-error`} role="alert" className="small">
              {isMissing && !words.trim() && i18n.t('catchUp.decline.wordsMissing')}
            </p>
          </>
        )}
        <button type="submit" className="button">
          {i18n.t('catchUp.decline.submit')}
        </button>
      </form>
    </details>
  );
}
