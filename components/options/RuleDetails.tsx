import { i18n } from '#i18n';
import { Choices } from './Choices.tsx';
import { Switches } from './Switches.tsx';
import type { OptionsRule } from './types.ts';

interface RuleDetailsProps {
  rule: OptionsRule;
  onChange(change: Partial<OptionsRule>): void;
}

/** How a profile's posts are carried over: who gets to see them, what is asked for pictures, what becomes of texts and links. */
export function RuleDetails({ rule, onChange }: RuleDetailsProps) {
  return (
    <>
      <Choices
        legend={i18n.t('options.profiles.visibility')}
        value={rule.visibility}
        onChange={(visibility) => onChange({ visibility })}
        choices={[
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
        ]}
      />
      <Choices
        legend={i18n.t('options.profiles.descriptions')}
        value={rule.descriptions ?? 'warn'}
        onChange={(descriptions) => onChange({ descriptions })}
        choices={[
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
        ]}
      />
      {rule.platform === 'facebook' && (
        <Choices
          legend={i18n.t('options.profiles.textFrom')}
          value={rule.textFrom === 'instagram' ? 'instagram' : 'facebook'}
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
            isOn: rule.numbered ?? false,
            label: i18n.t('options.profiles.numbered'),
            text: i18n.t('options.profiles.numberedText'),
          },
          {
            name: 'keepTracking',
            isOn: rule.keepTracking ?? false,
            label: i18n.t('options.profiles.keepTracking'),
            text: i18n.t('options.profiles.keepTrackingText'),
          },
          {
            name: 'keepCredit',
            isOn: !rule.dropCredit,
            label: i18n.t('options.profiles.keepCredit'),
            text: i18n.t('options.profiles.keepCreditText'),
          },
          // Only Instagram crops, and the Business Suite posts there in the name of a Page.
          ...(rule.platform === 'bluesky'
            ? []
            : [
                {
                  name: 'originals' as const,
                  isOn: rule.originals ?? false,
                  label: i18n.t('options.profiles.originals'),
                  text: i18n.t('options.profiles.originalsText'),
                },
              ]),
        ]}
      />
    </>
  );
}
