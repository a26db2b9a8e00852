import type { LinkCard } from './draft.ts';
import { get } from './network.ts';

/** What cardyb says of a page; nothing where it cannot be read. */
export async function readCard(url: string): Promise<LinkCard | undefined> {
  const address = new URL('https://cardyb.bsky.app/v1/extract');
  address.searchParams.set('url', url);
  const answer = await get(address);
  const { error, title, description, image } = await answer.json();
  return error ? undefined : { url, title, description, image };
}
