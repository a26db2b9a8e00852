import { useId } from 'react';
import { i18n } from '#i18n';
import { type Account, accountHandle } from '../../utils/post/account.ts';
import { type Group, isAlike } from '../../utils/post/institutions.ts';
import type { Rule } from '../../utils/post/rule.ts';
import { Folded } from '../Folded.tsx';
import { Icon } from '../Icon.tsx';
import { platformNames } from '../platform-names.ts';
import { withBreaks } from '../with-breaks.tsx';
import { Choices } from './Choices.tsx';
import { Member } from './Member.tsx';
import { Receivers } from './Receivers.tsx';
import { RuleDetails } from './RuleDetails.tsx';
import { modeChoices } from './rule-choices.ts';

export interface GroupCardProps {
  group: Group;
  accounts: Account[];
  /** The names of all institutions. */
  institutions: readonly string[];
  isOpenAtFirst: boolean;
  /** The language of names, BCP 47. */
  locale: string;
  /** What the administration has set of a rule. */
  fixedOf(rule: Rule): readonly (keyof Rule)[];
  /** Whether it can be removed. */
  canRemove(rule: Rule): boolean;
  onSave(rule: Rule, shown: Rule): void;
  onJoin(rules: Rule[], institution: string): void;
  onRemove(profile: string): void;
}

/** What happens to the posts of one profile, or of all that belong to one institution. Every change is saved at once. */
export function GroupCard(props: GroupCardProps) {
  const { group, accounts, isOpenAtFirst } = props;
  const title = useId();
  const [first] = group.rules;
  return (
    <article className="box rule" aria-labelledby={title}>
      <Folded
        isOpenAtFirst={isOpenAtFirst}
        summary={
          <span className="group-head">
            <h3 id={title}>
              {group.name} <span className="soft">{platformsOf(group)}</span>
            </h3>
            <span className="soft">{withBreaks(summaryOf(first, accounts))}</span>
          </span>
        }
      >
        {() => <Inside {...props} />}
      </Folded>
    </article>
  );
}

function platformsOf({ rules }: Group): string {
  return [...new Set(rules.map(({ platform }) => platformNames[platform]))].join(', ');
}

/** In one line, what a folded card has to tell. */
function summaryOf({ mode, accounts: ids }: Rule, accounts: readonly Account[]): string {
  if (mode === 'never') return i18n.t('options.profiles.never');
  const names = ids.map((id) => {
    const account = accounts.find((each) => each.id === id);
    return account ? accountHandle(account) : `@${id}`;
  });
  const how = mode === 'armed' ? i18n.t('options.profiles.armed') : i18n.t('options.profiles.ask');
  return [names.join(', ') || i18n.t('options.profiles.noAccount'), how].join(' · ');
}

function Inside({ group, accounts, locale, institutions, fixedOf, canRemove, ...callbacks }: GroupCardProps) {
  const { onSave, onJoin, onRemove } = callbacks;
  const [rule] = group.rules;
  const fixed = [...new Set(group.rules.flatMap((each) => fixedOf(each)))];
  const change = (part: Partial<Rule>) => {
    for (const each of group.rules) onSave({ ...each, ...part }, each);
  };
  return (
    <div className="rule-inside">
      <ul className="members" aria-label={i18n.t('options.profiles.members')}>
        {group.rules.map((each) => (
          <li key={each.profile}>
            <Member
              rule={each}
              isOfSeveral={group.rules.length > 1}
              fixed={fixedOf(each)}
              onChange={(part) => onSave({ ...each, ...part }, each)}
              onLeave={() => onJoin([each], '')}
              onRemove={canRemove(each) ? () => onRemove(each.profile) : undefined}
            />
          </li>
        ))}
      </ul>
      {!isAlike(group) && (
        <p className="note-warn">
          <Icon name="warning" /> {i18n.t('options.profiles.differ')}
        </p>
      )}
      <Receivers
        rule={rule}
        accounts={accounts}
        isFixed={fixed.includes('accounts')}
        onChange={(accounts) => change({ accounts })}
      />
      <Choices
        legend={i18n.t('options.profiles.mode')}
        value={rule.mode}
        isFixed={fixed.includes('mode')}
        onChange={(mode) => change({ mode })}
        choices={modeChoices()}
      />
      {rule.mode !== 'never' && (
        <RuleDetails
          rule={rule}
          platforms={group.rules.map(({ platform }) => platform)}
          fixed={fixed}
          locale={locale}
          institutions={institutions}
          onChange={change}
          onJoin={(institution) => onJoin(group.rules, institution)}
        />
      )}
    </div>
  );
}
