import type { Publication } from '../post/types.ts';
import type { OfferAnswer } from '../protocol/to-page.ts';
import { putBack, readNotice, takeOffer } from './notices.ts';
import { remember } from './remember.ts';
import type { Surroundings } from './surroundings.ts';
import { takeClaim } from './take-claim.ts';

/**
 * A person wants an offer. `ticket` is of the frame in which it was pressed; without one it was pressed in a page of our own.
 * `unsure`: what was pressed could not be seen as it was drawn. `lost`: the page that has its files is gone, or says no more
 * of it; the offer stays.
 */
export async function takeOffered(
  tab: number,
  publication: string,
  ticket: string | undefined,
  around: Surroundings,
): Promise<'taken' | 'unsure' | 'lost'> {
  const notice = await readNotice(tab, publication);
  if (!notice?.offer) return 'lost';
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
  if (await takeClaim(whole, grounds, around.outbox)) return 'taken';
  await putBack(tab, publication, offer, notice.offered);
  await around.changed(tab);
  return 'lost';
}

/** What goes is what was shown: nothing but its files comes from the page then. */
function isSame(whole: Publication, shown: Publication): boolean {
  const texts = ({ parts }: Publication) => JSON.stringify(parts.map(({ id, text }) => [id, text]));
  return whole.id === shown.id && whole.profile === shown.profile && texts(whole) === texts(shown);
}

function lacksFiles({ parts }: Publication): boolean {
  return parts.some(({ content }) => content?.media.some(({ file }) => file === undefined));
}
