import { useState } from 'react';
import { i18n } from '#i18n';
import { fixedSettings } from '../../utils/post/fixed-settings.ts';
import { type Group, groupsOf, isFound, joined, sharedOf } from '../../utils/post/institutions.ts';
import { othersAccounts } from '../../utils/post/others-accounts.ts';
import type { Policy } from '../../utils/post/policy.ts';
import type { Rule } from '../../utils/post/rule.ts';
import type { Profile } from '../../utils/post/types.ts';
import { fixedFields, isRuleSet, mayChange, ruleForNew } from '../../utils/post/under-policy.ts';
import { Boundary } from '../Boundary.tsx';
import { BridgeNotes } from '../BridgeNotes.tsx';
import { Folded } from '../Folded.tsx';
import { BrokenNote } from './BrokenNote.tsx';
import { GroupCard } from './GroupCard.tsx';
import { NewProfileChoices } from './NewProfileChoices.tsx';
import { PauseField } from './PauseField.tsx';
import { SearchField } from './SearchField.tsx';
import { SeenProfiles } from './SeenProfiles.tsx';
import type { OptionsPageProps } from './types.ts';
import { useGrowing } from './use-growing.ts';

/** So many stand open; more are folded, and can be looked for. */
const few = 3;

/** What holds for each profile, for those of an institution together, and for new ones. */
export function Profiles(props: OptionsPageProps) {
  const { rules, seen, broken, managed, newProfiles, onSaveNew, onRemoveRule, onRemoveBroken } = props;
  const [wanted, setWanted] = useState('');
  const { policy } = managed;
  const groups = groupsOf(rules);
  const found = wanted.trim() ? groups.filter((group) => isFound(group, wanted)) : groups;
  const drawn = useGrowing(found.length, 5);
  return (
    <section id="profiles" aria-labelledby="profiles-title">
      <h2 id="profiles-title">{i18n.t('options.profiles.title')}</h2>
      <p className="soft">{i18n.t('options.profiles.lead')}</p>
      <PauseField
        label={i18n.t('options.pause.label')}
        hint={i18n.t('options.pause.hint')}
        value={props.pause}
        hasUsual={false}
        isFixed={fixedSettings(policy).pause}
        onChange={(seconds) => seconds !== undefined && props.onPause(seconds)}
      />
      <Folded className="box new-profiles" summary={i18n.t('options.newProfiles.title')}>
        {() => (
          <div className="rule-inside">
            <p className="soft">{i18n.t('options.newProfiles.text')}</p>
            <NewProfileChoices
              rule={ruleForNew({ platform: 'facebook', id: '', name: '' }, [], policy, newProfiles)}
              policy={policy}
              isFixed={!mayChange(policy, 'rules')}
              onChange={onSaveNew}
            />
          </div>
        )}
      </Folded>
      {mayChange(policy, 'rules') && (
        <SeenProfiles
          seen={seen.filter(({ id }) => !rules.some((rule) => [rule.profile, ...rule.alsoAs].includes(id)))}
          groups={groups}
          onTake={(profile, group) => {
            for (const rule of taken(profile, group, props)) props.onSaveRule(rule, shownOf(rule, rules));
          }}
          onForget={props.onForgetSeen}
        />
      )}
      <BridgeNotes
        bridges={props.bridges}
        rules={rules}
        isFixed={(rule) => fixedOf(rule, policy).includes('mode')}
        onSave={props.onSaveRule}
        onRead={props.onReadBridge}
      />
      {rules.length === 0 && (
        <div className="box empty">
          <p className="empty-title">{i18n.t('options.profiles.emptyTitle')}</p>
          <p className="soft">{i18n.t('options.profiles.empty')}</p>
        </div>
      )}
      {groups.length > few && (
        <SearchField
          label={i18n.t('options.search.profiles')}
          value={wanted}
          count={groups.length}
          found={found.length}
          onChange={setWanted}
        />
      )}
      <ul className="cards">
        {found.slice(0, drawn).map((group) => (
          <li key={group.rules[0].profile}>
            <Boundary
              name={group.name}
              of={group.rules}
              onRemove={() => onRemoveRule(group.rules[0].profile)}
            >
              <Card {...props} group={group} groups={groups} />
            </Boundary>
          </li>
        ))}
      </ul>
      <BrokenNote count={broken.rules.length} names={broken.rules} onRemove={() => onRemoveBroken('rules')} />
    </section>
  );
}

function Card({
  group,
  groups,
  rules,
  managed,
  ...props
}: OptionsPageProps & { group: Group; groups: Group[] }) {
  const { policy } = managed;
  return (
    <GroupCard
      group={group}
      accounts={props.accounts}
      institutions={[...new Set(rules.map(({ institution }) => institution).filter(Boolean))]}
      isOpenAtFirst={groups.length <= few}
      locale={props.locale}
      fixedOf={(rule) => fixedOf(rule, policy)}
      canRemove={(rule) => !isRuleSet(rule, policy) && mayChange(policy, 'rules')}
      onSave={props.onSaveRule}
      onJoin={(members, institution) => {
        for (const rule of joined(members, institution, rules)) props.onSaveRule(rule, shownOf(rule, rules));
      }}
      onRemove={props.onRemoveRule}
    />
  );
}

const shownOf = ({ profile }: Rule, rules: readonly Rule[]) => rules.find((each) => each.profile === profile);

/** The rule of a proposed profile: its own, or as those of the group that it belongs to, which is an institution then. */
function taken(profile: Profile, group: Group | undefined, props: OptionsPageProps): Rule[] {
  const { managed, newProfiles, accounts, rules } = props;
  const ids = accounts.length === 1 ? accounts.map(({ id }) => id) : [];
  // The only account may be somebody else's already: then a person chooses.
  const only = othersAccounts(profile, ids, rules, true).length ? [] : ids;
  const fresh = ruleForNew(profile, group ? [] : only, managed.policy, newProfiles);
  if (!group) return [fresh];
  const [first] = group.rules;
  const institution = first.institution || group.name;
  const named = first.institution ? [] : group.rules.map((rule) => ({ ...rule, institution }));
  return [...named, { ...fresh, ...sharedOf(first), institution }];
}

/** What of a rule people may not change. */
function fixedOf(rule: Rule, policy: Policy): readonly (keyof Rule)[] {
  // All that a rule has is a field of it.
  return mayChange(policy, 'rules') ? fixedFields(rule, policy) : (Object.keys(rule) as (keyof Rule)[]);
}
