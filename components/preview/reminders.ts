import { i18n } from '#i18n';
import type { DraftFacts } from '../../utils/post/preview.ts';

/** Something to think of before posting: in a few words, for the pill, with how many it concerns. The preview says why. */
export interface Reminder {
  text: string;
  count: number;
}

/** What a person should know before posting, the most urgent first. */
export function remindersOf(facts: DraftFacts): Reminder[] {
  const {
    unfit,
    held,
    linkElsewhere,
    missingDescriptions: missing,
    uncheckedDescriptions: unchecked,
    outdated,
    lapsed,
    hidesMedia,
    chosenMedia,
  } = facts;
  const reminders: Reminder[] = [];
  if (unfit.length > 0) {
    reminders.push({ text: i18n.t('panel.unfit', unfit.length), count: unfit.length });
  }
  if (outdated > 0) reminders.push({ text: i18n.t('panel.outdated'), count: outdated });
  if (linkElsewhere !== undefined) reminders.push({ text: i18n.t('panel.link'), count: 1 });
  const gone = lapsed > 0 ? [{ text: i18n.t('panel.lapsed', lapsed), count: lapsed }] : [];
  if (held) {
    // What is hidden is one at least.
    const count = Math.max(1, missing + unchecked, hidesMedia ? chosenMedia : 0);
    return [...reminders, { text: i18n.t('panel.held', count), count }, ...gone];
  }
  // Seen once, it can be taken away in the preview: what was written holds for nothing.
  reminders.push(...gone);
  if (missing > 0) reminders.push({ text: i18n.t('panel.missing', missing), count: missing });
  if (unchecked > 0) reminders.push({ text: i18n.t('panel.unchecked', unchecked), count: unchecked });
  if (hidesMedia) {
    const count = Math.max(1, chosenMedia);
    const text = chosenMedia ? i18n.t('panel.hiddenChosen', count) : i18n.t('panel.hidden');
    reminders.push({ text, count });
  }
  return reminders;
}
