import type { PopupDelivery } from '../../utils/post/popup.ts';
import { DeliveryItem } from '../popup/DeliveryItem.tsx';
import type { ShelfProps } from './types.ts';

export interface DeliveryCardsProps
  extends Pick<
    ShelfProps,
    'onRetry' | 'onSendNow' | 'onUndo' | 'onSendAsItIs' | 'onDiscardDelivery' | 'onCopy'
  > {
  /** A post as it stands for each account. */
  deliveries: PopupDelivery[];
  locale: string;
  /** Where alternative texts can be written here. */
  onDescribe?(id: string, descriptions: Record<number, string>, reason: string): void;
  onTypeDescription?(id: string, descriptions: Record<number, string>, reason: string): void;
}

/** How a post stands at its servers, with what can be done. */
export function DeliveryCards({ deliveries, locale, ...on }: DeliveryCardsProps) {
  const { onTypeDescription } = on;
  return (
    <ul className="cards">
      {deliveries.map((delivery) => (
        <DeliveryItem
          key={delivery.id}
          delivery={delivery}
          locale={locale}
          onRetry={() => on.onRetry(delivery.id)}
          onSendNow={() => on.onSendNow(delivery.id)}
          onUndo={() => on.onUndo(delivery.id)}
          onSendAsItIs={() => on.onSendAsItIs(delivery.id)}
          onDiscard={() => on.onDiscardDelivery(delivery.id)}
          onDescribe={(...written) => on.onDescribe?.(delivery.id, ...written)}
          {...(onTypeDescription && { onType: (...typed) => onTypeDescription(delivery.id, ...typed) })}
          onCopy={on.onCopy}
        />
      ))}
    </ul>
  );
}
