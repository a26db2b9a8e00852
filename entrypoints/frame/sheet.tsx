import type { ReactNode } from 'react';
import browser from 'webextension-polyfill';
import { lengthText, tightestOf } from '../../components/preview/Length.tsx';
import { remindersOf } from '../../components/preview/reminders.ts';
import { Sheet } from '../../components/preview/Sheet.tsx';
import type { PreviewProps } from '../../components/preview/types.ts';
import type { Connection } from '../../utils/pages/frame-connection.ts';
import { withChecks } from '../../utils/platforms/looks-machine-made.ts';
import type { DraftEdits } from '../../utils/post/draft-edits.ts';
import type { DraftFacts } from '../../utils/post/preview.ts';
import type { Draft } from '../../utils/post/types.ts';
import {
  withDescription,
  withHint,
  withoutGone,
  withText,
  withTextKept,
  withWhole,
} from '../../utils/preview/changes.ts';
import { languageMemory } from '../../utils/preview/detected-language.ts';
import { draftFacts } from '../../utils/preview/draft-facts.ts';
import type { Previewed } from '../../utils/preview/draft-post.ts';
import { previewState } from '../../utils/preview/preview-state.ts';
import type { Summary } from '../../utils/protocol/direct.ts';
import type { FrameAnswer } from '../../utils/protocol/from-frame.ts';

interface Shown {
  connection: Connection;
  locale: string;
  render(content: ReactNode): void;
}

/** Shows the sheet of one composer, and tells the pill beside it what the draft would be. */
export function showSheet(
  { connection, locale, render }: Shown,
  { basis: first }: Extract<FrameAnswer, { kind: 'composer' }>,
): void {
  let basis = first;
  let draft: Draft = { parts: [], language: undefined };
  let isOpen = false;
  let shown = '';
  const detected = languageMemory(browser.i18n);

  function previewed(): Previewed {
    const text = draft.parts.map((part) => part.text).join('\n');
    return { draft, basis, detected: draft.language ? undefined : detected(text, update) };
  }

  const edit = (change: Partial<DraftEdits>) => replace({ ...basis.edits, ...change });

  function replace(edits: DraftEdits): void {
    basis = { ...basis, edits };
    void connection.tell({ type: 'frame-edit', edits: basis.edits });
    update();
  }

  function previewProps(of: Previewed): PreviewProps | undefined {
    const accounts = basis.accounts.filter(({ id }) => basis.chosen.includes(id));
    const account = accounts.find(({ id }) => id === shown) ?? accounts[0];
    if (!account) return undefined;
    return {
      state: previewState(of, account),
      locale,
      onShow(id) {
        shown = id;
        update();
      },
      onText: (part, text) => edit(withText(previewed(), part, text)),
      onKeepText: (part) => edit(withTextKept(previewed(), part)),
      onLapsedRead: () => replace(withoutGone(previewed())),
      onWarning: (warning) => edit(withWhole(previewed(), { warning })),
      onLanguage: (language) => edit(withWhole(previewed(), { language })),
      onVisibility: (visibility) => edit(withWhole(previewed(), { visibility })),
      onDescription: (media, text) => edit(withDescription(previewed(), media, text)),
      onReason: (reason) => edit(withWhole(previewed(), { reason })),
      onHint: (id) => edit(withHint(previewed(), account, id)),
    };
  }

  function choose(account: string, isChosen: boolean): void {
    const others = basis.chosen.filter((id) => id !== account);
    basis = { ...basis, chosen: isChosen ? [...others, account] : others };
    void connection.tell({ type: 'frame-choose', accounts: basis.chosen });
    update();
  }

  function update(): void {
    const now = previewed();
    const facts = draftFacts(now);
    connection.say({ type: 'summary', summary: summaryOf(facts) });
    // Nobody sees it: what is typed costs no drawing.
    if (!isOpen) return;
    render(
      <Sheet
        facts={facts}
        preview={previewProps(now)}
        isOpen={isOpen}
        onChoose={choose}
        onConnect={() => void connection.tell({ type: 'frame-options' })}
        onClose={() => connection.say({ type: 'close' })}
      />,
    );
  }

  connection.onNews((now, isOlder) => {
    if (now.kind !== 'composer') return;
    const { edits, chosen } = basis;
    basis = isOlder ? { ...now.basis, edits, chosen } : now.basis;
    update();
  });
  connection.onSaid((message) => {
    if (message.type === 'draft') draft = withChecks(message.draft, basis.profile.platform);
    else if (message.type === 'open') isOpen = message.isOpen;
    update();
  });
  update();
}

function summaryOf(facts: DraftFacts): Summary {
  const receivers = facts.receivers.filter(({ chosen, signedIn }) => chosen && signedIn);
  const tightest = tightestOf(receivers);
  const length = tightest && lengthText(tightest);
  const [reminder] = remindersOf(facts);
  return {
    length: length?.text ?? '',
    lengthSpoken: length?.spoken ?? '',
    reminder: reminder && { text: reminder.text, count: reminder.count },
    isHeld: facts.held,
    differs: facts.differs,
  };
}
