import { listAccounts } from '../../mastodon/accounts.ts';
import { readClaim } from '../../outbox/read.ts';
import type { PopupDelivery } from '../../post/popup.ts';
import { readTyped } from '../../settings/typed.ts';
import { fromClaim, type PictureAddress } from '../popup-rows.ts';
import { wentOf } from './went.ts';

/** How a publication stands that was held: what it waits for, or what has become of it. Empty where nothing is known of it. */
export async function heldRows(publication: string, picture: PictureAddress): Promise<PopupDelivery[]> {
  const [accounts, claim, typed] = await Promise.all([listAccounts(), readClaim(publication), readTyped()]);
  const went = await wentOf(new Set([publication]), accounts);
  return claim ? [fromClaim(claim, accounts, picture, typed[publication]), ...went] : went;
}
