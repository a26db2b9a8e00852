import { createRoot } from 'react-dom/client';
import browser from 'webextension-polyfill';
import { i18n } from '#i18n';
import { Attention } from '../../components/options/Attention.tsx';
import { Kept } from '../../components/options/Kept.tsx';
import { OptionsPage } from '../../components/options/OptionsPage.tsx';
import '../../components/options/options.css';
import { createAttention } from '../../utils/pages/attention.ts';
import { onChange } from '../../utils/pages/changes.ts';
import { createOptions } from '../../utils/pages/options.ts';
import { preparePage } from '../../utils/pages/prepare-page.ts';
import { sameContentChoices } from '../../utils/post/same-window.ts';
import { watchBridges } from '../../utils/settings/bridges.ts';
import { watchBook } from '../../utils/settings/handle-book.ts';
import { keptWordsChoices } from '../../utils/settings/kept-words.ts';
import { watchManaged } from '../../utils/settings/managed.ts';
import { watchNewProfiles } from '../../utils/settings/new-profiles.ts';
import { watchRules } from '../../utils/settings/rules.ts';
import { watchSeen } from '../../utils/settings/seen-profiles.ts';

const root = document.getElementById('root');
if (root) {
  const locale = preparePage(document, i18n.t('common.settings'));
  const reactRoot = createRoot(root);
  const options = createOptions({ language: locale.startsWith('de') ? 'de' : 'en', changed: render });
  const attention = createAttention(render);
  const { version } = browser.runtime.getManifest();

  function render(): void {
    const {
      isRead,
      accounts,
      rules,
      add,
      names,
      naming,
      broken,
      managed,
      pause,
      newProfiles,
      seen,
      bridges,
      transfer,
      unread,
    } = options.state();
    reactRoot.render(
      <OptionsPage
        isRead={isRead}
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
        onAllow={options.allow}
        onGoOn={options.goOn}
        onSignInAgain={options.signInAgain}
        onSignOut={(id) => void options.signOut(id)}
        onSaveRule={(rule, shown) => void options.saveRule(rule, shown)}
        onRemoveRule={(profile) => void options.removeRule(profile)}
        onRemoveBroken={(what) => void options.removeBroken(what)}
        newProfiles={newProfiles}
        seen={seen}
        bridges={bridges}
        onReadBridge={(profile) => void options.readBridge(profile)}
        transfer={transfer}
        onExport={() => void options.exportSettings()}
        onReadSettings={(text) => void options.readSettings(text)}
        onTakeSettings={() => void options.takeSettings()}
        onLeaveSettings={options.leaveSettings}
        onForgetSeen={(id) => void options.forgetSeen(id)}
        onSaveNew={(chosen) => void options.saveNew(chosen)}
        onStart={() => void browser.tabs.create({ url: browser.runtime.getURL('start.html') })}
        attention={
          <Attention
            {...attention.state}
            sameContentChoices={sameContentChoices}
            onCalls={(isOn) => void attention.call(isOn)}
            onReplies={(isOn) => void attention.count(isOn)}
            onSameContent={(minutes) => void attention.compare(minutes)}
          />
        }
        kept={
          <Kept
            {...attention.state}
            keptWordsChoices={keptWordsChoices}
            onKeptWords={(days) => void attention.keepWords(days)}
          />
        }
        onReport={() => void browser.tabs.create({ url: browser.runtime.getURL('report.html') })}
        onWipe={() => void options.wipe()}
      />,
    );
  }
  onChange(options.read);
  watchRules(options.read);
  watchBridges(options.read);
  watchSeen(options.read);
  watchNewProfiles(options.read);
  watchManaged(options.read);
  watchManaged(attention.read);
  watchBook(options.read);
  // Its frame is there before the stores are read.
  render();
  void options.read();
  void attention.read();
}
