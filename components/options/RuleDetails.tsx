import { i18n } from '#i18n';
import type { Exhausted } from '../../utils/post/exhausted.ts';
import type { Rule } from '../../utils/post/rule.ts';
import { Choices } from './Choices.tsx';
import { InstitutionField } from './InstitutionField.tsx';
import { PauseField } from './PauseField.tsx';
import { Switches } from './Switches.tsx';

interface RuleDetailsProps {
  /** All that a rule says, but for what its card shows in any case. */
  rule: Omit<Rule, 'profile' | 'profileName' | 'alsoAs' | 'accounts' | 'mode'>;
  /** What the administration has set of it. */
  fixed: readonly (keyof Rule)[];
  onChange(change: Partial<Rule>): void;
}

/** How a profile's posts are carried over: who gets to see them, what is asked for pictures, what becomes of texts and links. */
export function RuleDetails({ rule, fixed, onChange }: RuleDetailsProps) {
  const { platform, visibility, descriptions, textFrom, pause, ...switched } = rule;
  const { numbered, keepTracking, dropCredit, originals, inReport, institution, ...rest } = switched;
  rest satisfies Exhausted<typeof rest>;
  return (
    <>
      <Choices
        legend={i18n.t('options.profiles.visibility')}
        value={visibility}
        isFixed={fixed.includes('visibility')}
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
        value={descriptions}
        isFixed={fixed.includes('descriptions')}
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
      <PauseField
        label={i18n.t('options.pause.label')}
        hint={i18n.t('options.pause.ruleHint')}
        value={pause}
        hasUsual
        isFixed={fixed.includes('pause')}
        onChange={(pause) => onChange({ pause })}
      />
      {platform === 'facebook' && (
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
          ...(platform === 'bluesky'
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
      {inReport && (
        <InstitutionField
          institution={institution}
          isFixed={fixed.includes('institution')}
          onChange={(institution) => onChange({ institution })}
        />
      )}
    </>
  );
}
