import { firstWords } from '../post/shown-text.ts';
import { deliveriesOfPublication } from './queue.ts';
import { readClaim } from './read.ts';

/** So much names a post, in characters. */
const most = 80;

/** The first words of what waits of a publication; nothing where it has none, or is not there any more. */
export async function excerptOf(publication: string): Promise<string> {
  const [delivery] = await deliveriesOfPublication(publication);
  const text = delivery?.plan.statuses[0]?.text ?? (await readClaim(publication))?.publication.parts[0]?.text;
  return firstWords(text ?? '', most);
}
