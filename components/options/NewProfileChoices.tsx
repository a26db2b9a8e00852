import { i18n } from '#i18n';
import type { Policy } from '../../utils/post/policy.ts';
import type { NewProfiles, Rule } from '../../utils/post/rule.ts';
import { Fixed } from '../Fixed.tsx';
import { Choices } from './Choices.tsx';
import { descriptionChoices, modeChoices, visibilityChoices } from './rule-choices.ts';

interface NewProfileChoicesProps {
  /** What a new profile begins with. */
  rule: Rule;
  policy: Policy;
  /** People may not change rules. */
  isFixed: boolean;
  onChange(chosen: NewProfiles): void;
}

/** What holds for a profile that has no rule yet. */
export function NewProfileChoices({ rule, policy, isFixed, onChange }: NewProfileChoicesProps) {
  const { newProfiles = {}, descriptions } = policy;
  const others = othersOf(newProfiles);
  return (
    <>
      <Choices
        legend={i18n.t('options.profiles.descriptions')}
        value={rule.descriptions}
        isFixed={isFixed || (descriptions ?? newProfiles.descriptions) !== undefined}
        onChange={(descriptions) => onChange({ descriptions })}
        choices={descriptionChoices()}
      />
      <Choices
        legend={i18n.t('options.profiles.visibility')}
        value={rule.visibility}
        isFixed={isFixed || newProfiles.visibility !== undefined}
        onChange={(visibility) => onChange({ visibility })}
        choices={visibilityChoices()}
      />
      <Choices
        legend={i18n.t('options.profiles.mode')}
        value={rule.mode}
        isFixed={isFixed || newProfiles.mode !== undefined}
        onChange={(mode) => onChange({ mode })}
        choices={modeChoices()}
      />
      {others.length > 0 && (
        <p>
          <Fixed>{i18n.t('policy.begins', [others.join(', ')])}</Fixed>
        </p>
      )}
    </>
  );
}

/** What else the administration has set of new profiles, by the names that it has in the settings of a profile. */
function othersOf(set: NonNullable<Policy['newProfiles']>): string[] {
  const { mode: _, visibility: __, descriptions: ___, ...others } = set;
  const fields = Object.entries(others).flatMap(([field, value]) => (value === undefined ? [] : field));
  // The keys are the schema's.
  return fields.map((field) => i18n.t(labels[field as keyof typeof others]));
}

const labels = {
  accounts: 'options.profiles.to',
  language: 'options.profiles.language',
  warning: 'options.profiles.warning',
  ending: 'options.profiles.ending',
  institution: 'options.profiles.institution',
  textFrom: 'options.profiles.textFrom',
  pause: 'options.pause.label',
  numbered: 'options.profiles.numbered',
  keepTracking: 'options.profiles.keepTracking',
  dropCredit: 'options.profiles.keepCredit',
  originals: 'options.profiles.originals',
  inReport: 'options.profiles.inReport',
} as const;
