import { useState } from 'react';
import { i18n } from '#i18n';
import { accountHandle } from '../../utils/post/account.ts';
import { Icon } from '../Icon.tsx';
import { OutLink } from '../OutLink.tsx';
import { problemWithoutPost } from '../problem.ts';
import type { StartPageProps } from './types.ts';

/** A real post that nobody but the account sees, shown and taken back; and what comes next. */
export function TrialStep(props: StartPageProps) {
  return (
    <>
      <p>{i18n.t('start.trial.lead')}</p>
      <div className="box trial">
        <Trial {...props} />
      </div>
      <Next {...props} />
    </>
  );
}

function Trial({ accounts, trial, onTry, onTakeBack, onStep }: StartPageProps) {
  const signedIn = accounts.filter((account) => account.signedIn);
  const [chosen, choose] = useState<string>();
  const account = signedIn.find(({ id }) => id === chosen) ?? signedIn[0];
  const busy = trial.kind === 'sending' || trial.kind === 'removing';
  const stands = trial.kind === 'stands' || trial.kind === 'removing';
  const isThere = stands || (trial.kind === 'failed' && trial.isThere);
  if (!account && !isThere)
    return (
      <>
        <p>{i18n.t('start.trial.noAccount')}</p>
        <div className="actions">
          <button type="button" className="button button-main" onClick={() => onStep(1)}>
            {i18n.t('start.step1')}
          </button>
        </div>
      </>
    );
  return (
    <>
      <p className="trial-text">{i18n.t('start.trial.text')}</p>
      {signedIn.length > 1 && !isThere && (
        <div className="field">
          <label htmlFor="trial-account">{i18n.t('start.trial.account')}</label>
          <select
            id="trial-account"
            value={account?.id}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
          >
            {signedIn.map((each) => (
              <option key={each.id} value={each.id}>
                {each.displayName} ({accountHandle(each)})
              </option>
            ))}
          </select>
        </div>
      )}
      <p
        role="status"
        className={trial.kind === 'removed' || trial.kind === 'stands' ? 'note-good' : undefined}
      >
        {statusText(trial.kind)}
      </p>
      {stands && trial.url && (
        <p>
          <OutLink href={trial.url}>{i18n.t('start.trial.open')}</OutLink>
        </p>
      )}
      <div role="alert">{trial.kind === 'failed' && <Failure {...trial} />}</div>
      <div className="actions">
        <button
          type="button"
          className="button button-main"
          aria-disabled={busy}
          onClick={() => {
            if (busy) return;
            if (isThere) onTakeBack();
            else if (account) onTry(account.id);
          }}
        >
          {busy && <Icon name="busy" />}
          {isThere ? i18n.t('start.trial.takeBack') : i18n.t('start.trial.send')}
        </button>
      </div>
    </>
  );
}

function statusText(kind: StartPageProps['trial']['kind']): string {
  if (kind === 'none' || kind === 'failed') return '';
  return i18n.t(`start.trial.${kind}`);
}

function Failure({ isThere, problem }: Extract<StartPageProps['trial'], { kind: 'failed' }>) {
  const { what, todo, detail } = problemWithoutPost(problem, isThere ? 'removal' : 'other');
  return (
    <div className="problem note-bad">
      <p className="problem-what">
        <Icon name="stop" /> {i18n.t(isThere ? 'start.trial.notRemoved' : 'start.trial.notSent')}
      </p>
      <p>{what}</p>
      {detail && <p className="problem-words">{detail}</p>}
      <p>{todo}</p>
    </div>
  );
}

/** The icon, and what the profile on Mastodon should say. */
function Next({ toolbar }: StartPageProps) {
  const said = ['imprint', 'privacy', 'hours', 'also', 'contact'] as const;
  return (
    <>
      <h3>{i18n.t('start.pin.title')}</h3>
      <p>{i18n.t(`start.pin.${toolbar}`)}</p>
      <h3>{i18n.t('start.profile.title')}</h3>
      <ul className="said">
        {said.map((each) => (
          <li key={each}>{i18n.t(`start.profile.${each}`)}</li>
        ))}
      </ul>
    </>
  );
}
