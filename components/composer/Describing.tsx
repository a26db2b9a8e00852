import { i18n } from '#i18n';
import type { PopupDelivery } from '../../utils/post/popup.ts';
import { Mark } from '../Mark.tsx';
import { DeliveryItem } from '../popup/DeliveryItem.tsx';
import type { ShelfProps } from './types.ts';

interface Props
  extends Pick<
    ShelfProps,
    'onRetry' | 'onSendNow' | 'onUndo' | 'onSendAsItIs' | 'onDiscardDelivery' | 'onCopy'
  > {
  /** The post that was held, as it stands for each account. */
  rows: PopupDelivery[];
  locale: string;
  onDescribe(id: string, descriptions: Record<number, string>, reason: string): void;
  onType(id: string, descriptions: Record<number, string>, reason: string): void;
}

/** A held post whose pictures wait for their alternative texts, large enough to be described, and how it goes on. */
export function Describing({ rows, locale, ...on }: Props) {
  return (
    <div className="mp composer describing">
      <header className="composer-head">
        <Mark />
        <h1>{i18n.t('composer.describing.title')}</h1>
      </header>
      <main>
        <div role="status">{rows.length === 0 && <p>{i18n.t('composer.describing.gone')}</p>}</div>
        <ul className="cards">
          {rows.map((delivery) => (
            <DeliveryItem
              key={delivery.id}
              delivery={delivery}
              locale={locale}
              onRetry={() => on.onRetry(delivery.id)}
              onSendNow={() => on.onSendNow(delivery.id)}
              onUndo={() => on.onUndo(delivery.id)}
              onSendAsItIs={() => on.onSendAsItIs(delivery.id)}
              onDiscard={() => on.onDiscardDelivery(delivery.id)}
              onDescribe={(...written) => on.onDescribe(delivery.id, ...written)}
              onType={(...typed) => on.onType(delivery.id, ...typed)}
              onCopy={on.onCopy}
            />
          ))}
        </ul>
      </main>
    </div>
  );
}
