import type { Profile, Publication } from '../post/types.ts';
import type { OfferAnswer } from '../protocol/to-page.ts';
import { readRule, tie } from '../settings/rules.ts';
import { addOutcome, type Offered, putBack, readNotice, takeOffer } from './notices.ts';
import { othersIn } from './others-accounts.ts';
import { remember } from './remember.ts';
import type { Surroundings } from './surroundings.ts';
import { claimFor, firstOutcomes, takeClaim } from './take-claim.ts';

/** Where a person pressed: in the frame with this ticket, in a page of our own, or in the window that asked. */
export type PressedIn = { ticket: string } | 'own-page' | 'question';

/**
 * A person wants an offer. `unsure`: what was pressed, now or before in the preview, could not be seen as it was drawn, or
 * the profile is a new one that is to be confirmed first: a window of ours has to ask. `lost`: the page that has its files is
 * gone, or says no more of it; the offer stays.
 */
export async function takeOffered(
  tab: number,
  publication: string,
  pressedIn: PressedIn,
  around: Surroundings,
): Promise<'taken' | 'unsure' | 'lost'> {
  const notice = await readNotice(tab, publication);
  if (!notice?.offer) return 'lost';
  const receivers = notice.accounts.map(({ id }) => id);
  const asksFirst = async ({ profile, wasUnsure }: Offered) =>
    wasUnsure || (await isNew(profile, around)) || (await othersIn(profile, receivers)).length > 0;
  if (pressedIn !== 'question' && (await asksFirst(notice.offer))) return 'unsure';
  const ticket = typeof pressedIn === 'string' ? undefined : pressedIn.ticket;
  // Nobody but our own watch answers, in this shape.
  const answer = (await around.askTab(tab, { type: 'take', publication, ticket })) as OfferAnswer | undefined;
  if (ticket !== undefined && !answer?.sure) return 'unsure';
  const whole = answer?.publication ?? notice.offer.publication;
  if (!isSame(whole, notice.offer.publication) || lacksFiles(whole)) return 'lost';
  // Pressed twice, it goes once.
  const offer = await takeOffer(tab, publication);
  if (!offer) return 'taken';
  await around.changed(tab);
  const accounts = notice.accounts.map(({ id }) => id);
  const { profile, openedAt, edits } = offer;
  await remember(profile, accounts);
  const grounds = { profile, accounts, after: openedAt, asked: true, edits, tab };
  const claim = await claimFor(whole, grounds);
  if (claim) {
    for (const outcome of firstOutcomes(claim)) await addOutcome(publication, outcome);
    await takeClaim(claim, around.outbox);
    await around.changed(tab);
    if (notice.offered === 'other-profile') await learn(profile, whole);
    return 'taken';
  }
  await putBack(tab, publication, offer, notice.offered);
  await around.changed(tab);
  return 'lost';
}

/** A person has said that it is of this profile: from now on it is known under that id too. */
async function learn(profile: Profile, { profile: id, platform }: Publication): Promise<void> {
  const rule = await readRule(profile.id);
  if (rule && platform === profile.platform && rule.profile !== id) await tie(rule, id);
}

/** A profile that no rule names, of a platform where it can be proved who it is. */
export async function isNew({ id, platform }: Profile, around: Surroundings): Promise<boolean> {
  return around.canProve(platform) && !(await readRule(id));
}

/** What goes is what was shown: nothing but its files comes from the page then. */
function isSame(whole: Publication, shown: Publication): boolean {
  return withoutFiles(whole) === withoutFiles(shown);
}

/** All that a publication says, its keys in order. */
function withoutFiles(publication: Publication): string {
  return JSON.stringify(publication, (key, value) => {
    if (key === 'file' || key === 'marks' || key === 'holds' || key === 'cards') return undefined;
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? Object.fromEntries(Object.entries(value).sort()) : value;
  });
}

function lacksFiles({ parts }: Publication): boolean {
  return parts.some(({ content }) => content?.media.some(({ file }) => file === undefined));
}
