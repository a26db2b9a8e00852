import { createRoot } from 'react-dom/client';
import browser from 'webextension-polyfill';
import { PopupPage } from '../../components/popup/PopupPage.tsx';
import '../../components/popup/popup.css';
import { askBackground as tell } from '../../utils/pages/ask-background.ts';
import { onChange } from '../../utils/pages/changes.ts';
import { setLanguage } from '../../utils/pages/language.ts';
import { createPopup } from '../../utils/pages/popup.ts';

const root = document.getElementById('root');
if (root) {
  const locale = setLanguage(document);
  const reactRoot = createRoot(root);
  const popup = createPopup({ tell, changed: render });

  function render(): void {
    reactRoot.render(
      <PopupPage
        {...popup.state()}
        locale={locale}
        onMirror={(id, from, text) => void popup.mirror(id, from, text)}
        onRetry={(id) => void tell({ type: 'retry', id })}
        onSendAsItIs={(id) => void tell({ type: 'send-as-it-is', id })}
        onDiscard={(id) => void tell({ type: 'discard', id }).then(popup.read)}
        onDescribe={(id, descriptions, reason) =>
          void tell({ type: 'describe', id, descriptions, reason }).then(popup.read)
        }
        onDismiss={(id) => void tell({ type: 'dismiss', id }).then(popup.read)}
        onRecent={popup.readRecent}
        onOfferProfile={(id) => void popup.offerProfile(id)}
        onReport={() => void browser.tabs.create({ url: browser.runtime.getURL('report.html') })}
        onOptions={() => void browser.runtime.openOptionsPage()}
      />,
    );
  }
  onChange(() => void popup.read());
  void popup.read();
}
