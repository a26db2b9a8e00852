import { i18n } from '#i18n';
import { Boundary } from '../Boundary.tsx';
import { HelpLinks } from '../HelpLinks.tsx';
import { Icon } from '../Icon.tsx';
import { Mark } from '../Mark.tsx';
import { platformNames } from '../platform-names.ts';
import { Unread } from '../Unread.tsx';
import { ChangedPlatform } from './ChangedPlatform.tsx';
import { DeliveryItem } from './DeliveryItem.tsx';
import { OfferItem } from './OfferItem.tsx';
import { PlannedSection } from './PlannedSection.tsx';
import { PopupSection } from './PopupSection.tsx';
import { PrivateProfiles } from './PrivateProfiles.tsx';
import { Recent } from './Recent.tsx';
import { Troubles } from './Troubles.tsx';
import type { PopupBeginning, PopupPageProps } from './types.ts';
import { UnrecognisedItem } from './UnrecognisedItem.tsx';

/** The popup: what can be mirrored, what is on its way, what needs a person, what arrived; at first only where one writes. */
export function PopupPage(props: PopupPageProps | PopupBeginning) {
  const isRead = 'deliveries' in props;
  return (
    <div className="mp popup">
      <header className="popup-head">
        <Mark />
        <h1>{i18n.t('extName')}</h1>
        <div className="popup-places">
          <button type="button" className="button button-quiet" onClick={props.onReport}>
            {i18n.t('report.title')}
          </button>
          <button type="button" className="button button-quiet" onClick={props.onOptions}>
            <Icon name="gear" />
            {i18n.t('common.settings')}
          </button>
        </div>
      </header>
      <main>
        {isRead && <Unread problems={props.unread} />}
        <Boundary name={i18n.t('extName')} of={props}>
          {isRead && !props.hasAccounts ? (
            <NoAccount onOptions={props.onOptions} />
          ) : (
            <>
              {props.composer && (
                <Boundary name={i18n.t('composer.title')} of={props.composer}>
                  {props.composer}
                </Boundary>
              )}
              {isRead && <Lists {...props} />}
            </>
          )}
        </Boundary>
      </main>
      <footer className="soft">
        <HelpLinks contact={props.contact} />
      </footer>
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
  const { changed, privateProfiles, troubles, unrecognised, planned, catchUp, bridges, ...callbacks } = rest;
  const item = (delivery: (typeof deliveries)[number]) => (
    <Boundary
      key={delivery.id}
      element="li"
      name={i18n.t('popup.postOf', [delivery.profileName])}
      of={delivery}
      onRemove={delivery.state === 'done' ? undefined : () => callbacks.onDiscard(delivery.id)}
    >
      <DeliveryItem
        delivery={delivery}
        locale={locale}
        onRetry={() => callbacks.onRetry(delivery.id)}
        onSendNow={() => callbacks.onSendNow(delivery.id)}
        onUndo={() => callbacks.onUndo(delivery.id)}
        onSendAsItIs={() => callbacks.onSendAsItIs(delivery.id)}
        onDiscard={() => callbacks.onDiscard(delivery.id)}
        onCopy={callbacks.onCopy}
        onTakeBack={() => callbacks.onTakeBack(delivery.id)}
        onRemoveDouble={() => callbacks.onRemoveDouble(delivery.id)}
        onKeepBoth={() => callbacks.onKeepBoth(delivery.id)}
        onDescribe={(...written) => callbacks.onDescribe(delivery.id, ...written)}
        onType={(...typed) => callbacks.onType?.(delivery.id, ...typed)}
        onDescribeInWindow={() => callbacks.onDescribeInWindow?.(delivery.id)}
        onSignIn={callbacks.onOptions}
        onCorrect={(place) => callbacks.onCorrect(delivery.id, place)}
      />
    </Boundary>
  );
  const inState = (...states: string[]) =>
    deliveries.filter(({ state, double }) => !double && states.includes(state)).map(item);
  const twice = deliveries.filter(({ double }) => double).map(item);
  const sending = deliveries.filter(({ state }) => state === 'sending').length;
  return (
    <>
      {catchUp}
      {bridges}
      <p className="hidden-text" role="status">
        {sending > 0 && i18n.t('popup.sendingCount', sending)}
      </p>
      <Boundary name={i18n.t('extName')} of={troubles}>
        <Troubles troubles={troubles} />
      </Boundary>
      {changed.map((each) => (
        <Boundary key={each.platform} name={platformNames[each.platform]} of={each}>
          <ChangedPlatform changed={each} />
        </Boundary>
      ))}
      {unrecognised.map((post) => (
        <Boundary
          key={post.id}
          name={i18n.t('popup.postOf', [post.profileName])}
          of={post}
          onRemove={() => callbacks.onDismiss(post.id)}
        >
          <UnrecognisedItem
            post={post}
            locale={locale}
            onDismiss={() => callbacks.onDismiss(post.id)}
            onCompose={() => callbacks.onCompose(post.id)}
          />
        </Boundary>
      ))}
      <Boundary name={i18n.t('extName')} of={privateProfiles}>
        <PrivateProfiles profiles={privateProfiles} onOffer={callbacks.onOfferProfile} />
      </Boundary>
      <PopupSection title={i18n.t('popup.offers')}>
        {offers.map((offer) => (
          <Boundary key={offer.id} element="li" name={i18n.t('popup.postOf', [offer.profileName])} of={offer}>
            <OfferItem
              offer={offer}
              locale={locale}
              onMirror={(text) => callbacks.onMirror(offer.id, 'tab', text)}
            />
          </Boundary>
        ))}
      </PopupSection>
      <PopupSection title={i18n.t('popup.attention')}>
        {[...twice, ...inState('failed', 'asks')]}
      </PopupSection>
      <PopupSection title={i18n.t('popup.waiting')}>{inState('paused', 'sending', 'waiting')}</PopupSection>
      <PlannedSection
        planned={planned}
        locale={locale}
        onReplan={callbacks.onReplan}
        onEditPlanned={callbacks.onEditPlanned}
      />
      {deliveries.length + planned.length + offers.length + changed.length + unrecognised.length === 0 && (
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
      <PopupSection title={i18n.t('popup.done')}>{inState('done', 'taken-back')}</PopupSection>
    </>
  );
}
