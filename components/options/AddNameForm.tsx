import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { BookEntry } from '../../utils/post/book-entry.ts';
import { nameKey } from '../../utils/post/name-key.ts';
import type { SaveNameState } from '../../utils/post/options.ts';
import { type Platform, platforms } from '../../utils/post/platforms.ts';
import { Icon } from '../Icon.tsx';
import { platformNames } from '../platform-names.ts';
import { problemWithoutPost } from '../problem.ts';

interface AddNameFormProps {
  /** Those that are there. */
  names: BookEntry[];
  state: SaveNameState;
  onSave(name: BookEntry): void;
}

/** The form for a name and its account, which is checked before it is saved, with what became of it. */
export function AddNameForm({ names, state, onSave }: AddNameFormProps) {
  const [platform, setPlatform] = useState<Platform>(platforms[0]);
  const [name, setName] = useState('');
  const [account, setAccount] = useState('');
  const [missing, setMissing] = useState<'name' | 'account'>();
  /** The entry of that name, which a person is asked about. */
  const [replaced, setReplaced] = useState<BookEntry>();
  const nameField = useRef<HTMLInputElement>(null);
  const accountField = useRef<HTMLInputElement>(null);
  const submitButton = useRef<HTMLButtonElement>(null);
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
    const entry = { platform, name: name.trim(), account: account.trim() };
    const known = names.find((each) => isOther(each, entry));
    if (!lacks && known) setReplaced(known);
    else if (!lacks) onSave(entry);
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
      {replaced && (
        <Question
          known={replaced}
          account={account}
          onYes={() => {
            setReplaced(undefined);
            onSave({ platform, name: name.trim(), account: account.trim() });
            submitButton.current?.focus();
          }}
          onNo={() => {
            setReplaced(undefined);
            accountField.current?.focus();
          }}
        />
      )}
      <div className="actions">
        <button ref={submitButton} type="submit" className="button button-main" aria-disabled={busy}>
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

/** Whether an entry says something else of the same name. */
function isOther(known: BookEntry, { platform, name, account }: BookEntry): boolean {
  const isSame = known.platform === platform && nameKey(known.name) === nameKey(name);
  return isSame && known.account.toLowerCase() !== account.replace(/^@/, '').toLowerCase();
}

interface QuestionProps {
  known: BookEntry;
  account: string;
  onYes(): void;
  onNo(): void;
}

/** Before an entry takes the place of another. Escape is a no. */
function Question({ known, account, onYes, onNo }: QuestionProps) {
  const no = useRef<HTMLButtonElement>(null);
  useEffect(() => no.current?.focus(), []);
  return (
    <fieldset
      className="confirm"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onNo();
      }}
    >
      <legend>{i18n.t('options.book.replace', [known.name, `@${known.account}`, account])}</legend>
      <div className="actions">
        <button type="button" className="button button-bad" onClick={onYes}>
          {i18n.t('options.book.replaceYes')}
        </button>
        <button ref={no} type="button" className="button" onClick={onNo}>
          {i18n.t('common.cancel')}
        </button>
      </div>
    </fieldset>
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
