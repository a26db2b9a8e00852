import { browser } from 'wxt/browser';
import type { PreviewProps } from '../../components/panel/preview/types.ts';
import type { Edits } from '../../utils/post/edits.ts';
import type { OpenComposer, Tab } from '../../utils/watch/tab.ts';
import { detectedLanguage } from './detected-language.ts';
import { previewState } from './preview-state.ts';

/** Which account's statuses are shown, by composer. */
const shownAccounts = new Map<string, string>();

/** The preview of a composer, or `undefined` where there is nothing to show. Its state is made only when it is read. */
export function previewProps(open: OpenComposer, tab: Tab, changed: () => void): PreviewProps | undefined {
  const { id, answer, chosen, edits, draft } = open;
  const accounts = answer?.accounts.filter((account) => chosen.includes(account.id)) ?? [];
  const shown = accounts.find((account) => account.id === shownAccounts.get(id)) ?? accounts[0];
  if (!shown) return undefined;
  const edit = (change: Edits) => tab.edit(id, change);
  return {
    get state() {
      const texts = draft.parts.map(({ text }) => text);
      const detected = draft.language ? undefined : detectedLanguage(texts.join('\n'), changed);
      return previewState(open, shown, detected);
    },
    locale: browser.i18n.getUILanguage(),
    onOpen: (isOpen) => tab.watchClosely(isOpen),
    onShow: (account) => {
      shownAccounts.set(id, account);
      changed();
    },
    onText: (part, text) => edit({ texts: changedAt(edits.texts, part, text) }),
    onWarning: (warning) => edit({ warning }),
    onLanguage: (language) => edit({ language }),
    onVisibility: (visibility) => edit({ visibility }),
    onDescription: (media, text) => edit({ descriptions: changedAt(edits.descriptions, media, text) }),
    onReason: (reason) => edit({ reason }),
    onHint: (hint) => {
      const { hints, parts } = previewState(open, shown, undefined);
      const taken = hints.find((each) => each.id === hint);
      if (!taken) return;
      const part = Number.parseInt(hint, 10);
      const mark = taken.kind === 'hashtag' ? '#' : '';
      const text = parts[part]?.text.replaceAll(mark + taken.from, mark + taken.to);
      edit({ texts: changedAt(edits.texts, part, text) });
    },
  };
}

/** The texts with another one at this index, or with none. */
function changedAt(texts: Record<number, string> = {}, index: number, text: string | undefined) {
  const { [index]: _, ...others } = texts;
  return text === undefined ? others : { ...others, [index]: text };
}
