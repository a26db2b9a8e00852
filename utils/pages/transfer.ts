import { readSettings, type Settings, writeSettings } from '../post/settings-file.ts';
import { mayChange } from '../post/under-policy.ts';
import { changeComposing, changeEnding, ownComposing } from '../settings/composing.ts';
import { ownBook, writeEntry } from '../settings/handle-book.ts';
import { currentPolicy } from '../settings/managed.ts';
import { changeNewProfiles, readNewProfiles } from '../settings/new-profiles.ts';
import { changeReportSettings, ownReportSettings } from '../settings/report.ts';
import { ownRules, writeRule } from '../settings/rules.ts';
import { changeSending, ownSending } from '../settings/sending.ts';

/** What people have set in this browser; what the administration sets is none of it. */
export async function ownSettings(): Promise<Settings> {
  const [rules, mentions, newProfiles, composing, report, { pause }] = await Promise.all([
    ownRules(),
    ownBook(),
    readNewProfiles(),
    ownComposing(),
    ownReportSettings(),
    ownSending(),
  ]);
  const { endings, keepDays } = composing;
  return { rules, mentions, newProfiles, endings, keepDays, retention: report.retention, pause };
}

/** Them as a file. */
export async function settingsFile(): Promise<Blob> {
  return new Blob([writeSettings(await ownSettings())], { type: 'application/json' });
}

/** Takes settings over: each in the place of the one about the same thing. All others stay, and so does what is not to be changed. */
export async function takeSettings({
  rules,
  mentions,
  newProfiles,
  endings,
  keepDays,
  retention,
  pause,
}: Settings): Promise<void> {
  const policy = await currentPolicy();
  if (mayChange(policy, 'rules')) {
    for (const rule of rules) await writeRule(rule);
    await changeNewProfiles(newProfiles);
    if (pause !== undefined) await changeSending({ pause });
  }
  if (mayChange(policy, 'mentions')) for (const entry of mentions) await writeEntry(entry);
  if (mayChange(policy, 'composer')) {
    for (const [account, text] of Object.entries(endings)) await changeEnding(account, text);
    if (keepDays !== undefined) await changeComposing({ keepDays });
  }
  if (mayChange(policy, 'report') && retention !== undefined) await changeReportSettings({ retention });
}

export { readSettings };
