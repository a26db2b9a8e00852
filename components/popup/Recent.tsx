import { i18n } from '#i18n';
import type { RecentState } from '../../utils/post/popup.ts';
import { Boundary } from '../Boundary.tsx';
import { Icon } from '../Icon.tsx';
import { problemWithoutPost } from '../problem.ts';
import { OfferItem } from './OfferItem.tsx';
import { PopupSection } from './PopupSection.tsx';
import type { PopupPageProps } from './types.ts';

type RecentProps = Pick<PopupPageProps, 'recent' | 'profiles' | 'locale' | 'onRecent'> & {
  onMirror(offer: string): void;
};

/** The profiles' latest posts, loaded only when a person asks for them. */
export function Recent({ recent, profiles, locale, onRecent, onMirror }: RecentProps) {
  if (profiles.length === 0) return <p className="soft small">{i18n.t('popup.noProfiles')}</p>;
  const loading = recent.kind === 'loading';
  return (
    <div className="recent">
      <button
        type="button"
        className="button"
        aria-disabled={loading}
        title={i18n.t('popup.recentHint', [profiles.join(', ')])}
        onClick={() => !loading && onRecent()}
      >
        <Icon name={loading ? 'busy' : 'reload'} />
        {recent.kind === 'ready' ? i18n.t('popup.recentAgain') : i18n.t('popup.recent')}
      </button>
      <p role="status" className="soft small">
        {loading && i18n.t('popup.recentLoading')}
        {recent.kind === 'ready' && recent.offers.length === 0 && i18n.t('popup.recentEmpty')}
      </p>
      <div role="alert">{recent.kind === 'failed' && <Failure problem={recent.problem} />}</div>
      {recent.kind === 'ready' && (
        <PopupSection title={i18n.t('popup.recentTitle')}>
          {recent.offers.map((offer) => (
            <Boundary
              key={offer.id}
              element="li"
              name={i18n.t('popup.postOf', [offer.profileName])}
              of={offer}
            >
              <OfferItem offer={offer} locale={locale} onMirror={() => onMirror(offer.id)} />
            </Boundary>
          ))}
        </PopupSection>
      )}
    </div>
  );
}

function Failure({ problem }: Pick<Extract<RecentState, { kind: 'failed' }>, 'problem'>) {
  const { what, todo, detail } = problemWithoutPost(problem);
  return (
    <div className="problem note-bad small">
      <p className="problem-what">{i18n.t('popup.recentFailed')}</p>
      <p>{what}</p>
      {detail && <p className="problem-words">{detail}</p>}
      <p>{todo}</p>
    </div>
  );
}
