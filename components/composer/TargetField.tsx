import { useId, useState } from 'react';
import { i18n } from '#i18n';
import { FieldErrors } from './FieldErrors.tsx';
import { problemsAt } from './problem-text.ts';
import type { ComposerProps } from './types.ts';

type Props = Pick<ComposerProps, 'state' | 'onChange' | 'onFind'>;

/** The status that it replies to or quotes, by an address that a person pastes. */
export function TargetField({ state, onChange, onFind }: Props) {
  const { manuscript, view, tried } = state;
  const id = useId();
  const { target } = manuscript;
  const errors = tried ? problemsAt('target', view.problems, view.files) : [];
  if (!target) return <Search state={state} onFind={onFind} />;
  const [found] = Object.values(target.found);
  const author = found?.author ?? target.address;
  return (
    <div className="composer-target">
      <p>
        {target.kind === 'reply'
          ? i18n.t('composer.target.isReply', [author])
          : i18n.t('composer.target.isQuote', [author])}
      </p>
      <blockquote>{found?.text.slice(0, 200)}</blockquote>
      <FieldErrors id={`${id}-errors`} errors={errors} />
      <button type="button" className="button" onClick={() => onChange({ target: undefined })}>
        {i18n.t('composer.target.remove')}
      </button>
    </div>
  );
}

function Search({ state, onFind }: Pick<Props, 'state' | 'onFind'>) {
  const { search, view, searchDenied } = state;
  const id = useId();
  const [address, setAddress] = useState('');
  const isAddress = /^https:\/\/\S+\.\S+\/\S+$/.test(address.trim());
  const canQuote = view.receivers.some(({ chosen }) => chosen) && view.cannotQuote.length === 0;
  const find = (kind: 'reply' | 'quote') =>
    isAddress && search.state !== 'finding' && onFind(kind, address.trim());
  return (
    <div className="composer-field">
      <label htmlFor={id}>{i18n.t('composer.target.address')}</label>
      <input
        id={id}
        type="url"
        autoComplete="off"
        value={address}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => setAddress(currentTarget.value)}
      />
      <div id={`${id}-hint`} className="soft small">
        <p>{i18n.t('composer.target.hint')}</p>
        <p>{i18n.t('composer.search.why')}</p>
      </div>
      <div className="actions">
        <button type="button" className="button" aria-disabled={!isAddress} onClick={() => find('reply')}>
          {i18n.t('composer.target.reply')}
        </button>
        {canQuote && (
          <button type="button" className="button" aria-disabled={!isAddress} onClick={() => find('quote')}>
            {i18n.t('composer.target.quote')}
          </button>
        )}
      </div>
      <div role="status" className="small">
        {search.state === 'finding' && <p>{i18n.t('composer.target.finding')}</p>}
        {search.missing.length > 0 && (
          <p>{i18n.t('composer.target.notFound', [search.missing.join(', ')])}</p>
        )}
        {search.failed.length > 0 && <p>{i18n.t('composer.target.failed', [search.failed.join(', ')])}</p>}
        {searchDenied && <p>{i18n.t('composer.search.failed')}</p>}
      </div>
    </div>
  );
}
