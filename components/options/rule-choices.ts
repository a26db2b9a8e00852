import { i18n } from '#i18n';
import type { Rule } from '../../utils/post/rule.ts';

/** A choice with a sentence about what it means. */
export interface Choice<Value extends string> {
  value: Value;
  label: string;
  text: string;
}

/** How the switch beside the Post button begins. */
export function modeChoices(): Choice<Rule['mode']>[] {
  return [
    { value: 'ask', label: i18n.t('options.profiles.ask'), text: i18n.t('options.profiles.askText') },
    { value: 'armed', label: i18n.t('options.profiles.armed'), text: i18n.t('options.profiles.armedText') },
    { value: 'never', label: i18n.t('options.profiles.never'), text: i18n.t('options.profiles.neverText') },
  ];
}

/** Who gets to see a status. */
export function visibilityChoices(): Choice<Rule['visibility']>[] {
  return [
    {
      value: 'public',
      label: i18n.t('options.profiles.public'),
      text: i18n.t('options.profiles.publicText'),
    },
    {
      value: 'unlisted',
      label: i18n.t('options.profiles.unlisted'),
      text: i18n.t('options.profiles.unlistedText'),
    },
  ];
}

/** What happens where a picture or video has no description. */
export function descriptionChoices(): Choice<Rule['descriptions']>[] {
  return [
    {
      value: 'off',
      label: i18n.t('options.profiles.descriptionsOff'),
      text: i18n.t('options.profiles.descriptionsOffText'),
    },
    {
      value: 'warn',
      label: i18n.t('options.profiles.descriptionsWarn'),
      text: i18n.t('options.profiles.descriptionsWarnText'),
    },
    {
      value: 'require',
      label: i18n.t('options.profiles.descriptionsRequire'),
      text: i18n.t('options.profiles.descriptionsRequireText'),
    },
  ];
}
