import { i18n } from '#i18n';
import type { DraftFacts } from '../../utils/post/preview.ts';
import { unfitText } from './loss.ts';

/** Something to think of before posting: in a few words with how many it concerns, and what it is about. */
export interface Reminder {
  /** For the pill, where there is little room. */
  text: string;
  /** For the explanation, where it says more. */
  title?: string;
  count: number;
  why: string[];
}

/** What a person should know before posting, the most urgent first. `locale`: of sizes, BCP 47. */
export function remindersOf(facts: DraftFacts, locale?: string): Reminder[] {
  const {
    unfit,
    held,
    linkElsewhere,
    missingDescriptions: missing,
    uncheckedDescriptions: unchecked,
  } = facts;
  const reminders: Reminder[] = [];
  if (unfit.length > 0) {
    const why = [...unfit.map((each) => unfitText(each, locale)), i18n.t('panel.unfitWhy')];
    reminders.push({ text: i18n.t('panel.unfit', unfit.length), count: unfit.length, why });
  }
  if (linkElsewhere !== undefined) {
    const why = [i18n.t('panel.linkWhy', [linkElsewhere])];
    reminders.push({ text: i18n.t('panel.link'), count: 1, why });
  }
  if (held) {
    const count = missing + unchecked;
    const why = [i18n.t('panel.heldWhy')];
    reminders.push({
      text: i18n.t('panel.held', count),
      title: i18n.t('panel.heldTitle', count),
      count,
      why,
    });
    return reminders;
  }
  if (missing > 0) {
    const why = [i18n.t('panel.missingWhy')];
    reminders.push({ text: i18n.t('panel.missing', missing), count: missing, why });
  }
  if (unchecked > 0) {
    const why = [i18n.t('panel.uncheckedWhy')];
    reminders.push({ text: i18n.t('panel.unchecked', unchecked), count: unchecked, why });
  }
  return reminders;
}
