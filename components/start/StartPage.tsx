import { useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import type { Step } from '../../utils/post/start.ts';
import { Boundary } from '../Boundary.tsx';
import { HelpLinks } from '../HelpLinks.tsx';
import { Icon } from '../Icon.tsx';
import { Mark } from '../Mark.tsx';
import { Unread } from '../Unread.tsx';
import { AccountStep } from './AccountStep.tsx';
import { ProfilesStep } from './ProfilesStep.tsx';
import { TrialStep } from './TrialStep.tsx';
import type { StartPageProps } from './types.ts';

const steps = [1, 2, 3] as const;
const labels = { 1: 'start.step1', 2: 'start.step2', 3: 'start.step3' } as const;
const titles = { 1: 'start.title1', 2: 'start.title2', 3: 'start.title3' } as const;

/** The first start: three steps, which can be taken in any order, left and found again. */
export function StartPage(props: StartPageProps) {
  const { step, managed, onStep, onOptions } = props;
  const title = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    // Whoever goes to another step reads on at its title, and not behind the button that has gone.
    if (shown.current !== step) title.current?.focus();
    shown.current = step;
  }, [step]);
  const [before, after] = [step - 1, step + 1] as Step[];
  return (
    <div className="mp options start">
      <header className="head">
        <Mark />
        <div>
          <h1>{i18n.t('start.title')}</h1>
          <p className="soft">{i18n.t('start.lead')}</p>
        </div>
      </header>
      <nav aria-label={i18n.t('start.steps')}>
        <ol className="start-steps">
          {steps.map((each) => (
            <li key={each}>
              <button
                type="button"
                className="button button-quiet"
                aria-current={each === step ? 'step' : undefined}
                onClick={() => onStep(each)}
              >
                {isDone(each, props) && <Icon name="check" />}
                {i18n.t(labels[each])}
                {isDone(each, props) && <span className="hidden-text">{i18n.t('start.done')}</span>}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <main>
        <Unread problems={props.unread} />
        <section aria-labelledby="step-title">
          <h2 id="step-title" ref={title} tabIndex={-1}>
            {i18n.t(titles[step])}
          </h2>
          <Boundary name={i18n.t(titles[step])} of={props}>
            {step === 1 && <AccountStep {...props} />}
            {step === 2 && <ProfilesStep {...props} />}
            {step === 3 && <TrialStep {...props} />}
          </Boundary>
        </section>
        <div className="actions">
          {before !== undefined && step > 1 && (
            <button type="button" className="button" onClick={() => onStep(before)}>
              {i18n.t('start.back')}
            </button>
          )}
          {after !== undefined && step < 3 && (
            <button
              type="button"
              // Before there is an account, what leads to one is the step's own.
              className={step > 1 || props.accounts.length > 0 ? 'button button-main' : 'button'}
              onClick={() => onStep(after)}
            >
              {i18n.t('start.next')}
            </button>
          )}
          <button type="button" className="button button-quiet" onClick={onOptions}>
            {i18n.t('start.toOptions')}
          </button>
        </div>
      </main>
      <footer className="soft">
        <HelpLinks contact={managed.policy.contact} />
        <p>{i18n.t('start.again')}</p>
      </footer>
    </div>
  );
}

function isDone(step: Step, { accounts, trial }: StartPageProps): boolean {
  if (step === 1) return accounts.some(({ signedIn }) => signedIn);
  return step === 3 && trial.kind === 'removed';
}
