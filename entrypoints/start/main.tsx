import { createRoot } from 'react-dom/client';
import browser from 'webextension-polyfill';
import { i18n } from '#i18n';
import { StartPage } from '../../components/start/StartPage.tsx';
import '../../components/start/start.css';
import { onChange } from '../../utils/pages/changes.ts';
import { preparePage } from '../../utils/pages/prepare-page.ts';
import { createStart } from '../../utils/pages/start.ts';
import { watchManaged } from '../../utils/settings/managed.ts';
import { watchRules } from '../../utils/settings/rules.ts';

const root = document.getElementById('root');
if (root) {
  const locale = preparePage(document, i18n.t('start.title'));
  const reactRoot = createRoot(root);
  const language = locale.startsWith('de') ? 'de' : 'en';
  const start = createStart({ language, text: i18n.t('start.trial.text'), changed: render });
  const toolbar = import.meta.env.FIREFOX
    ? 'firefox'
    : navigator.userAgent.includes('Edg/')
      ? 'edge'
      : 'chrome';

  function render(): void {
    document.title = i18n.t('start.pageTitle', [String(start.state().step)]);
    reactRoot.render(
      <StartPage
        {...start.state()}
        toolbar={toolbar}
        onStep={start.go}
        onAdd={start.add}
        onAllow={start.allow}
        onGoOn={start.goOn}
        onChoose={(chosen) => void start.chooseForNew(chosen)}
        onPause={(seconds) => void start.choosePause(seconds)}
        onTry={(account) => void start.tryOut(account)}
        onTakeBack={() => void start.takeBack()}
        onOptions={() => void browser.runtime.openOptionsPage()}
      />,
    );
  }
  onChange(start.read);
  watchManaged(start.read);
  watchRules(start.read);
  void start.open();
}
