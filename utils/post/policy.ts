import * as v from 'valibot';
import { textFields } from './paper.ts';
import { platforms } from './platforms.ts';
import { longestEnding, longestPause, longestWarning } from './rule.ts';
import { longestCompared } from './same-window.ts';

/*
 * What an administration can set for everybody, by the browsers' own means (`storage.managed`). `public/managed-schema.json`
 * is made of these schemas. It names kinds of values alone and no bounds: Chromium drops a whole setting that does not keep
 * to it, without a word (156), and then nobody could be told what is wrong with it.
 */

/** For so many days the first words of what went may be kept. */
const longestWords = 365;

const said = <Schema extends v.GenericSchema>(schema: Schema, description: string) =>
  v.optional(v.pipe(schema, v.description(description)));
const oneOf = <const Values extends readonly string[]>(values: Values) => v.picklist(values);
const text = (most: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(most));
const isHost = (host: string) => /^(?=.{4,253}$)([a-z0-9-]+\.)+[a-z][a-z0-9-]*$/i.test(host);
const server = v.pipe(v.string(), v.check(isHost, 'server'));
const handle = v.pipe(
  v.string(),
  v.check((handle) => {
    const [, user = '', host = ''] = /^@?([^@\s]{1,100})@([^@\s]+)$/.exec(handle) ?? [];
    return user !== '' && isHost(host);
  }, 'handle'),
);

/** What can be set of how a profile's posts are carried over. */
const carriedOver = {
  accounts: said(v.array(handle), 'Mastodon accounts that get the posts, such as @town@social.example.'),
  mode: said(
    oneOf(['ask', 'armed', 'never']),
    'Whether the switch beside the Post button is off at first (ask), on at first (armed), or not there (never).',
  ),
  visibility: said(oneOf(['public', 'unlisted']), 'Who gets to see a post without looking for it.'),
  descriptions: said(
    oneOf(['off', 'warn', 'require']),
    'What happens where a picture or video has no alternative text: nothing, a reminder, or no post without one or a reason.',
  ),
  language: said(
    v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i)),
    'The language of posts of which it is not known, such as de.',
  ),
  warning: said(text(longestWarning), 'The content warning of posts that have none of their own.'),
  ending: said(text(longestEnding), 'What stands below each post.'),
  institution: said(
    text(120),
    'The institution that the profile belongs to. Profiles of one institution share their settings.',
  ),
  textFrom: said(
    oneOf(['facebook', 'instagram']),
    'Whose text goes where the Business Suite posts to both networks.',
  ),
  pause: said(
    v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(longestPause)),
    'For how many seconds nothing is sent, so that a person may undo it. 0 for warnings.',
  ),
  numbered: said(v.boolean(), 'Each part of a divided text ends with its number.'),
  keepTracking: said(v.boolean(), 'Web addresses keep what is added to them to follow people.'),
  dropCredit: said(v.boolean(), 'The creator and the owner of a picture are taken out of its file.'),
  originals: said(v.boolean(), 'Pictures as they were chosen, not as they were cropped for Instagram.'),
  inReport: said(v.boolean(), 'What becomes of the posts is written down for the report.'),
};

const account = v.pipe(
  v.object({
    server: v.pipe(server, v.description('The host of the Mastodon server, such as social.example.')),
    handle: v.pipe(handle, v.description('The account, such as @town@social.example.')),
  }),
  v.description('An account. A person still signs in.'),
);

const rule = v.pipe(
  v.object({
    platform: v.pipe(oneOf(platforms), v.description('Where the profile is.')),
    profile: v.pipe(
      text(200),
      v.description('The id of the profile, as the settings show it: a number, on Bluesky the DID.'),
    ),
    name: said(text(200), 'What the profile is called.'),
    alsoAs: said(
      v.array(text(200)),
      'Further ids of the profile. A Page has another one in the Business Suite.',
    ),
    ...carriedOver,
  }),
  v.description('What holds for one profile. What is not said here, people may choose.'),
);

const mention = v.pipe(
  v.object({
    platform: v.pipe(oneOf(platforms), v.description('Where the name is used.')),
    name: v.pipe(text(200), v.description('The name as it is read there.')),
    account: v.pipe(handle, v.description('The account on Mastodon, such as @zoo@social.example.')),
  }),
  v.description('Who is who.'),
);

const ending = v.pipe(
  v.object({
    account: v.pipe(handle, v.description('The account, such as @town@social.example.')),
    text: v.pipe(text(500), v.description('What stands below every post that is written here.')),
  }),
  v.description('An ending.'),
);

/** The form of the report's paper, as far as it is the same for the whole town. */
const paper = v.object(
  v.entriesFromList(textFields, said(text(5000), 'A field of the form, as it stands in the paper.')),
);

/** The parts of the settings that people may be kept from changing. */
export const changeableParts = ['accounts', 'rules', 'mentions', 'report', 'composer'] as const;

/** Every setting of a policy, by its name. */
export const policyFields = {
  servers: said(v.array(server), 'Servers on which accounts may be connected. Without it, any.'),
  accounts: said(v.array(account), 'Accounts that are to be connected.'),
  rules: said(v.array(rule), 'What holds for single profiles.'),
  newProfiles: said(v.object(carriedOver), 'What a profile begins with that has no rule yet.'),
  mentions: said(v.array(mention), 'Names on the platforms and their accounts on Mastodon.'),
  descriptions: said(
    oneOf(['off', 'warn', 'require']),
    'What happens where a picture or video has no alternative text, for every profile.',
  ),
  retention: said(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(120)),
    'For how many months the ledger is kept.',
  ),
  draftDays: said(
    v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3650)),
    'After how many days without a change a draft is deleted. 0 for never.',
  ),
  endings: said(v.array(ending), 'What stands below posts that are written here.'),
  sameContent: said(
    v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(longestCompared)),
    'Within how many minutes the same content from another platform or browser counts as one. 0 for never.',
  ),
  pause: said(
    v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(longestPause)),
    'For how many seconds nothing is sent, so that a person may undo it, where no rule says otherwise.',
  ),
  replies: said(v.boolean(), 'Whether the popup asks Mastodon how many replies there are.'),
  calls: said(
    v.boolean(),
    'Whether the system tells what needs a person. The browser still asks a person for it.',
  ),
  wordDays: said(
    v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(longestWords)),
    'For how many days the first words of what went are kept. 0 for not at all.',
  ),
  contextMenu: said(
    v.boolean(),
    'Whether the context menu of the browser has an entry for writing. Chromium still asks a person for it.',
  ),
  paper: said(paper, 'What stands in the form for the paper of the report.'),
  mayChange: said(
    v.array(oneOf(changeableParts)),
    'The parts of the settings that people may change. Without it, all of them, but for what is set.',
  ),
  firstStart: said(
    v.boolean(),
    'Whether a page opens after the installation that leads through the first steps.',
  ),
  contact: said(text(200), 'Who helps: an address of the web or of mail, or a telephone number.'),
};

/** All of it. */
export const policy = v.object(policyFields);

/** What the administration has set; what is not there, people decide. */
export type Policy = v.InferOutput<typeof policy>;
/** What a policy says of one profile. */
export type PolicyRule = v.InferOutput<typeof rule>;
/** A part of the settings. */
export type ChangeablePart = (typeof changeableParts)[number];
