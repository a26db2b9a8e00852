import { i18n } from '#i18n';
import type { PopupOffer } from '../../utils/post/popup.ts';
import { Ago } from '../Ago.tsx';
import { MirrorButtons, type WhichText } from '../notices/MirrorButtons.tsx';
import { doubtText, offerText } from '../notices/offer-text.ts';
import { Excerpt } from './Excerpt.tsx';

interface OfferItemProps {
  offer: PopupOffer;
  locale: string;
  onMirror(text?: WhichText): void;
}

/** A post that could be mirrored, with the button to do so. */
export function OfferItem({ offer, locale, onMirror }: OfferItemProps) {
  const text = offer.excerpt || i18n.t('common.picturePost');
  const why = offerText(offer.reason, offer.platform);
  const accounts = new Intl.ListFormat(locale).format(offer.accounts.map(({ name }) => name));
  return (
    <li className="box item">
      <Excerpt text={text} />
      {[why, doubtText(offer.doubt)].map((each) => each && <p key={each}>{each}</p>)}
      <p className="soft small">
        {offer.profileName} · <Ago time={offer.time} locale={locale} />
      </p>
      <div className="actions">
        <MirrorButtons doubt={offer.doubt} name={text} onMirror={onMirror} />
        <span className="soft small receivers">{i18n.t('popup.to', [accounts])}</span>
      </div>
    </li>
  );
}
