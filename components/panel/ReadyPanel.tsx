import { useId } from 'react';
import { i18n } from '#i18n';
import { Avatar } from '../Avatar.tsx';
import { Icon } from '../Icon.tsx';
import { AccountPicker } from './AccountPicker.tsx';
import { Length, stateText, tightestOf } from './PanelDetails.tsx';
import { PreviewButton } from './preview/PreviewButton.tsx';
import { Reminder } from './Reminder.tsx';
import { remindersOf } from './reminders.ts';
import type { PanelAccount, PanelProps, ReadyState } from './types.ts';

type ReadyPanelProps = Omit<PanelProps, 'state'> & { state: ReadyState };

/** The panel once there is an account: picture, label, what the post becomes, switch. */
export function ReadyPanel({ state, preview, onArm, onChoose, onConnect }: ReadyPanelProps) {
  const id = useId();
  const { accounts, armed, sending } = state;
  const receivers = accounts.filter((account) => account.chosen && account.signedIn);
  const [only] = accounts;
  if (only && accounts.length === 1 && !only.signedIn) {
    return <SignedOut account={only} onConnect={onConnect} />;
  }

  const way = i18n.t('panel.way', [state.profileName, receivers.map(nameAndHandle).join(', ') || '–']);
  const tightest = sending ? undefined : tightestOf(receivers);
  const length = tightest && (
    <span id={`${id}-length`}>
      <Length account={tightest} />
    </span>
  );
  // The reminder needs the room under the label; the length then moves up beside it.
  const reminders = remindersOf(state, preview?.locale);
  const crowded = reminders.length > 0;
  // Without a receiver the switch can still be turned off, never on.
  const blocked = sending || (receivers.length === 0 && !armed);
  return (
    <div className="pill" data-armed={armed} data-blocked={blocked} title={way}>
      {only && accounts.length === 1 ? (
        <Avatar name={only.name} src={only.avatar} />
      ) : (
        <AccountPicker accounts={accounts} onChoose={onChoose} onConnect={onConnect} />
      )}
      <div className="words">
        <div className="line">
          <span className="label" id={`${id}-label`}>
            {i18n.t('panel.switch')}
          </span>
          {crowded && length}
        </div>
        <div className="line">
          <span className="state" id={`${id}-state`}>
            {stateText(state, receivers)}
          </span>
          {crowded ? <Reminder reminders={reminders} /> : length}
        </div>
      </div>
      {preview && <PreviewButton preview={preview} />}
      <button
        type="button"
        role="switch"
        className="switch"
        aria-checked={armed}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-state ${id}-length ${id}-way`}
        aria-disabled={blocked}
        onClick={(event) => !blocked && onArm(!armed, event.nativeEvent)}
      >
        <span className="thumb">{armed && <Icon name={sending ? 'busy' : 'check'} />}</span>
      </button>
      <span className="hidden-text" id={`${id}-way`}>
        {way}
      </span>
      <span className="hidden-text" role="status">
        {announcement(state)}
      </span>
    </div>
  );
}

function SignedOut({ account, onConnect }: { account: PanelAccount; onConnect: PanelProps['onConnect'] }) {
  return (
    <div className="pill pill-warn" title={nameAndHandle(account)}>
      <Icon name="warning" />
      <span className="pill-text" role="status">
        {i18n.t('panel.signedOut')}
      </span>
      <button
        type="button"
        className="button"
        aria-label={i18n.t('common.signInName', [account.handle])}
        onClick={(event) => onConnect(event.nativeEvent)}
      >
        {i18n.t('common.signIn')}
      </button>
    </div>
  );
}

function announcement({ armed, sending, held }: ReadyState): string {
  if (sending) return i18n.t('panel.sending');
  if (armed && held) return i18n.t('panel.armedHeld');
  return armed ? i18n.t('panel.armed') : '';
}

function nameAndHandle({ name, handle }: PanelAccount): string {
  return `${name} (${handle})`;
}
