import { createRoot } from 'react-dom/client';
import browser from 'webextension-polyfill';
import { OptionsPage } from '../../components/options/OptionsPage.tsx';
import '../../components/options/options.css';
import { onChange } from '../../utils/pages/changes.ts';
import { setLanguage } from '../../utils/pages/language.ts';
import { createOptions } from '../../utils/pages/options.ts';
import { watchBook } from '../../utils/settings/handle-book.ts';
import { watchManaged } from '../../utils/settings/managed.ts';
import { watchRules } from '../../utils/settings/rules.ts';

const root = document.getElementById('root');
if (root) {
  const locale = setLanguage(document);
  const reactRoot = createRoot(root);
  const options = createOptions({ language: locale.startsWith('de') ? 'de' : 'en', changed: render });
  const { version } = browser.runtime.getManifest();

  function render(): void {
    const { accounts, rules, add, names, naming, broken, managed, pause, unread } = options.state();
    reactRoot.render(
      <OptionsPage
        accounts={accounts}
        rules={rules}
        add={add}
        book={{
          names,
          state: naming,
          onSave: (name) => void options.saveName(name),
          onRemove: (name) => void options.removeName(name),
        }}
        broken={broken}
        managed={managed}
        pause={pause}
        onPause={(seconds) => void options.savePause(seconds)}
        unread={unread}
        version={version}
        locale={locale}
        onAdd={options.add}
        onSignInAgain={options.signInAgain}
        onSignOut={(id) => void options.signOut(id)}
        onSaveRule={(rule) => void options.saveRule(rule)}
        onRemoveRule={(profile) => void options.removeRule(profile)}
        onRemoveBroken={(what) => void options.removeBroken(what)}
        onReport={() => void browser.tabs.create({ url: browser.runtime.getURL('report.html') })}
        onWipe={() => void options.wipe()}
      />,
    );
  }
  onChange(() => void options.read());
  watchRules(() => void options.read());
  watchManaged(() => void options.read());
  watchBook(() => void options.read());
  void options.read();
}
