import type { DescriptionPolicy } from './descriptions.ts';
import type { Platform, Profile } from './types.ts';

/** Who gets to see a status without looking for it. */
export type Visibility = 'public' | 'unlisted';

/** For how many seconds nothing is sent where nobody has said otherwise, and for how many at most. */
export const usualPause = 10;
export const longestPause = 600;

/** How long a rule's own texts may be, in characters: they stand in every post. */
export const longestWarning = 100;
export const longestEnding = 300;

/** Which profile goes to which accounts, and how. */
export interface Rule {
  platform: Platform;
  /** The profile's id and the name it had when last seen. */
  profile: string;
  profileName: string;
  /** Further ids under which it acts, as a person has confirmed: a Page has another one in the Business Suite. */
  alsoAs: string[];
  /** Account ids. */
  accounts: string[];
  /** `ask`: the switch starts off. `armed`: it starts on. `never`: this profile is not offered. */
  mode: 'ask' | 'armed' | 'never';
  visibility: Visibility;
  /** Web addresses keep what is added to them to follow people (`utm_source`, `fbclid`). */
  keepTracking: boolean;
  /** Where one request published to several networks: from whose text; `undefined` for that of the profile's own. */
  textFrom: Platform | undefined;
  /** Pictures as they were chosen, not as they were cropped for the platform, where it is sure which is which. */
  originals: boolean;
  /** Each status of a text that was divided ends with its number: ` (1/3)`. */
  numbered: boolean;
  /** What happens where a picture or video has no description. */
  descriptions: DescriptionPolicy;
  /** What a post is written in that does not say it, and of which the browser is not sure, BCP 47; empty for nothing. */
  language: string;
  /** The content warning of posts that have none of their own; empty for none. */
  warning: string;
  /** What stands below each post; empty for nothing. */
  ending: string;
  /** Who made a picture and who owns it is taken out of its file too. */
  dropCredit: boolean;
  /** For how many seconds nothing is sent, so that a person may undo it: 0 for warnings; `undefined` for as long as usual. */
  pause: number | undefined;
  /** What becomes of its publications is written into the ledger, for the report. */
  inReport: boolean;
  /** To whom the report adds its publications; empty for the profile's own name. */
  institution: string;
}

/** What a person may choose for profiles that have no rule yet. */
export type NewProfiles = Partial<Pick<Rule, 'mode' | 'visibility' | 'descriptions'>>;

/** The rule that a profile begins with: asked each time, public, reminded of descriptions. It says all that a rule can say. */
export function newRule({ platform, id, name }: Profile, accounts: string[]): Required<Rule> {
  return {
    platform,
    profile: id,
    profileName: name,
    alsoAs: [],
    accounts,
    mode: 'ask',
    visibility: 'public',
    keepTracking: false,
    textFrom: undefined,
    originals: false,
    numbered: false,
    descriptions: 'warn',
    language: '',
    warning: '',
    ending: '',
    dropCredit: false,
    pause: undefined,
    inReport: true,
    institution: '',
  };
}
