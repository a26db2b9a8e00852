import { i18n } from '#i18n';
import { Icon } from '../Icon.tsx';
import { Mark } from '../Mark.tsx';
import { ChangedPlatform } from './ChangedPlatform.tsx';
import { DeliveryItem } from './DeliveryItem.tsx';
import { OfferItem } from './OfferItem.tsx';
import { PopupSection } from './PopupSection.tsx';
import { PrivateProfiles } from './PrivateProfiles.tsx';
import { Recent } from './Recent.tsx';
import { Troubles } from './Troubles.tsx';
import type { PopupPageProps } from './types.ts';
import { UnrecognisedItem } from './UnrecognisedItem.tsx';

/** The popup: what can be mirrored, what is on its way, what needs a person, what arrived. */
export function PopupPage(props: PopupPageProps) {
  return (
    <div className="mp popup">
      <header className="popup-head">
        <Mark />
        <h1>{i18n.t('extName')}</h1>
        <button type="button" className="button button-quiet" onClick={props.onOptions}>
          <Icon name="gear" />
          {i18n.t('common.settings')}
        </button>
      </header>
      <main>{props.hasAccounts ? <Lists {...props} /> : <NoAccount onOptions={props.onOptions} />}</main>
    </div>
  );
}

function NoAccount({ onOptions }: { onOptions(): void }) {
  return (
    <div className="box empty">
      <p className="empty-title">{i18n.t('popup.noAccountTitle')}</p>
      <p className="soft">{i18n.t('popup.noAccount')}</p>
      <button type="button" className="button button-main" onClick={onOptions}>
        {i18n.t('popup.connect')}
      </button>
    </div>
  );
}

function Lists({ deliveries, offers, recent, profiles, locale, ...rest }: PopupPageProps) {
  const { changed, privateProfiles, troubles, unrecognised, ...callbacks } = rest;
  const item = (delivery: (typeof deliveries)[number]) => (
    <DeliveryItem
      key={delivery.id}
      delivery={delivery}
      locale={locale}
      onRetry={() => callbacks.onRetry(delivery.id)}
      onSendAsItIs={() => callbacks.onSendAsItIs(delivery.id)}
      onDiscard={() => callbacks.onDiscard(delivery.id)}
      onDescribe={(...written) => callbacks.onDescribe(delivery.id, ...written)}
    />
  );
  const inState = (...states: string[]) => deliveries.filter(({ state }) => states.includes(state)).map(item);
  const sending = deliveries.filter(({ state }) => state === 'sending').length;
  return (
    <>
      <p className="hidden-text" role="status">
        {sending > 0 && i18n.t('popup.sendingCount', sending)}
      </p>
      <Troubles troubles={troubles} />
      {changed.map((each) => (
        <ChangedPlatform key={each.platform} changed={each} />
      ))}
      {unrecognised.map((post) => (
        <UnrecognisedItem
          key={post.id}
          post={post}
          locale={locale}
          onDismiss={() => callbacks.onDismiss(post.id)}
        />
      ))}
      <PrivateProfiles profiles={privateProfiles} onOffer={callbacks.onOfferProfile} />
      <PopupSection title={i18n.t('popup.offers')}>
        {offers.map((offer) => (
          <OfferItem
            key={offer.id}
            offer={offer}
            locale={locale}
            onMirror={(text) => callbacks.onMirror(offer.id, 'tab', text)}
          />
        ))}
      </PopupSection>
      <PopupSection title={i18n.t('popup.attention')}>{inState('failed', 'asks')}</PopupSection>
      <PopupSection title={i18n.t('popup.waiting')}>
        {inState('sending', 'waiting', 'scheduled')}
      </PopupSection>
      {deliveries.length + offers.length + changed.length + unrecognised.length === 0 && (
        <div className="box empty">
          <p className="empty-title">{i18n.t('popup.empty')}</p>
          <p className="soft">{i18n.t('popup.emptyText')}</p>
        </div>
      )}
      <Recent
        recent={recent}
        profiles={profiles}
        locale={locale}
        onRecent={callbacks.onRecent}
        onMirror={(id) => callbacks.onMirror(id, 'recent')}
      />
      <PopupSection title={i18n.t('popup.done')}>{inState('done')}</PopupSection>
    </>
  );
}
