import { type FormEvent, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { AddAccountState } from '../../utils/post/options.ts';
import { Fixed } from '../Fixed.tsx';
import { Icon } from '../Icon.tsx';
import { problemWithoutPost } from '../problem.ts';
import { allowedText } from './allowed-text.ts';
import { FoundServer } from './FoundServer.tsx';

interface AddAccountFormProps {
  state: AddAccountState;
  /** One more of them means that the sign-in succeeded. */
  accountCount: number;
  /** It is the step that this page is for; else another button leads on. */
  isMain?: boolean;
  /** The administration lets people connect what they like. */
  mayAdd: boolean;
  /** The servers that the administration allows; any where it says nothing. */
  servers: readonly string[] | undefined;
  onAdd(server: string): void;
  /** Both within the click: the browser asks for a permission only then. */
  onAllow(): void;
  onGoOn(): void;
}

/** The form for a server's name, with what became of it. */
export function AddAccountForm(props: AddAccountFormProps) {
  const { state, accountCount, isMain = true, mayAdd, servers, onAdd, onAllow, onGoOn } = props;
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
  const isFound = state.kind === 'found' || state.kind === 'silent';
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
            <button
              type="submit"
              className={isMain && !isFound ? 'button button-main' : 'button'}
              aria-disabled={busy}
            >
              {busy && <Icon name="busy" />}
              {i18n.t('options.add.submit')}
            </button>
          </div>
          <p id="add-hint" className="soft hint">
            {i18n.t('options.add.hint')}
          </p>
          {servers && (
            <p>
              <Fixed>{allowedText(servers)}</Fixed>
            </p>
          )}
        </>
      ) : (
        <p>
          <Fixed>{i18n.t('policy.accounts.only')}</Fixed>
        </p>
      )}
      <p role="status" className={state.kind === 'connected' ? 'add-status note-good' : 'add-status'}>
        {progressText(state)}
      </p>
      {isFound && (
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
  const { what, todo, detail } = problemWithoutPost(problem, 'sign-in');
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
