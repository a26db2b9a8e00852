import { createRoot } from 'react-dom/client';
import browser from 'webextension-polyfill';
import { i18n } from '#i18n';
import { Boundary } from '../../components/Boundary.tsx';
import { CatchUpPage } from '../../components/catch-up/CatchUpPage.tsx';
import '../../components/catch-up/catch-up.css';
import { printPicture } from '../../utils/media/print-picture.ts';
import { askBackground as tell } from '../../utils/pages/ask-background.ts';
import { createCatchUp } from '../../utils/pages/catch-up/catch-up.ts';
import { openComposer } from '../../utils/pages/composer/entrances.ts';
import { createContact } from '../../utils/pages/contact.ts';
import { preparePage } from '../../utils/pages/prepare-page.ts';

const root = document.getElementById('root');
if (root) {
  const locale = preparePage(document, i18n.t('catchUp.title'));
  const query = new URLSearchParams(location.search);
  const tab = query.has('tab') ? Number(query.get('tab')) : undefined;
  const isPost = query.has('post');
  const reactRoot = createRoot(root);
  const help = createContact(render);
  const catchUp = createCatchUp(
    {
      tell,
      changed: render,
      // For one post alone this window becomes the composer.
      open: async (id) => (isPost ? location.replace(`/composer.html?id=${id}`) : openComposer({ id })),
      io: { fetch: (...request) => fetch(...request) },
      print: printPicture,
      now: () => Date.now(),
    },
    tab,
  );

  function render(): void {
    const state = catchUp.state();
    reactRoot.render(
      <Boundary name={i18n.t('catchUp.title')} of={state}>
        <CatchUpPage
          {...help}
          {...state}
          locale={locale}
          onSearch={(of) => void catchUp.search(of)}
          onThisPost={() => void catchUp.mirrorBeside()}
          onMirror={(id) => void catchUp.mirror(id)}
          onChoose={catchUp.choose}
          onMirrorChosen={() => void catchUp.mirrorChosen()}
          onDecline={(id, reason, words) => void catchUp.decline(id, reason, words)}
          onOptions={() => void browser.runtime.openOptionsPage()}
        />
      </Boundary>,
    );
  }
  // What was pressed in the popup is done here, where nothing closes.
  void catchUp.read().then(() => {
    if (isPost) return catchUp.mirrorBeside();
    return query.has('page') ? catchUp.search('page') : undefined;
  });
}
