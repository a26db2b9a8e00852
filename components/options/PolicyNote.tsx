import { i18n } from '#i18n';
import type { PolicyFault, ReadPolicy } from '../../utils/post/read-policy.ts';
import { Icon } from '../Icon.tsx';
import { allowedText } from './allowed-text.ts';
import { descriptionLabels } from './description-labels.ts';

/** What the administration has set, and what of it was not understood. Nothing where it has set nothing. */
export function PolicyNote({ managed, locale }: { managed: ReadPolicy; locale: string }) {
  const sentences = sentencesOf(managed.policy, new Intl.ListFormat(locale));
  if (!sentences.length && !managed.faults.length) return null;
  return (
    <section id="policy" aria-labelledby="policy-title">
      <h2 id="policy-title">{i18n.t('policy.title')}</h2>
      <p className="soft">{i18n.t('policy.lead')}</p>
      {sentences.length > 0 && (
        <ul className="box policy">
          {sentences.map((sentence) => (
            <li key={sentence}>
              <Icon name="lock" /> {sentence}
            </li>
          ))}
        </ul>
      )}
      <Faults faults={managed.faults} />
    </section>
  );
}

function sentencesOf(policy: ReadPolicy['policy'], list: Intl.ListFormat): string[] {
  const { servers, rules = [], newProfiles, mentions = [], descriptions } = policy;
  const { retention, draftDays, endings = [], mayChange, contact } = policy;
  const { sameContent, contextMenu, paper = {} } = policy;
  const parts = mayChange?.map((part) => i18n.t(`policy.part.${part}`)) ?? [];
  return [
    servers && allowedText(servers),
    rules.length > 0 && i18n.t('policy.rules', rules.length),
    newProfiles && i18n.t('policy.newProfiles'),
    mentions.length > 0 && i18n.t('policy.mentions', mentions.length),
    descriptions && i18n.t('policy.descriptions', [i18n.t(descriptionLabels[descriptions])]),
    retention !== undefined && i18n.t('policy.retention', retention),
    draftDays !== undefined && i18n.t('policy.draftDays', draftDays),
    endings.length > 0 && i18n.t('policy.endings'),
    sameContent !== undefined && i18n.t('policy.sameContent', sameContent),
    policy.pause !== undefined && i18n.t('policy.pause', policy.pause),
    policy.replies !== undefined && i18n.t(policy.replies ? 'policy.replies' : 'policy.noReplies'),
    policy.calls !== undefined && i18n.t(policy.calls ? 'policy.calls' : 'policy.noCalls'),
    policy.wordDays !== undefined && i18n.t('policy.wordDays', policy.wordDays),
    contextMenu !== undefined && i18n.t(contextMenu ? 'policy.menuOn' : 'policy.menuOff'),
    Object.keys(paper).length > 0 && i18n.t('policy.paper'),
    mayChange &&
      (parts.length ? i18n.t('policy.mayChange', [list.format(parts)]) : i18n.t('policy.mayChangeNothing')),
    contact !== undefined && i18n.t('policy.contact', [contact]),
  ].filter((sentence) => typeof sentence === 'string');
}

function Faults({ faults }: { faults: PolicyFault[] }) {
  if (faults.length === 0) return null;
  const shown = faults.slice(0, most);
  return (
    <div className="box">
      <p className="note-warn">
        <Icon name="warning" /> {i18n.t('policy.fault.title', faults.length)}
      </p>
      <p>{i18n.t('policy.fault.text')}</p>
      <ul className="faults">
        {shown.map((fault, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike, and the list does not change
          <li key={index}>
            <code>{fault.at}</code>
            <p>
              {wantedText(fault)}{' '}
              {fault.found ? i18n.t('policy.fault.found', [fault.found]) : i18n.t('policy.fault.missing')}
            </p>
          </li>
        ))}
        {shown.length < faults.length && <li>…</li>}
      </ul>
    </div>
  );
}

/** More of them nobody reads. */
const most = 50;

function wantedText({ wanted, choices }: PolicyFault): string {
  switch (wanted) {
    case 'one-of':
      return i18n.t('policy.fault.oneOf', [choices.join(', ')]);
    case 'yes-no':
      return i18n.t('policy.fault.yesNo');
    case 'text':
      return i18n.t('policy.fault.aText');
    default:
      return i18n.t(`policy.fault.${wanted}`);
  }
}
