import { type FormEvent, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { AddAccountState } from '../../utils/post/options.ts';
import { Icon } from '../Icon.tsx';
import { problemWithoutPost } from '../problem.ts';
import { FoundServer } from './FoundServer.tsx';

interface AddAccountFormProps {
  state: AddAccountState;
  /** One more of them means that the sign-in succeeded. */
  accountCount: number;
  /** The administration lets people connect what they like. */
  mayAdd: boolean;
  onAdd(server: string): void;
  /** Both within the click: the browser asks for a permission only then. */
  onAllow(): void;
  onGoOn(): void;
}

/** The form for a server's name, with what became of it. */
export function AddAccountForm(props: AddAccountFormProps) {
  const { state, accountCount, mayAdd, onAdd, onAllow, onGoOn } = props;
  const [server, setServer] = useState(state.kind === 'idle' ? '' : state.server);
  const [isMissing, setMissing] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const busy = state.kind === 'checking' || state.kind === 'signing-in';
  const countBefore = useRef(accountCount);
  useEffect(() => {
    if (accountCount > countBefore.current) setServer('');
    countBefore.current = accountCount;
  }, [accountCount]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setMissing(server.trim() === '');
    if (server.trim()) onAdd(server.trim());
    else input.current?.focus();
  };
  const invalid = isMissing || state.kind === 'failed';
  return (
    <form className="box add" noValidate onSubmit={submit} aria-labelledby="add-title">
      <h3 id="add-title">{i18n.t('options.add.title')}</h3>
      {mayAdd ? (
        <>
          <label htmlFor="add-server">{i18n.t('options.add.label')}</label>
          <div className="add-line">
            <input
              ref={input}
              id="add-server"
              type="text"
              inputMode="url"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              value={server}
              onChange={(event) => {
                setServer(event.currentTarget.value);
                setMissing(false);
              }}
              aria-invalid={invalid}
              aria-describedby={invalid ? 'add-hint add-error' : 'add-hint'}
            />
            <button type="submit" className="button button-main" aria-disabled={busy}>
              {busy && <Icon name="busy" />}
              {i18n.t('options.add.submit')}
            </button>
          </div>
          <p id="add-hint" className="soft hint">
            {i18n.t('options.add.hint')}
          </p>
        </>
      ) : (
        <p className="soft">{i18n.t('policy.accounts.only')}</p>
      )}
      <p role="status" className={state.kind === 'connected' ? 'add-status note-good' : 'add-status'}>
        {progressText(state)}
      </p>
      {(state.kind === 'found' || state.kind === 'silent') && (
        <FoundServer key={`${state.kind} ${state.server}`} state={state} onAllow={onAllow} onGoOn={onGoOn} />
      )}
      <div role="alert" id="add-error" className="add-error">
        {isMissing && <p>{i18n.t('options.add.required')}</p>}
        {!isMissing && state.kind === 'failed' && <Failure state={state} />}
      </div>
    </form>
  );
}

function Failure({ state: { server, problem } }: { state: Extract<AddAccountState, { kind: 'failed' }> }) {
  const { what, todo, detail } = problemWithoutPost(problem);
  return (
    <div className={`problem ${problem.reason === 'sign-in-denied' ? 'note-warn' : 'note-bad'}`}>
      <p className="problem-what">
        <Icon name="stop" /> {i18n.t('options.add.failed', [server])}
      </p>
      <p>{what}</p>
      {detail && <p className="problem-words">{detail}</p>}
      <p>{todo}</p>
    </div>
  );
}

function progressText(state: AddAccountState): string {
  switch (state.kind) {
    case 'checking':
      return i18n.t('options.add.checking', [state.server]);
    case 'signing-in':
      return i18n.t('options.add.signingIn', [state.server]);
    case 'connected':
      return i18n.t(state.wasThere ? 'options.add.connectedAgain' : 'options.add.connected', [state.handle]);
    default:
      return '';
  }
}
