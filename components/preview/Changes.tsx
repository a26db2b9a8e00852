import { useId, useRef } from 'react';
import { i18n } from '#i18n';
import { BackButton } from './BackButton.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
import { TextChange } from './TextChange.tsx';
import type { PreviewProps, PreviewState } from './types.ts';
import { useTyped } from './use-typed.ts';
import { VisibilityChoice } from './VisibilityChoice.tsx';

/** What a person may change for Mastodon alone: text, content warning, language, visibility. */
export function Changes({ state, locale, ...on }: PreviewProps) {
  const id = useId();
  return (
    <section className="preview-section" aria-labelledby={id}>
      <h3 id={id}>{i18n.t('preview.changes')}</h3>
      {state.parts.map((part, index) => (
        <TextChange
          key={part.key}
          part={part}
          number={state.parts.length > 1 ? index + 1 : undefined}
          onType={(text) => on.onText(part.key, text)}
          onKeep={() => on.onKeepText(part.key)}
        />
      ))}
      <Warning warning={state.warning} onWarning={on.onWarning} />
      <div className="preview-pair">
        <LanguageChoice
          language={state.language}
          codes={state.languages.join(' ')}
          locale={locale}
          onLanguage={on.onLanguage}
        />
        <VisibilityChoice {...state} onVisibility={on.onVisibility} />
      </div>
    </section>
  );
}

function Warning({ warning, onWarning }: Pick<PreviewState, 'warning'> & Pick<PreviewProps, 'onWarning'>) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, forget] = useTyped(warning.text, onWarning);
  const back = () => {
    field.current?.focus();
    forget();
    onWarning(undefined);
  };
  return (
    <div className="preview-field">
      <label htmlFor={id}>{i18n.t('preview.warning')}</label>
      <input ref={field} id={id} type="text" autoComplete="off" aria-describedby={`${id}-hint`} {...typed} />
      <p id={`${id}-hint`} className="soft">
        {i18n.t('preview.warningHint')}
      </p>
      {warning.edited && <BackButton name={i18n.t('preview.originalWarning')} onClick={back} />}
    </div>
  );
}
