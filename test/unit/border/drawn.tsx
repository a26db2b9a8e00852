import { OptionsPage } from '../../../components/options/OptionsPage.tsx';
import type { OptionsPageProps } from '../../../components/options/types.ts';
import { PopupPage } from '../../../components/popup/PopupPage.tsx';
import { Sheet } from '../../../components/preview/Sheet.tsx';
import type { BookEntry } from '../../../utils/post/book-entry.ts';
import type { SaveNameState } from '../../../utils/post/options.ts';
import type { PopupState } from '../../../utils/post/popup.ts';
import { draftFacts } from '../../../utils/preview/draft-facts.ts';
import type { Previewed } from '../../../utils/preview/draft-post.ts';
import { previewState } from '../../../utils/preview/preview-state.ts';

const nothing = () => {};

interface OptionsState
  extends Pick<OptionsPageProps, 'accounts' | 'rules' | 'add' | 'broken' | 'pause' | 'unread'> {
  names: BookEntry[];
  naming: SaveNameState;
}

/** The settings as their entry point draws them. */
export function optionsPage({ names, naming, ...state }: OptionsState) {
  return (
    <OptionsPage
      {...state}
      isRead
      managed={{ policy: {}, faults: [] }}
      book={{ names, state: naming, onSave: nothing, onRemove: nothing }}
      version="1"
      locale="en"
      onAdd={nothing}
      onAllow={nothing}
      onGoOn={nothing}
      onSignInAgain={nothing}
      onSignOut={nothing}
      onPause={nothing}
      onSaveRule={nothing}
      onRemoveRule={nothing}
      onRemoveBroken={nothing}
      newProfiles={{}}
      seen={[]}
      bridges={{}}
      onReadBridge={nothing}
      onForgetSeen={nothing}
      transfer={{ kind: 'idle' }}
      onExport={nothing}
      onReadSettings={nothing}
      onTakeSettings={nothing}
      onLeaveSettings={nothing}
      onSaveNew={nothing}
      onStart={nothing}
      onReport={nothing}
      onWipe={nothing}
    />
  );
}

/** The popup as its entry point draws it. */
export function popupPage(state: PopupState) {
  return (
    <PopupPage
      {...state}
      locale="en"
      contact={undefined}
      onMirror={nothing}
      onRetry={nothing}
      onSendNow={nothing}
      onUndo={nothing}
      onCopy={async () => true}
      onReplan={async () => true}
      onEditPlanned={nothing}
      onTakeBack={nothing}
      onRemoveDouble={nothing}
      onKeepBoth={nothing}
      onSendAsItIs={nothing}
      onDiscard={nothing}
      onDescribe={nothing}
      onDismiss={nothing}
      onCompose={nothing}
      onCorrect={nothing}
      onRecent={nothing}
      onOfferProfile={nothing}
      onReport={nothing}
      onOptions={nothing}
    />
  );
}

/** The sheet beside a composer, with the preview for its first account. */
export function sheet(of: Previewed) {
  const [account] = of.basis.accounts;
  const preview = account && {
    state: previewState(of, account),
    locale: 'en',
    ...{ onShow: nothing, onText: nothing, onWarning: nothing, onLanguage: nothing },
    ...{
      onVisibility: nothing,
      onDescription: nothing,
      onReason: nothing,
      onKeepText: nothing,
      onLapsedRead: nothing,
      onHint: nothing,
    },
  };
  return (
    <Sheet
      facts={draftFacts(of)}
      preview={preview}
      isOpen
      onChoose={nothing}
      onConnect={nothing}
      onClose={nothing}
    />
  );
}
