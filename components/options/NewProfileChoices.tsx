import { i18n } from '#i18n';
import type { Policy } from '../../utils/post/policy.ts';
import type { NewProfiles, Rule } from '../../utils/post/rule.ts';
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
    </>
  );
}
