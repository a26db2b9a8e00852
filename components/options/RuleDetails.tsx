import { useId } from 'react';
import { i18n } from '#i18n';
import type { Exhausted } from '../../utils/post/exhausted.ts';
import type { OwnFields } from '../../utils/post/institutions.ts';
import { languages } from '../../utils/post/languages.ts';
import type { Platform } from '../../utils/post/platforms.ts';
import { longestEnding, longestWarning, type Rule } from '../../utils/post/rule.ts';
import { Fixed } from '../Fixed.tsx';
import { languageNames } from '../preview/languages.ts';
import { Choices } from './Choices.tsx';
import { PauseField } from './PauseField.tsx';
import { descriptionChoices, visibilityChoices } from './rule-choices.ts';
import { SavedField } from './SavedField.tsx';
import { Switches } from './Switches.tsx';

interface RuleDetailsProps {
  /** All that a rule says, but for what its card shows in any case. */
  rule: Omit<Rule, OwnFields | 'accounts' | 'mode'>;
  /** Those of the profiles that it holds for. */
  platforms: readonly Platform[];
  /** The language of names, BCP 47. */
  locale: string;
  /** The names of all institutions. */
  institutions: readonly string[];
  /** What the administration has set of it. */
  fixed: readonly (keyof Rule)[];
  onChange(change: Partial<Rule>): void;
  /** The profiles belong to this institution, or to none. */
  onJoin(institution: string): void;
}

/** How a profile's posts are carried over: who gets to see them, what is asked for pictures, what becomes of texts and links. */
export function RuleDetails(props: RuleDetailsProps) {
  const { rule, platforms, locale, institutions, fixed, onChange, onJoin } = props;
  const { visibility, descriptions, textFrom, language, warning, ending, pause, ...switched } = ruleOf(rule);
  const { numbered, keepTracking, dropCredit, originals, inReport, institution, ...rest } = switched;
  rest satisfies Exhausted<typeof rest>;
  const id = useId();
  const names = languageNames([...languages, language].join(' '), locale);
  return (
    <>
      <Choices
        legend={i18n.t('options.profiles.visibility')}
        value={visibility}
        isFixed={fixed.includes('visibility')}
        onChange={(visibility) => onChange({ visibility })}
        choices={visibilityChoices()}
      />
      <Choices
        legend={i18n.t('options.profiles.descriptions')}
        value={descriptions}
        isFixed={fixed.includes('descriptions')}
        onChange={(descriptions) => onChange({ descriptions })}
        choices={descriptionChoices()}
      />
      <PauseField
        label={i18n.t('options.pause.label')}
        hint={i18n.t('options.pause.ruleHint')}
        value={pause}
        hasUsual
        isFixed={fixed.includes('pause')}
        onChange={(pause) => onChange({ pause })}
      />
      {platforms.includes('facebook') && (
        <Choices
          legend={i18n.t('options.profiles.textFrom')}
          value={textFrom === 'instagram' ? 'instagram' : 'facebook'}
          isFixed={fixed.includes('textFrom')}
          onChange={(textFrom) => onChange({ textFrom })}
          choices={[
            {
              value: 'facebook',
              label: i18n.t('options.profiles.textFromFacebook'),
              text: i18n.t('options.profiles.textFromFacebookText'),
            },
            {
              value: 'instagram',
              label: i18n.t('options.profiles.textFromInstagram'),
              text: i18n.t('options.profiles.textFromInstagramText'),
            },
          ]}
        />
      )}
      <Switches
        legend={i18n.t('options.profiles.details')}
        onChange={(name, isOn) => onChange(name === 'keepCredit' ? { dropCredit: !isOn } : { [name]: isOn })}
        switches={[
          {
            name: 'numbered',
            isOn: numbered,
            isFixed: fixed.includes('numbered'),
            label: i18n.t('options.profiles.numbered'),
            text: i18n.t('options.profiles.numberedText'),
          },
          {
            name: 'keepTracking',
            isOn: keepTracking,
            isFixed: fixed.includes('keepTracking'),
            label: i18n.t('options.profiles.keepTracking'),
            text: i18n.t('options.profiles.keepTrackingText'),
          },
          {
            name: 'keepCredit',
            isOn: !dropCredit,
            isFixed: fixed.includes('dropCredit'),
            label: i18n.t('options.profiles.keepCredit'),
            text: i18n.t('options.profiles.keepCreditText'),
          },
          {
            name: 'inReport',
            isOn: inReport,
            isFixed: fixed.includes('inReport'),
            label: i18n.t('options.profiles.inReport'),
            text: i18n.t('options.profiles.inReportText'),
          },
          // Only Instagram crops, and the Business Suite posts there in the name of a Page.
          ...(platforms.every((platform) => platform === 'bluesky')
            ? []
            : [
                {
                  name: 'originals' as const,
                  isOn: originals,
                  isFixed: fixed.includes('originals'),
                  label: i18n.t('options.profiles.originals'),
                  text: i18n.t('options.profiles.originalsText'),
                },
              ]),
        ]}
      />
      <div className="field">
        <label htmlFor={`${id}-language`} className="choice-label">
          {i18n.t('options.profiles.language')} {fixed.includes('language') && <Fixed />}
        </label>
        <select
          id={`${id}-language`}
          value={language}
          disabled={fixed.includes('language')}
          aria-describedby={`${id}-language-hint`}
          onChange={({ currentTarget }) => onChange({ language: currentTarget.value })}
        >
          <option value="">{i18n.t('options.profiles.languageNone')}</option>
          {names.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
        <span id={`${id}-language-hint`} className="soft">
          {i18n.t('options.profiles.languageHint')}
        </span>
      </div>
      <SavedField
        label={i18n.t('options.profiles.warning')}
        hint={i18n.t('options.profiles.warningHint')}
        value={warning}
        most={longestWarning}
        isFixed={fixed.includes('warning')}
        onSave={(warning) => onChange({ warning })}
      />
      <SavedField
        label={i18n.t('options.profiles.ending')}
        hint={i18n.t('options.profiles.endingHint')}
        value={ending}
        most={longestEnding}
        isLong
        isFixed={fixed.includes('ending')}
        onSave={(ending) => onChange({ ending })}
      />
      <SavedField
        key={institution}
        label={i18n.t('options.profiles.institution')}
        hint={i18n.t('options.profiles.institutionHint')}
        value={institution}
        most={120}
        proposals={institutions}
        isFixed={fixed.includes('institution')}
        onSave={onJoin}
      />
    </>
  );
}

/** What a card shows in any case is none of its details. */
function ruleOf<Given extends RuleDetailsProps['rule']>(rule: Given) {
  const {
    platform: _,
    profile: __,
    profileName: ___,
    alsoAs: ____,
    accounts: _____,
    mode: ______,
    ...details
  } = rule as unknown as Rule;
  return details;
}
