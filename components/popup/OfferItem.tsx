import { i18n } from '#i18n';
import type { PopupOffer } from '../../utils/post/popup.ts';
import { Ago } from '../Ago.tsx';
import { offerText } from '../notices/offer-text.ts';
import { Excerpt } from './Excerpt.tsx';

interface OfferItemProps {
  offer: PopupOffer;
  locale: string;
  onMirror(): void;
}

/** A post that could be mirrored, with the button to do so. */
export function OfferItem({ offer, locale, onMirror }: OfferItemProps) {
  const text = offer.excerpt || i18n.t('common.picturePost');
  const why = offerText(offer.reason, offer.platform);
  const accounts = new Intl.ListFormat(locale).format(offer.accounts.map(({ name }) => name));
  return (
    <li className="box item">
      <Excerpt text={text} />
      {why && <p>{why}</p>}
      <p className="soft small">
        {offer.profileName} · <Ago time={offer.time} locale={locale} />
      </p>
      <div className="actions">
        <button
          type="button"
          className="button button-main"
          aria-label={i18n.t('common.mirrorName', [text])}
          onClick={onMirror}
        >
          {i18n.t('common.mirror')}
        </button>
        <span className="soft small receivers">{i18n.t('popup.to', [accounts])}</span>
      </div>
    </li>
  );
}
