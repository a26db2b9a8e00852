import { i18n } from '#i18n';
import { accountHandle } from '../../utils/post/account.ts';
import type { Asked } from '../../utils/post/asked.ts';
import type { ProblemReport } from '../../utils/post/problem.ts';
import { Icon } from '../Icon.tsx';
import { Mark } from '../Mark.tsx';
import { platformNames } from '../platform-names.ts';
import { problemWithoutPost } from '../problem.ts';

interface AskPageProps {
  /** `loading` while it is looked up; `gone` where there is nothing to ask any more; `failed` where it could not be done. */
  asked: Asked | 'loading' | 'gone' | 'failed';
  locale: string;
  /** `always`: from now on it goes to these accounts. */
  onAnswer(yes: boolean, always?: boolean): void;
}

/** The window that asks a person before something goes to Mastodon. No web page can draw in it, or cover it. */
export function AskPage({ asked, locale, onAnswer }: AskPageProps) {
  return (
    <div className="mp ask">
      <header className="ask-head">
        <Mark />
        <h1>{i18n.t('extName')}</h1>
      </header>
      <main>
        {typeof asked === 'string' ? (
          <p role="status">{i18n.t(`ask.${asked}`)}</p>
        ) : (
          <Question asked={asked} locale={locale} onAnswer={onAnswer} />
        )}
      </main>
    </div>
  );
}

function Question({ asked, locale, onAnswer }: AskPageProps & { asked: Asked }) {
  const { kind, profile, accounts, text, problem, known, others = [] } = asked;
  const names = new Intl.ListFormat(locale).format(
    accounts.map(({ name, ...account }) => `${name} (${accountHandle(account)})`),
  );
  return (
    <>
      <h2>{others.length ? i18n.t('ask.others', [profile.name]) : titleOf(kind)}</h2>
      <dl className="ask-facts">
        <dt>{i18n.t('ask.from', [platformNames[profile.platform]])}</dt>
        <dd>
          {profile.name}
          {profile.id !== profile.name && <span className="soft ask-id">{profile.id}</span>}
        </dd>
        {known && kind === 'same' && (
          <>
            <dt>{i18n.t('ask.knownAs')}</dt>
            <dd>
              {known.name} <span className="soft ask-id">{known.id}</span>
            </dd>
          </>
        )}
        <dt>{i18n.t('ask.to')}</dt>
        <dd>{names}</dd>
        {kind !== 'profile' && kind !== 'same' && kind !== 'others' && (
          <>
            <dt>{i18n.t('ask.text')}</dt>
            <dd className="ask-text">{text.trim() || i18n.t('common.picturePost')}</dd>
          </>
        )}
      </dl>
      {known && kind !== 'same' && <Warning text={i18n.t('ask.known', [known.name, known.id])} />}
      {others.map(({ account, owner }) => (
        <Warning key={account} text={i18n.t('ask.othersOf', [nameOf(account, accounts), owner])} />
      ))}
      {problem ? <Problem report={problem} /> : <p className="soft">{i18n.t(`ask.why.${kind}`)}</p>}
      <div className="actions">
        {!problem && (
          <button type="button" className="button button-main" onClick={() => onAnswer(true)}>
            {others.length ? i18n.t('ask.yesOnce') : yesOf(kind)}
          </button>
        )}
        {!problem && others.length > 0 && (
          <button type="button" className="button" onClick={() => onAnswer(true, true)}>
            {i18n.t('ask.yesAlways')}
          </button>
        )}
        <button type="button" className="button" onClick={() => onAnswer(false)}>
          {kind === 'same' ? i18n.t('ask.noSame') : i18n.t('common.no')}
        </button>
      </div>
    </>
  );
}

/** How people call an account. */
function nameOf(id: string, accounts: Asked['accounts']): string {
  const account = accounts.find((each) => each.id === id);
  return account ? accountHandle(account) : id;
}

function titleOf(kind: Asked['kind']): string {
  if (kind === 'same') return i18n.t('ask.same');
  return kind === 'profile' ? i18n.t('ask.profile') : i18n.t('ask.post');
}

function yesOf(kind: Asked['kind']): string {
  if (kind === 'same') return i18n.t('ask.yesSame');
  return kind === 'profile' ? i18n.t('ask.yesProfile') : i18n.t('common.mirror');
}

function Warning({ text }: { text: string }) {
  return (
    <p className="ask-warning" role="alert">
      <Icon name="warning" />
      <span>{text}</span>
    </p>
  );
}

function Problem({ report }: { report: ProblemReport }) {
  const { what, todo } = problemWithoutPost(report);
  return (
    <div className="problem" role="alert">
      <p className="problem-what">{what}</p>
      <p>{todo}</p>
    </div>
  );
}
