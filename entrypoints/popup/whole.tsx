import type { Root } from 'react-dom/client';
import browser from 'webextension-polyfill';
import { i18n } from '#i18n';
import { BridgeNotes } from '../../components/BridgeNotes.tsx';
import { PopupComposer } from '../../components/composer/PopupComposer.tsx';
import { CatchUp } from '../../components/popup/CatchUp.tsx';
import { PopupPage } from '../../components/popup/PopupPage.tsx';
import type { PopupPageProps } from '../../components/popup/types.ts';
import { askBackground as tell } from '../../utils/pages/ask-background.ts';
import { createBridges } from '../../utils/pages/bridges.ts';
import { catchUpEntrance } from '../../utils/pages/catch-up/entrance.ts';
import { onChange } from '../../utils/pages/changes.ts';
import { composerCallbacks } from '../../utils/pages/composer/callbacks.ts';
import { createComposer } from '../../utils/pages/composer/composer.ts';
import type { Desk } from '../../utils/pages/composer/desk.ts';
import { composeText, openComposer, pageBeside } from '../../utils/pages/composer/entrances.ts';
import { openPanel, panelOpener } from '../../utils/pages/composer/panel.ts';
import { createContact } from '../../utils/pages/contact.ts';
import { copyText } from '../../utils/pages/copy-text.ts';
import { createPopup } from '../../utils/pages/popup.ts';
import { keepTyped, typedKept } from '../../utils/settings/typed.ts';

interface Given {
  reactRoot: Root;
  desk: Desk;
  /** The draft is being opened. */
  opening: Promise<void>;
  locale: string;
  ways: { onReport(): void; onOptions(): void };
}

/** All of the popup beside the field that it begins with. Resolves when it can be drawn. */
export async function start({ reactRoot, desk, opening, locale, ways }: Given) {
  let isShown = false;
  let isRead = false;
  const changed = () => isShown && draw();
  const popup = createPopup({ tell, changed });
  const composer = createComposer({
    ...{ desk, tell, changed },
    detector: browser.i18n,
    language: locale.slice(0, 2),
  });
  const catchUp = catchUpEntrance(changed);
  const bridges = createBridges(changed);
  const help = createContact(changed);
  const on = composerCallbacks(composer, ways.onOptions);

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
    await composeText(post.text, composer.desk.manuscript().accounts);
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

  async function describe(id: string): Promise<void> {
    await typedKept();
    await openComposer({ describes: id });
    close();
  }

  async function toCorrect(delivery: string, place: number): Promise<void> {
    await openComposer({ corrects: delivery, place: String(place) });
    close();
  }

  /** A row may stand for several. */
  function each(row: string, decide: (id: string) => Promise<unknown>): void {
    for (const id of popup.idsOf(row)) void decide(id);
  }

  const callbacks = {
    onMirror: (id, from, text) => void popup.mirror(id, from, text),
    onRetry: (id) => each(id, (one) => tell({ type: 'retry', id: one })),
    onSendNow: (id) => each(id, (one) => tell({ type: 'send-now', id: one })),
    onUndo: (id) => each(id, (one) => tell({ type: 'undo', id: one }).then(popup.read)),
    onSendAsItIs: (id) => each(id, (one) => tell({ type: 'send-as-it-is', id: one })),
    onDiscard: (id) => each(id, (one) => tell({ type: 'discard', id: one }).then(popup.read)),
    onType: (id, descriptions, reason) => void keepTyped(id, { descriptions, reason }),
    onDescribeInWindow: (id) => void describe(id),
    onReplan: popup.replan,
    onEditPlanned: (id) => void editAgain(id),
    onCopy: copyText,
    onTakeBack: (id) => void tell({ type: 'take-back', id }).then(popup.read),
    onRemoveDouble: (id) => void tell({ type: 'remove-double', id }).then(popup.read),
    onKeepBoth: (id) => void tell({ type: 'keep-both', id }).then(popup.read),
    onDescribe: (id, descriptions, reason) =>
      void tell({ type: 'describe', id, descriptions, reason }).then(popup.read),
    onDismiss: (id) => void tell({ type: 'dismiss', id }).then(popup.read),
    onCompose: (id) => void compose(id),
    onCorrect: (id, place) => void toCorrect(id, place),
    onRecent: popup.readRecent,
    onOfferProfile: (id) => void popup.offerProfile(id),
  } satisfies Partial<PopupPageProps>;

  /** What belongs to the field stands there first; the lists come below it, all at once. */
  function draw(): void {
    const field = (
      <PopupComposer
        {...on}
        state={composer.state()}
        locale={locale}
        onOwnWindow={(adds) => void toOwnWindow(adds)}
        onShareLink={() => void shareLink()}
        onPanel={panelOpener ? openPanel : undefined}
      />
    );
    reactRoot.render(<PopupPage {...ways} {...(isRead ? lists() : {})} {...help} composer={field} />);
  }

  function lists() {
    const { page, hasRules } = catchUp.state();
    return {
      ...popup.state(),
      locale,
      catchUp: (
        <CatchUp
          page={page}
          hasRules={hasRules}
          onThisPage={catchUp.openBeside}
          onOpen={() => void catchUp.open()}
        />
      ),
      bridges: (
        <BridgeNotes
          {...bridges.state}
          isFixed={bridges.isFixed}
          onSave={(rule, shown) => void bridges.save(rule, shown)}
          onRead={(profile) => void bridges.markRead(profile)}
        />
      ),
      ...callbacks,
    };
  }

  void Promise.allSettled([popup.read(), catchUp.read(), bridges.read()]).then(() => {
    isRead = true;
    changed();
  });
  for (const read of [popup.read, composer.read, catchUp.read]) onChange(read);
  await composer.show(opening).catch(() => {});
  isShown = true;
  return { draw, typed: composer.typed, onFiles: on.onFiles };
}
