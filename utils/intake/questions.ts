import { listAccounts } from '../mastodon/accounts.ts';
import type { Asked } from '../post/asked.ts';
import { type ProblemReport, reportOf } from '../post/problem.ts';
import type { Profile } from '../post/types.ts';
import { listRules, tie } from '../settings/rules.ts';
import { type ComposerRecord, changeComposer, readComposer } from './composers.ts';
import { readNotice } from './notices.ts';
import { othersIn } from './others-accounts.ts';
import { known, remember, rememberAll } from './remember.ts';
import { maybeSame } from './same-profile.ts';
import type { Question, Surroundings } from './surroundings.ts';
import { isNew, takeOffered } from './take-offered.ts';

/** What the window that asks shows; `undefined` where there is nothing to ask any more. */
export async function questionOf(about: Question, around: Surroundings): Promise<Asked | undefined> {
  if ('publication' in about) {
    const notice = await readNotice(about.tab, about.publication);
    if (!notice?.offer) return undefined;
    const { profile, edits, publication } = notice.offer;
    const text = publication.parts.map((part, index) => edits.texts?.[index] ?? part.text).join('\n\n');
    const who = (await isNew(profile, around)) ? await whoIs(profile, around) : {};
    const others = await othersIn(
      profile,
      notice.accounts.map(({ id }) => id),
    );
    return {
      kind: 'offer',
      profile,
      accounts: notice.accounts,
      text,
      ...(others.length && { others }),
      ...who,
    };
  }
  const record = await readComposer(about.tab, about.composer);
  if (!record?.asks) return undefined;
  const { profile, chosen, excerpt: text, asks: kind } = record;
  const accounts = (await listAccounts())
    .filter(({ id }) => chosen.includes(id))
    .map(({ id, handle, displayName }) => ({ id, handle, name: displayName }));
  const shown = { kind, profile, accounts, text };
  if (kind === 'same') {
    const same = await maybeSame(profile, around);
    return same && { ...shown, known: { platform: same.platform, id: same.profile, name: same.profileName } };
  }
  const others = await othersIn(profile, chosen, record.allowed);
  const whose = others.length ? { others } : {};
  return kind === 'profile'
    ? { ...shown, ...whose, ...(await whoIs(profile, around)) }
    : { ...shown, ...whose };
}

/** Whether a profile that no rule names is who it says, and whether a rule knows that name as another's. */
async function whoIs(
  profile: Profile,
  around: Surroundings,
): Promise<{ problem?: ProblemReport; known?: Profile }> {
  const problem = await around.prove(profile).then(
    () => undefined,
    (thrown) => reportOf(thrown),
  );
  const name = profile.name.toLowerCase();
  const other = (await listRules()).find(
    (rule) => rule.platform === profile.platform && rule.profileName.toLowerCase() === name,
  );
  const known = other && { platform: other.platform, id: other.profile, name: other.profileName };
  return { ...(problem && { problem }), ...(known && { known }) };
}

/** A person has answered, in a window of our own. False where what was wanted could not be done. */
export async function answerQuestion(
  about: Question,
  yes: boolean,
  around: Surroundings,
  always = false,
): Promise<boolean> {
  if ('publication' in about) {
    return !yes || takeAsked(about, always, around);
  }
  const { tab, composer } = about;
  const record = await readComposer(tab, composer);
  // A window that was left open asks nothing any more: what was decided meanwhile stands.
  if (record?.asks === undefined) return !yes;
  if (record.asks === 'same') await settleSame(record, yes, around);
  const mayArm = yes && (await isProved(record, around));
  // Whatever was asked, whose accounts they are was shown with it.
  const allowed = mayArm ? record.chosen : (record.allowed ?? []);
  await changeComposer(tab, composer, { asks: undefined, armed: mayArm, allowed });
  if (mayArm) {
    around.expect(record.profile);
    if (always) await rememberAll(record.profile, record.chosen);
    else await known(record.profile);
  }
  await around.composerChanged(tab, composer);
  return mayArm || !yes;
}

/** A person has said whether it is the profile that is known by its name. It is asked once: else it has a rule of its own. */
async function settleSame(
  { profile, chosen }: ComposerRecord,
  yes: boolean,
  around: Surroundings,
): Promise<void> {
  const same = await maybeSame(profile, around);
  if (!same) return;
  if (yes) await tie(same, profile.id);
  else await remember(profile, chosen);
}

async function takeAsked(
  { tab, publication }: Extract<Question, { publication: string }>,
  always: boolean,
  around: Surroundings,
): Promise<boolean> {
  const offer = (await readNotice(tab, publication))?.offer;
  if (offer && (await isNew(offer.profile, around)) && !(await proves(offer.profile, around))) return false;
  const accounts = (await readNotice(tab, publication))?.accounts.map(({ id }) => id) ?? [];
  const isTaken = (await takeOffered(tab, publication, 'question', around)) === 'taken';
  if (isTaken && always && offer) await rememberAll(offer.profile, accounts);
  return isTaken;
}

const proves = (profile: Profile, around: Surroundings) =>
  around.prove(profile).then(
    () => true,
    () => false,
  );

async function isProved({ asks, profile }: ComposerRecord, around: Surroundings): Promise<boolean> {
  if (asks === undefined) return false;
  if (asks === 'arm' || asks === 'same' || asks === 'others') return true;
  return proves(profile, around);
}
