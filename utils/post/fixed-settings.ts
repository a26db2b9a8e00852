import type { TextField } from './paper.ts';
import type { Policy } from './policy.ts';
import { accountIdOf, mayChange } from './under-policy.ts';

/** Which of the settings beside rules and names people may not change. */
export interface FixedSettings {
  pause: boolean;
  replies: boolean;
  calls: boolean;
  wordDays: boolean;
  sameContent: boolean;
  retention: boolean;
  draftDays: boolean;
  contextMenu: boolean;
  /** The ids of the accounts whose ending is set; `all` where people may change none. */
  endings: readonly string[] | 'all';
  /** The fields of the paper's form. */
  paper: readonly TextField[];
}

/** What people may change where nothing is set: everything. */
export const nothingFixed: FixedSettings = fixedSettings({});

/** What a policy leaves nobody to change: what it sets, and the parts that people may not change. */
export function fixedSettings(policy: Policy): FixedSettings {
  const { sameContent, retention, draftDays, contextMenu, endings = [], paper = {} } = policy;
  const { pause, replies, calls, wordDays } = policy;
  const isPart = (part: 'rules' | 'report' | 'composer') => !mayChange(policy, part);
  return {
    pause: isPart('rules') || pause !== undefined,
    replies: replies !== undefined,
    calls: calls !== undefined,
    wordDays: wordDays !== undefined,
    sameContent: isPart('rules') || sameContent !== undefined,
    retention: isPart('report') || retention !== undefined,
    draftDays: isPart('composer') || draftDays !== undefined,
    contextMenu: isPart('composer') || contextMenu !== undefined,
    endings: isPart('composer') ? 'all' : endings.map(({ account }) => accountIdOf(policy, account)),
    // The keys of the schema are the form's fields.
    paper: Object.keys(paper) as TextField[],
  };
}
