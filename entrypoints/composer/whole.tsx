import type { Root } from 'react-dom/client';
import browser from 'webextension-polyfill';
import { i18n } from '#i18n';
import { Boundary } from '../../components/Boundary.tsx';
import { ComposerPage } from '../../components/composer/ComposerPage.tsx';
import { askBackground as tell } from '../../utils/pages/ask-background.ts';
import { onChange } from '../../utils/pages/changes.ts';
import { composerCallbacks } from '../../utils/pages/composer/callbacks.ts';
import { createComposer } from '../../utils/pages/composer/composer.ts';
import type { Desk } from '../../utils/pages/composer/desk.ts';
import { createContact } from '../../utils/pages/contact.ts';
import { copyText } from '../../utils/pages/copy-text.ts';
import { watchManaged } from '../../utils/settings/managed.ts';

interface Given {
  reactRoot: Root;
  desk: Desk;
  /** The draft is being opened; none where something is corrected. */
  opening: Promise<void> | undefined;
  locale: string;
  query: URLSearchParams;
}

/** All of the composer's page beside the field. Resolves when it can be drawn. */
export async function start({ reactRoot, desk, opening, locale, query }: Given) {
  let isShown = false;
  const changed = () => isShown && draw();
  const help = createContact(changed);
  const composer = createComposer({
    ...{ desk, tell, changed },
    detector: browser.i18n,
    language: locale.slice(0, 2),
  });
  const on = composerCallbacks(composer, () => void browser.runtime.openOptionsPage());
  const planned = {
    moved: i18n.t('composer.planned.moved'),
    cancelled: i18n.t('composer.planned.cancelled'),
    editing: i18n.t('composer.planned.editing'),
    failed: i18n.t('composer.planned.failed'),
  };

  function draw(): void {
    const state = composer.state();
    reactRoot.render(
      <Boundary name={i18n.t('composer.title')} of={state}>
        <ComposerPage
          {...help}
          {...on}
          state={state}
          locale={locale}
          adds={query.has('add')}
          onOpen={(id) => void composer.open(id)}
          onNew={() => void composer.anew()}
          onDiscard={(id) => void composer.discard(id)}
          onAgain={(id) => void composer.again(id)}
          onTemplate={(id) => void composer.useTemplate(id)}
          onKeepTemplate={composer.keepTemplate}
          onRemoveTemplate={(id) => void composer.removeTemplate(id)}
          onEnding={(account, text) => void composer.keepEnding(account, text)}
          onMenu={(on) => void composer.keepMenu(on)}
          onKeepFor={(days) => void composer.keepFor(days)}
          onReplan={(id, at) => void composer.replan(id, at, planned)}
          onEditPlanned={(id) => void composer.editPlanned(id, planned)}
          onRetry={(id) => void tell({ type: 'retry', id })}
          onSendNow={(id) => void tell({ type: 'send-now', id })}
          onUndo={(id) => void tell({ type: 'undo', id }).then(composer.read)}
          onSendAsItIs={(id) => void tell({ type: 'send-as-it-is', id })}
          onCopy={copyText}
          onDiscardDelivery={(id) => void tell({ type: 'discard', id }).then(composer.read)}
        />
      </Boundary>,
    );
  }
  onChange(composer.read);
  watchManaged(composer.read);
  const picture = query.get('picture');
  if (picture) composer.notice(i18n.t('composer.entrance.pictureFailed', [picture]));
  const place = Number(query.get('place') ?? 0);
  const showing = opening
    ? composer.show(opening)
    : composer.openCorrection(query.get('corrects') ?? '', place);
  await showing.catch(() => {});
  isShown = true;
  return { draw, typed: composer.typed, onFiles: on.onFiles, onNew: () => void composer.anew() };
}
