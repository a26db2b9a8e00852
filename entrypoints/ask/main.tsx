import { createRoot } from 'react-dom/client';
import browser from 'webextension-polyfill';
import { i18n } from '#i18n';
import { AskPage } from '../../components/ask/AskPage.tsx';
import { Boundary } from '../../components/Boundary.tsx';
import '../../components/ask/ask.css';
import { askBackground } from '../../utils/pages/ask-background.ts';
import { preparePage } from '../../utils/pages/prepare-page.ts';
import type { Asked } from '../../utils/post/asked.ts';
import type { FromOwnPages } from '../../utils/protocol/from-own-pages.ts';
import type { Taken } from '../../utils/protocol/from-page.ts';

type About = Extract<FromOwnPages, { type: 'question' }>['about'];

const root = document.getElementById('root');
const query = new URLSearchParams(location.search);
const [tab, composer, publication] = ['tab', 'composer', 'publication'].map((name) => query.get(name));

if (root) {
  const locale = preparePage(document, i18n.t('ask.title'));
  const reactRoot = createRoot(root);
  const about: About = publication
    ? { tab: Number(tab), publication }
    : { tab: Number(tab), composer: composer ?? '' };
  let isAnswered = false;

  const render = (asked: Asked | 'loading' | 'gone' | 'failed') =>
    reactRoot.render(
      <Boundary name={i18n.t('extName')} of={asked}>
        <AskPage asked={asked} locale={locale} onAnswer={(yes, always) => void answer(yes, always)} />
      </Boundary>,
    );

  async function answer(yes: boolean, always = false): Promise<void> {
    isAnswered = true;
    // Nobody but our background answers, in this shape.
    const answered = (await askBackground({ type: 'answer', about, yes, always }).catch(() => undefined)) as
      | Taken
      | undefined;
    if (answered?.taken) await closeTab();
    else render('failed');
  }

  render('loading');
  void askBackground({ type: 'question', about }).then(
    (question) => render((question as Asked | undefined) ?? 'gone'),
    () => render('failed'),
  );
  // Whoever closes the window has said no.
  addEventListener('pagehide', () => {
    if (!isAnswered) void askBackground({ type: 'answer', about, yes: false });
  });
}

/** In Firefox a page may not close a window that it has not opened itself. */
async function closeTab(): Promise<void> {
  const own = await browser.tabs.getCurrent();
  if (own?.id !== undefined) await browser.tabs.remove(own.id);
}
