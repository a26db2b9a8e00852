import { memo, useId } from 'react';
import { i18n } from '#i18n';
import { languageNames } from './languages.ts';
import type { PreviewProps, PreviewState } from './types.ts';

interface LanguageProps {
  language: PreviewState['language'];
  /** Divided by spaces: a string, so that typing does not build the list anew. */
  codes: string;
  locale: string;
  onLanguage: PreviewProps['onLanguage'];
}

/** The language of the post: found by itself, or one that the person chose. */
export function LanguageChoice({ language: { code, from }, codes, locale, onLanguage }: LanguageProps) {
  const id = useId();
  const isChosen = from === 'person' && code !== undefined;
  const found = code === undefined || isChosen ? undefined : languageNames(code, locale)[0]?.name;
  return (
    <div className="preview-field">
      <label htmlFor={id}>{i18n.t('preview.language')}</label>
      <select
        id={id}
        value={isChosen ? code : ''}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => onLanguage(currentTarget.value || undefined)}
      >
        <option value="">
          {found ? i18n.t('preview.automaticIs', [found]) : i18n.t('preview.automatic')}
        </option>
        <Languages codes={codes} chosen={isChosen ? code : ''} locale={locale} />
      </select>
      <p id={`${id}-hint`} className="soft">
        {languageSource(from)}
      </p>
    </div>
  );
}

const Languages = memo(function Languages(props: { codes: string; chosen: string; locale: string }) {
  const { codes, chosen, locale } = props;
  const all = codes.split(' ').includes(chosen) ? codes : `${codes} ${chosen}`;
  return languageNames(all, locale).map(({ code, name }) => (
    <option key={code} value={code}>
      {name}
    </option>
  ));
});

function languageSource(from: PreviewState['language']['from']): string {
  switch (from) {
    case 'platform':
      return i18n.t('preview.languageFrom.platform');
    case 'text':
      return i18n.t('preview.languageFrom.text');
    case 'person':
      return i18n.t('preview.languageFrom.person');
    case 'none':
      return i18n.t('preview.languageFrom.none');
  }
}
