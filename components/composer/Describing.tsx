import { i18n } from '#i18n';
import { Mark } from '../Mark.tsx';
import { DeliveryCards, type DeliveryCardsProps } from './DeliveryCards.tsx';

/** A held post whose pictures wait for their alternative texts, large enough to be described, and how it goes on. */
export function Describing(props: DeliveryCardsProps) {
  return (
    <div className="mp composer describing">
      <header className="composer-head">
        <Mark />
        <h1>{i18n.t('composer.describing.title')}</h1>
      </header>
      <main>
        <div role="status">
          {props.deliveries.length === 0 && <p>{i18n.t('composer.describing.gone')}</p>}
        </div>
        <DeliveryCards {...props} />
      </main>
    </div>
  );
}
