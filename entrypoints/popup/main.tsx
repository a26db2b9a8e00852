import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import browser from 'webextension-polyfill';
import { i18n } from '#i18n';
import { PopupComposer } from '../../components/composer/PopupComposer.tsx';
import { PopupPage } from '../../components/popup/PopupPage.tsx';
import { beginIn } from '../../utils/pages/composer/begin-in.ts';
import { beginning, fieldCallbacks } from '../../utils/pages/composer/beginning.ts';
import { createDesk } from '../../utils/pages/composer/desk.ts';
import { preparePage } from '../../utils/pages/prepare-page.ts';

const root = document.getElementById('root');
if (root) {
  const locale = preparePage(document, i18n.t('popup.title'));
  const reactRoot = createRoot(root);
  const desk = createDesk({ changed: () => draw(), typed: () => typed() });
  const opening = desk.open(undefined);
  const ways = {
    onReport: () => void browser.tabs.create({ url: browser.runtime.getURL('report.html') }),
    onOptions: () => void browser.runtime.openOptionsPage(),
  };
  // Whoever writes does not wait for the rest of the program.
  const loading = import('./whole.tsx').then(({ start }) =>
    start({ reactRoot, desk, opening, locale, ways }),
  );
  const on = fieldCallbacks(desk, loading);
  let typed = () => {};
  let draw = () =>
    reactRoot.render(
      <PopupPage
        {...ways}
        contact={undefined}
        composer={<PopupComposer {...on} state={beginning(desk)} />}
      />,
    );
  beginIn(document, desk, () => flushSync(draw));
  void loading.then((whole) => {
    ({ draw, typed } = whole);
    draw();
  });
}
