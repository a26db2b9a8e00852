import { readFileSync } from 'node:fs';
import type { Exchange, Profile, Publication, Sighting } from '../../../../utils/post/types.ts';
import type { FromPage } from '../../../../utils/protocol/from-page.ts';
import type { TabIo } from '../../../../utils/watch/tab.ts';
import { createTab } from '../../../../utils/watch/tab.ts';
import { view } from '../page-of-composers.ts';
import { topOf } from './mutate-page.ts';

export const text = 'Am Samstag öffnet der Wochenmarkt um 9 Uhr.';

/** A platform's page as the stage draws it, and what it sends when Post is pressed. */
export interface Scene {
  name: string;
  /** The fixture's name. */
  html: string;
  io: Pick<TabIo, 'page' | 'recogniser' | 'asSent'>;
  profile: Profile;
  /** What the tap told before: the files that were chosen, and their uploads. */
  before?: (Exchange | Sighting)[];
  /** What becomes of a post with page and wire as they are known: mirrored, where nothing else is said. */
  expected?: Outcome;
  /** What is in the file of its only picture or video, where that is looked at. */
  file?: string;
  /** What the page sends for a post of this text. */
  sends: Exchange;
  /** Puts the browser where the page is, signed in. */
  arrive(): void;
}

/** What became of a post. */
export type Outcome = 'mirrored' | 'offered' | 'silent' | 'wrong';

/** A page with an open composer in which the text stands, with the field and the button as they are in truth. */
export function open(scene: Scene): { editor: Element; post: Element } {
  scene.arrive();
  document.body.innerHTML = readFileSync(`test/fixtures/composers/${scene.html}.html`, 'utf8');
  const truth = (name: string) => {
    const found = document.querySelector(`[data-truth="${name}"]`);
    if (!found) throw new Error(`${scene.name} has no ${name}`);
    found.removeAttribute('data-truth');
    return found;
  };
  return { editor: truth('editor'), post: truth('post') };
}

/**
 * What a press officer does with it: writes, presses Post, and the page sends and closes. The rule of the profile says that its
 * posts go by themselves.
 */
export async function post(
  scene: Scene,
  { editor, post: button }: { editor: Element; post: Element },
  exchanges: readonly Exchange[],
): Promise<{ outcome: Outcome; told: string }> {
  const said: FromPage[] = [];
  const later: (() => void)[] = [];
  let ids = 0;
  const answers: Partial<Record<FromPage['type'], unknown>> = {
    composer: { ...view, armed: true },
    published: { taken: true },
  };
  const tab = createTab({
    ...scene.io,
    address: 'https://example.org',
    // Typed by its message, which this is not.
    ask: (async (message: FromPage) => {
      said.push(message);
      return answers[message.type];
    }) as TabIo['ask'],
    now: () => Date.now(),
    newId: () => `c${ids++}`,
    later: (work) => void later.push(work),
    isAimed: () => true,
    isPillSeen: () => true,
    // Of what is in a frame of the page's own it is not known.
    isSeen: (button) => button.ownerDocument === document,
  });
  tab.setSighted(true);
  const happens = (element: Element, event: Event) => {
    Object.defineProperty(event, 'isTrusted', { value: true });
    Object.defineProperty(event, 'target', { value: element });
    tab.follow(event);
  };
  tab.notice(editor);
  await Promise.resolve();
  tab.refresh();
  happens(button, new MouseEvent('click', { bubbles: true, composed: true }));
  for (const exchange of [...(scene.before ?? []), ...exchanges]) await tab.hear(exchange);
  document.body.replaceChildren();
  tab.refresh();
  // What is said later may be followed by more.
  for (let work = later.shift(); work; work = later.shift()) work();
  await new Promise((done) => setTimeout(done));
  const taken = (id: string) => tab.take(id);
  return { outcome: await outcomeOf(scene, said, taken), told: said.map(({ type }) => type).join(' ') };
}

async function outcomeOf(
  { profile, file }: Scene,
  said: readonly FromPage[],
  taken: (id: string) => Publication | undefined,
): Promise<Outcome> {
  const texts = ({ parts, variants }: Publication) =>
    [parts, ...Object.values(variants ?? {})].map((each) => each.map((part) => part.text).join('\n'));
  const isRight = (publication: Publication) => texts(publication).includes(text);
  const gone = said.flatMap((each) => (each.type === 'published' ? [each.publication] : []));
  const offers = said.flatMap((each) => (each.type === 'offer' ? [each] : []));
  const isOwn = ({ profile: id, alsoAs = [] }: Publication) => [id, ...alsoAs].includes(profile.id);
  // Without a composer the background offers what is of the profile with the rule, or of whoever acts.
  const shown = offers.filter(({ composer, publication }) => composer !== null || isOwn(publication));
  const whole = [...gone, ...shown.map(({ publication: { id } }) => taken(id))];
  if (file !== undefined && !(await Promise.all(whole.map((each) => hasFile(each, file)))).every(Boolean))
    return 'wrong';
  if (gone.length > 1 || !gone.every(isRight)) return 'wrong';
  if (gone.length) return 'mirrored';
  // What is looked for at its source is offered as it is there, which the background's own tests show.
  if (said.some(({ type }) => type === 'look-for')) return 'offered';
  if (!shown.length) return 'silent';
  return shown.every(({ publication }) => isRight(publication)) ? 'offered' : 'wrong';
}

/** Nothing but the file that was published goes, as what it is; what is offered may go without it. */
async function hasFile(publication: Publication | undefined, text: string): Promise<boolean> {
  const media = publication?.parts.flatMap(({ content }) => content?.media ?? []) ?? [];
  const right = media.map(async ({ kind, file }) => kind === 'video' && (await file?.text()) === text);
  return (await Promise.all(right)).every(Boolean);
}

export { topOf };
