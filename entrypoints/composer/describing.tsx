import type { Root } from 'react-dom/client';
import { i18n } from '#i18n';
import { Boundary } from '../../components/Boundary.tsx';
import { Describing } from '../../components/composer/Describing.tsx';
import { inTurn } from '../../utils/in-turn.ts';
import { askBackground as tell } from '../../utils/pages/ask-background.ts';
import { onChange } from '../../utils/pages/changes.ts';
import { heldRows } from '../../utils/pages/composer/held.ts';
import { copyText } from '../../utils/pages/copy-text.ts';
import type { PopupDelivery } from '../../utils/post/popup.ts';
import { keepTyped } from '../../utils/settings/typed.ts';

/** Shows the held publication, until its page is closed. */
export function start({ reactRoot, locale, held }: { reactRoot: Root; locale: string; held: string }): void {
  let rows: PopupDelivery[] = [];
  /** Each picture keeps its address, so that it need not be drawn anew. They end with the page. */
  const addresses = new Map<string, string>();

  function picture(claim: string, index: number, file: Blob): string {
    const key = `${index} ${claim}`;
    const address = addresses.get(key) ?? URL.createObjectURL(file);
    addresses.set(key, address);
    return address;
  }

  const read = inTurn(async () => {
    rows = await heldRows(held, picture);
    draw();
  });

  function draw(): void {
    reactRoot.render(
      <Boundary name={i18n.t('composer.describing.title')} of={rows}>
        <Describing
          deliveries={rows}
          locale={locale}
          onDescribe={(id, descriptions, reason) =>
            void tell({ type: 'describe', id, descriptions, reason }).then(read)
          }
          onTypeDescription={(id, descriptions, reason) => void keepTyped(id, { descriptions, reason })}
          onRetry={(id) => void tell({ type: 'retry', id })}
          onSendNow={(id) => void tell({ type: 'send-now', id })}
          onUndo={(id) => void tell({ type: 'undo', id }).then(read)}
          onSendAsItIs={(id) => void tell({ type: 'send-as-it-is', id })}
          onDiscardDelivery={(id) => void tell({ type: 'discard', id }).then(read)}
          onCopy={copyText}
        />
      </Boundary>,
    );
  }

  onChange(read);
  void read();
}
