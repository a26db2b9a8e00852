import { type ReactNode, useId } from 'react';
import { i18n } from '#i18n';
import type { StatusVisibility } from '../../utils/post/plan.ts';
import { Fixed } from '../Fixed.tsx';
import { LanguageChoice } from '../preview/LanguageChoice.tsx';
import { visibilityText } from '../preview/Thread.tsx';
import { FieldErrors } from './FieldErrors.tsx';
import { problemsAt } from './problem-text.ts';
import type { ComposerProps } from './types.ts';

type Props = Pick<ComposerProps, 'state' | 'locale' | 'onChange'>;

/** Content warning, cover, language, who sees it, who quotes it, and what a warning to the public is. */
export function Choices({ state, locale, onChange }: Props) {
  const { manuscript, view } = state;
  const { urgent, corrects } = manuscript;
  return (
    <section className="composer-choices" aria-label={i18n.t('composer.options')}>
      {!urgent && <Warning state={state} onChange={onChange} />}
      <div className="composer-pair">
        <LanguageChoice
          language={view.language}
          codes={view.languages.join(' ')}
          locale={locale}
          onLanguage={(language) => onChange({ language })}
        />
        {!urgent && !corrects && <VisibilityChoice state={state} onChange={onChange} />}
        {!corrects && <QuoteChoice state={state} onChange={onChange} />}
      </div>
      {(manuscript.files.length > 0 || Boolean(corrects?.media.length)) && (
        <Tick on={manuscript.sensitive} onTick={(sensitive) => onChange({ sensitive })}>
          {i18n.t('composer.sensitive')}
        </Tick>
      )}
      {!corrects && <EndingChoice state={state} onChange={onChange} />}
      {!corrects && (
        <Tick on={urgent} hint={i18n.t('composer.urgentHint')} onTick={(on) => onChange({ urgent: on })}>
          {i18n.t('composer.urgent')}
        </Tick>
      )}
    </section>
  );
}

/** Whether the endings stand below the text. Those that the administration sets do. */
function EndingChoice({ state: { manuscript, shelf }, onChange }: Pick<Props, 'state' | 'onChange'>) {
  const all = Object.entries(shelf.endings).filter(([, ending]) => ending.trim());
  if (all.length === 0) return null;
  const isSet = all
    .filter(([account]) => manuscript.accounts.includes(account))
    .every(([account]) => shelf.setEndings.includes(account));
  const isFixed = isSet && manuscript.accounts.some((account) => shelf.setEndings.includes(account));
  return (
    <Tick on={manuscript.ending || isFixed} isSet={isFixed} onTick={(ending) => onChange({ ending })}>
      {i18n.t('composer.ending')}
    </Tick>
  );
}

interface TickProps {
  on: boolean;
  hint?: string;
  /** The administration has set it. */
  isSet?: boolean;
  /** Nobody can change it here. */
  isFixed?: boolean;
  children: ReactNode;
  onTick(on: boolean): void;
}

/** A box to be ticked, with what it means below it. */
export function Tick({ on, hint, isSet = false, isFixed = isSet, children, onTick }: TickProps) {
  const id = useId();
  return (
    <div className="tick">
      <label>
        <input
          type="checkbox"
          checked={on}
          disabled={isFixed}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={({ currentTarget }) => onTick(currentTarget.checked)}
        />
        <span>
          {children} {isSet && <Fixed />}
        </span>
      </label>
      {hint && (
        <p id={`${id}-hint`} className="soft small">
          {hint}
        </p>
      )}
    </div>
  );
}

function Warning({ state, onChange }: Pick<Props, 'state' | 'onChange'>) {
  const { manuscript, tried, view } = state;
  const id = useId();
  const errors = tried ? problemsAt('warning', view.problems, view.files) : [];
  return (
    <div className="composer-field">
      <label htmlFor={id}>{i18n.t('preview.warning')}</label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        value={manuscript.warning}
        aria-invalid={errors.length > 0}
        aria-describedby={`${id}-hint ${id}-errors`}
        onChange={({ currentTarget }) => onChange({ warning: currentTarget.value })}
      />
      <p id={`${id}-hint`} className="soft small">
        {i18n.t('preview.warningHint')}
      </p>
      <FieldErrors id={`${id}-errors`} errors={errors} />
    </div>
  );
}

const visibilities: readonly StatusVisibility[] = ['public', 'unlisted', 'private', 'direct'];

function VisibilityChoice({ state, onChange }: Pick<Props, 'state' | 'onChange'>) {
  const { manuscript, tried, view } = state;
  const id = useId();
  const errors = tried ? problemsAt('visibility', view.problems, view.files) : [];
  return (
    <div className="composer-field">
      <label htmlFor={id}>{i18n.t('preview.visibility')}</label>
      <select
        id={id}
        value={manuscript.visibility}
        aria-invalid={errors.length > 0}
        aria-describedby={`${id}-hint ${id}-errors`}
        onChange={({ currentTarget }) => {
          const visibility = visibilities.find((each) => each === currentTarget.value);
          if (visibility) onChange({ visibility });
        }}
      >
        {visibilities.map((each) => (
          <option key={each} value={each}>
            {visibilityText(each)}
          </option>
        ))}
      </select>
      <p id={`${id}-hint`} className="soft small">
        {visibilityHint(manuscript.visibility)}
      </p>
      <FieldErrors id={`${id}-errors`} errors={errors} />
    </div>
  );
}

function visibilityHint(visibility: StatusVisibility): string {
  switch (visibility) {
    case 'public':
      return i18n.t('options.profiles.publicText');
    case 'unlisted':
      return i18n.t('options.profiles.unlistedText');
    case 'private':
      return i18n.t('composer.visibility.privateText');
    case 'direct':
      return i18n.t('composer.visibility.directText');
  }
}

const policies = ['public', 'followers', 'nobody'] as const;

/** Only where at least one of the chosen servers knows it. */
function QuoteChoice({ state: { manuscript, view }, onChange }: Pick<Props, 'state' | 'onChange'>) {
  const id = useId();
  const chosen = view.receivers.filter((receiver) => receiver.chosen);
  if (chosen.length === view.cannotQuote.length) return null;
  return (
    <div className="composer-field">
      <label htmlFor={id}>{i18n.t('composer.quotePolicy')}</label>
      <select
        id={id}
        value={manuscript.quotePolicy ?? ''}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) =>
          onChange({ quotePolicy: policies.find((each) => each === currentTarget.value) })
        }
      >
        <option value="">{i18n.t('composer.quotePolicyOwn')}</option>
        <option value="public">{i18n.t('composer.quotePolicyPublic')}</option>
        <option value="followers">{i18n.t('composer.quotePolicyFollowers')}</option>
        <option value="nobody">{i18n.t('composer.quotePolicyNobody')}</option>
      </select>
      <p id={`${id}-hint`} className="soft small">
        {view.cannotQuote.length > 0 && i18n.t('composer.quotePolicyHint', [view.cannotQuote.join(', ')])}
      </p>
    </div>
  );
}
