import type { ComposerAnswer } from '../messages.ts';
import { isPress } from '../platforms/press.ts';
import type { Edits } from '../post/edits.ts';
import type { Draft, Profile, Publication, Upload } from '../post/types.ts';
import { movedEdits, showsMedia } from './moved-edits.ts';
import { isEmpty, isSameDraft } from './same-draft.ts';
import type { OpenComposer, Store, TabIo } from './state.ts';

/** A composer that closed a moment ago may still be the one whose answer is just being read. In milliseconds. */
export const grace = 3000;

/** The same after its Post button was pressed: a video may be on its way for minutes after the composer has closed. */
const patience = 10 * 60_000;

/** The composers of a tab, open and just closed. */
export interface Composers {
  notice(element: Element): void;
  refresh(): void;
  askAgain(): void;
  overhear(event: Event): void;
  /** The newest composer of the profile that was open when the post was made; one that is still open comes first. */
  of(publication: Publication): OpenComposer | undefined;
  byId(id: string): OpenComposer | undefined;
  change(id: string, part: Partial<OpenComposer>): void;
  setArmed(id: string, armed: boolean, chosen: string[]): void;
  edit(id: string, edits: Edits): void;
  /** The page goes: nothing in it is armed any more. */
  leave(): void;
  /** Resolves when it is known which accounts a composer could go to. */
  answered(id: string): Promise<void>;
}

interface Surroundings {
  /** Told of each composer that closed. */
  gone(composer: OpenComposer): void;
  /** Told when nothing is left to wait for. */
  idle(): void;
  uploadedSince(time: number): Upload[];
}

export function createComposers(
  io: TabIo,
  store: Store,
  { gone, idle, uploadedSince }: Surroundings,
): Composers {
  /** Composers that closed within the grace. */
  let closed: OpenComposer[] = [];
  /** What was saved in each composer, by picture. */
  const descriptions = new Map<string, Map<string, string>>();
  /** Each composer when it last showed pictures. */
  const pictured = new Map<string, Draft>();
  const answers = new Map<string, Promise<void>>();

  const open = () => store.state().composers;
  const byId = (id: string) => [...open(), ...closed].find((each) => each.id === id);

  function change(id: string, part: Partial<OpenComposer>): void {
    const changed = (each: OpenComposer) => (each.id === id ? { ...each, ...part } : each);
    closed = closed.map(changed);
    store.change({ composers: open().map(changed) });
  }

  const descriptionsOf = (id: string) => descriptions.get(id) ?? new Map<string, string>();

  function notice(element: Element): void {
    if (open().some(({ composer }) => composer.element.contains(element))) return;
    const composer = io.page.composerOf(element);
    // The same may be found from outside, and reach further than when it was found first.
    if (!composer || open().some((each) => composer.element.contains(each.composer.element))) return;
    const profile = io.page.profile(composer);
    if (!profile) return;
    const id = io.newId();
    // A page may make a composer anew that a person is still writing in.
    const unsent = closed.filter((each) => !each.sent && each.pressedAt === undefined);
    const saved = new Map(unsent.flatMap((each) => [...descriptionsOf(each.id)]));
    descriptions.set(id, saved);
    const draft = io.page.readDraft(composer, saved);
    const anchor = io.page.anchorOf(composer);
    const fresh = {
      answer: undefined,
      chosen: [],
      armed: false,
      edits: {},
      pressedAt: undefined,
      sent: false,
    };
    store.change({
      composers: [...open(), { id, composer, profile, openedAt: io.now(), draft, anchor, ...fresh }],
    });
    answers.set(id, ask(id, profile));
  }

  async function ask(id: string, profile: Profile): Promise<void> {
    // Nobody but our background answers, in this shape.
    const answer = (await io.send({ type: 'composer', profile }).catch(() => undefined)) as
      | ComposerAnswer
      | undefined;
    if (!answer) return;
    change(id, { answer, chosen: answer.chosen });
    if (answer.mode === 'armed' && answer.chosen.length && !store.state().stale)
      setArmed(id, true, answer.chosen);
  }

  function setArmed(id: string, armed: boolean, chosen: string[]): void {
    const composer = byId(id);
    if (!composer) return;
    change(id, { armed, chosen });
    const { profile, openedAt } = composer;
    if (armed) void io.send({ type: 'arm', composer: id, profile, accounts: chosen, openedAt });
    else void io.send({ type: 'disarm', composer: id });
  }

  function refresh(): void {
    const left = open().filter(isOver);
    const composers = open()
      .filter((each) => !left.includes(each))
      .map(reread);
    const isSame = composers.length === open().length && composers.every((each, at) => each === open()[at]);
    if (!isSame) store.change({ composers });
    closed = [...closed, ...left];
    for (const composer of left) {
      gone(composer);
      io.later(() => forget(composer.id), composer.pressedAt === undefined ? grace : patience);
    }
  }

  function forget(id: string): void {
    const armed = byId(id)?.armed;
    closed = closed.filter((each) => each.id !== id);
    answers.delete(id);
    descriptions.delete(id);
    pictured.delete(id);
    if (armed) void io.send({ type: 'disarm', composer: id }).catch(() => {});
    if (open().length + closed.length === 0) idle();
  }

  /** Its element is gone; or it stayed, and was emptied for the next post. */
  function isOver({ id, composer, sent, pressedAt, draft }: OpenComposer): boolean {
    if (!composer.element.isConnected) return true;
    const isSent = sent || pressedAt !== undefined;
    return isSent && !isEmpty(draft) && isEmpty(io.page.readDraft(composer, descriptionsOf(id)));
  }

  /** The composer with what it holds now; the same one where nothing has changed, so that nothing is drawn again. */
  function reread(each: OpenComposer): OpenComposer {
    const read = io.page.readDraft(each.composer, descriptionsOf(each.id));
    const draft = io.kit?.sized(read, uploadedSince(each.openedAt)) ?? read;
    const anchor = io.page.anchorOf(each.composer);
    if (isSameDraft(draft, each.draft) && anchor === each.anchor) return each;
    const between = !showsMedia(each.draft);
    if (!between) pictured.set(each.id, each.draft);
    const edits = movedEdits(each.edits, pictured.get(each.id) ?? each.draft, draft, between);
    return { ...each, draft, anchor, edits };
  }

  return {
    notice,
    refresh,
    /** A person may just have connected an account in the settings, or made a rule. */
    askAgain() {
      for (const { id, profile, answer } of open()) {
        const isReady = answer?.accounts.some(({ signedIn }) => signedIn) && answer.mode !== 'never';
        if (!isReady) answers.set(id, ask(id, profile));
      }
    },
    overhear(event) {
      const { target } = event;
      if (!(target instanceof Element)) return;
      const told = io.page.describes(event);
      // A dialog for descriptions may stand anywhere: it is of the composer that it is in, or of the newest.
      const of = open().find(({ composer }) => composer.element.contains(target)) ?? open().at(-1);
      if (told && of) descriptions.get(of.id)?.set(told.picture, told.description);
      if (!isPress(event)) return;
      for (const each of open()) {
        const button = io.page.publishButtonOf(each.composer);
        const publishes = button?.contains(target) && button.getAttribute('aria-disabled') !== 'true';
        if (!publishes && !each.composer.element.contains(target)) continue;
        // What it holds now is what will be published, however short ago that was changed; the next screen may hide it.
        const now = reread(each);
        if (publishes) change(each.id, { ...now, pressedAt: io.now() });
        else if (now !== each) change(each.id, now);
      }
    },
    of(publication) {
      const ids = [publication.profile, ...(publication.alsoAs ?? [])];
      const fits = ({ profile, openedAt }: OpenComposer) =>
        ids.includes(profile.id) && openedAt <= publication.time;
      const all = [...closed, ...open()].filter(fits);
      // An answer may come after the next composer was opened: it is of the one whose Post was pressed, the first first.
      const pressed = all.filter((each) => each.pressedAt !== undefined);
      const [first] = pressed.sort((a, b) => (a.pressedAt ?? 0) - (b.pressedAt ?? 0));
      return first ?? open().findLast(fits) ?? all.at(-1);
    },
    byId,
    change,
    setArmed,
    edit(id, edits) {
      const composer = byId(id);
      if (composer) change(id, { edits: { ...composer.edits, ...edits } });
    },
    leave() {
      for (const { id, armed } of [...open(), ...closed]) {
        if (armed) void io.send({ type: 'disarm', composer: id });
      }
    },
    answered: (id) => answers.get(id) ?? Promise.resolve(),
  };
}
