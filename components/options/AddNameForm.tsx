import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { BookEntry } from '../../utils/post/book-entry.ts';
import type { SaveNameState } from '../../utils/post/options.ts';
import { type Platform, platforms } from '../../utils/post/platforms.ts';
import { Icon } from '../Icon.tsx';
import { platformNames } from '../platform-names.ts';
import { problemWithoutPost } from '../problem.ts';

/** The form for a name and its account, which is checked before it is saved, with what became of it. */
export function AddNameForm({ state, onSave }: { state: SaveNameState; onSave(name: BookEntry): void }) {
  const [platform, setPlatform] = useState<Platform>(platforms[0]);
  const [name, setName] = useState('');
  const [account, setAccount] = useState('');
  const [missing, setMissing] = useState<'name' | 'account'>();
  const nameField = useRef<HTMLInputElement>(null);
  const accountField = useRef<HTMLInputElement>(null);
  const busy = state.kind === 'checking';
  useEffect(() => {
    if (state.kind !== 'saved') return;
    setName('');
    setAccount('');
  }, [state]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const lacks =
      name.replaceAll('@', '').trim() === '' ? 'name' : account.trim() === '' ? 'account' : undefined;
    setMissing(lacks);
    if (!lacks) onSave({ platform, name: name.trim(), account: account.trim() });
    else (lacks === 'name' ? nameField : accountField).current?.focus();
  };
  return (
    <form className="box add add-name" noValidate onSubmit={submit} aria-labelledby="name-title">
      <h3 id="name-title">{i18n.t('options.book.add')}</h3>
      <label htmlFor="name-platform">{i18n.t('options.book.platform')}</label>
      <select
        id="name-platform"
        value={platform}
        onChange={(event) =>
          setPlatform(platforms.find((each) => each === event.currentTarget.value) ?? platform)
        }
      >
        {platforms.map((each) => (
          <option key={each} value={each}>
            {platformNames[each]}
          </option>
        ))}
      </select>
      <Field
        id="name-there"
        field={nameField}
        label={i18n.t('options.book.name')}
        hint={i18n.t('options.book.nameHint')}
        value={name}
        invalid={missing === 'name'}
        onChange={(value) => {
          setName(value);
          setMissing(undefined);
        }}
      />
      <Field
        id="name-account"
        field={accountField}
        label={i18n.t('options.book.account')}
        hint={i18n.t('options.book.accountHint')}
        value={account}
        invalid={missing === 'account' || (!missing && state.kind === 'failed')}
        onChange={(value) => {
          setAccount(value);
          setMissing(undefined);
        }}
      />
      <div className="actions">
        <button type="submit" className="button button-main" aria-disabled={busy}>
          {busy && <Icon name="busy" />}
          {i18n.t('options.book.submit')}
        </button>
      </div>
      <p role="status" className="add-status">
        {statusText(state)}
      </p>
      <div role="alert" id="name-error" className="add-error">
        {missing && <p>{i18n.t(`options.book.${missing}Required`)}</p>}
        {!missing && state.kind === 'failed' && <Failure state={state} />}
      </div>
    </form>
  );
}

interface FieldProps {
  id: string;
  field: RefObject<HTMLInputElement | null>;
  label: string;
  hint: string;
  value: string;
  invalid: boolean;
  onChange(value: string): void;
}

function Field({ id, field, label, hint, value, invalid, onChange }: FieldProps) {
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input
        ref={field}
        id={id}
        type="text"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        aria-invalid={invalid}
        aria-describedby={invalid ? `${id}-hint name-error` : `${id}-hint`}
      />
      <p id={`${id}-hint`} className="soft hint">
        {hint}
      </p>
    </>
  );
}

function Failure({ state: { account, problem } }: { state: Extract<SaveNameState, { kind: 'failed' }> }) {
  const { what, todo, detail } = problemWithoutPost(problem);
  return (
    <div className="problem note-bad">
      <p className="problem-what">
        <Icon name="stop" /> {i18n.t('options.book.failed', [account])}
      </p>
      <p>{what}</p>
      {detail && <p className="problem-words">{detail}</p>}
      <p>{todo}</p>
    </div>
  );
}

function statusText(state: SaveNameState): string {
  if (state.kind === 'checking') return i18n.t('options.book.checking', [state.account]);
  if (state.kind !== 'saved') return '';
  const { name, platform, account } = state.name;
  return i18n.t('options.book.saved', [name, platformNames[platform], state.displayName, `@${account}`]);
}
