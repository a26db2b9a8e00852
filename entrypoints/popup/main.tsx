import { createRoot } from 'react-dom/client';
import browser from 'webextension-polyfill';
import { i18n } from '#i18n';
import { PopupComposer } from '../../components/composer/PopupComposer.tsx';
import { CatchUp } from '../../components/popup/CatchUp.tsx';
import { PopupPage } from '../../components/popup/PopupPage.tsx';
import '../../components/popup/popup.css';
import { askBackground as tell } from '../../utils/pages/ask-background.ts';
import { catchUpEntrance } from '../../utils/pages/catch-up/entrance.ts';
import { onChange } from '../../utils/pages/changes.ts';
import { composerCallbacks } from '../../utils/pages/composer/callbacks.ts';
import { createComposer } from '../../utils/pages/composer/composer.ts';
import { composeText, openComposer, pageBeside } from '../../utils/pages/composer/entrances.ts';
import { openPanel, panelOpener } from '../../utils/pages/composer/panel.ts';
import { copyText } from '../../utils/pages/copy-text.ts';
import { createPopup } from '../../utils/pages/popup.ts';
import { preparePage } from '../../utils/pages/prepare-page.ts';
import { currentPolicy } from '../../utils/settings/managed.ts';
import { keepTyped } from '../../utils/settings/typed.ts';

const root = document.getElementById('root');
if (root) {
  const locale = preparePage(document, i18n.t('popup.title'));
  const reactRoot = createRoot(root);
  const popup = createPopup({ tell, changed: render });
  const composer = createComposer({
    tell,
    changed: render,
    detector: browser.i18n,
    language: locale.slice(0, 2),
  });
  const catchUp = catchUpEntrance(render);
  let contact: string | undefined;
  void currentPolicy().then((policy) => {
    ({ contact } = policy);
    render();
  });
  const onOptions = () => void browser.runtime.openOptionsPage();
  const on = composerCallbacks(composer, onOptions);

  /** The popup may close at any moment: all that is typed is stored before the window opens. */
  async function toOwnWindow(adds: boolean): Promise<void> {
    await composer.desk.stored();
    await openComposer({ id: composer.desk.manuscript().id, ...(adds ? { add: '' } : {}) });
    close();
  }

  async function shareLink(): Promise<void> {
    const shared = await pageBeside();
    if (shared === undefined) return composer.notice(i18n.t('composer.entrance.linkFailed'));
    const { text } = composer.desk.manuscript();
    composer.desk.change({ text: text.trim() ? `${text.trimEnd()}\n\n${shared}` : shared });
  }

  async function compose(id: string): Promise<void> {
    const post = popup.state().unrecognised.find((each) => each.id === id);
    if (!post) return;
    await composeText(post.excerpt, composer.desk.manuscript().accounts);
    close();
  }

  /** What is planned becomes a draft again; where that is too late, the list says how it stands. */
  async function editAgain(planned: string): Promise<void> {
    try {
      await openComposer({ id: await popup.editPlanned(planned) });
      close();
    } catch {
      await popup.read();
    }
  }

  async function toCorrect(delivery: string, place: number): Promise<void> {
    await openComposer({ corrects: delivery, place: String(place) });
    close();
  }

  /** A row may stand for several. */
  function each(row: string, decide: (id: string) => Promise<unknown>): void {
    for (const id of popup.idsOf(row)) void decide(id);
  }

  function render(): void {
    reactRoot.render(
      <PopupPage
        {...popup.state()}
        locale={locale}
        contact={contact}
        composer={
          <PopupComposer
            {...on}
            state={composer.state()}
            locale={locale}
            onOwnWindow={(adds) => void toOwnWindow(adds)}
            onShareLink={() => void shareLink()}
            onPanel={panelOpener ? openPanel : undefined}
          />
        }
        catchUp={
          <CatchUp {...catchUp.state()} onThisPage={catchUp.openBeside} onOpen={() => void catchUp.open()} />
        }
        onMirror={(id, from, text) => void popup.mirror(id, from, text)}
        onRetry={(id) => each(id, (one) => tell({ type: 'retry', id: one }))}
        onSendNow={(id) => each(id, (one) => tell({ type: 'send-now', id: one }))}
        onUndo={(id) => each(id, (one) => tell({ type: 'undo', id: one }).then(popup.read))}
        onSendAsItIs={(id) => each(id, (one) => tell({ type: 'send-as-it-is', id: one }))}
        onDiscard={(id) => each(id, (one) => tell({ type: 'discard', id: one }).then(popup.read))}
        onType={(id, descriptions, reason) => void keepTyped(id, { descriptions, reason })}
        onReplan={popup.replan}
        onEditPlanned={(id) => void editAgain(id)}
        onCopy={copyText}
        onTakeBack={(id) => void tell({ type: 'take-back', id }).then(popup.read)}
        onDescribe={(id, descriptions, reason) =>
          void tell({ type: 'describe', id, descriptions, reason }).then(popup.read)
        }
        onDismiss={(id) => void tell({ type: 'dismiss', id }).then(popup.read)}
        onCompose={(id) => void compose(id)}
        onCorrect={(id, place) => void toCorrect(id, place)}
        onRecent={popup.readRecent}
        onOfferProfile={(id) => void popup.offerProfile(id)}
        onReport={() => void browser.tabs.create({ url: browser.runtime.getURL('report.html') })}
        onOptions={onOptions}
      />,
    );
  }
  onChange(() => {
    void popup.read();
    void composer.read();
    void catchUp.read();
  });
  void composer.open();
  void popup.read();
  void catchUp.read();
}
