import type { Composer } from '../platforms/contract.ts';
import { isPasting, isPress, isShortcut } from '../platforms/press.ts';
import { closestOf, holds, innermost, isElement, isInPage, isNamed } from '../platforms/tree.ts';
import type { Draft, Profile, Upload } from '../post/types.ts';
import type { ComposerView } from '../protocol/views.ts';
import { type Known, nothingKnown, recognised } from './draft-keys.ts';
import { isEmpty, isSameDraft } from './same-draft.ts';
import { createScreens } from './screens.ts';
import type { OpenComposer, Press, Store, TabIo } from './state.ts';
import { type WhichComposer, whichComposer } from './which-composer.ts';
import { withChosen } from './with-chosen.ts';

/** A composer that stays after its post went may be written in anew after so long, in milliseconds. */
export const grace = 3000;

/**
 * A composer that has closed may still be the one whose answer is read, in milliseconds: a video is on its way for minutes, and
 * a page may put another screen in its place, at which somebody waits.
 */
const patience = 10 * 60_000;

/** After so long without a word of the platform the pill says that it waits, in milliseconds. */
const patient = 4000;

/** A composer may be noticed so long after files were chosen in it, in milliseconds: its first screen has nothing to write in. */
const early = 60_000;

/** So long after a press its screen may take to come, in milliseconds. */
const soon = 10_000;

/** So many of the texts that a composer has held are kept. */
const mostTexts = 30;

const wordsOf = ({ parts }: Draft) => parts.map(({ text }) => text).join('\n');

/** What can be read in it, each run of letters in a line of its own. */
function lettersIn(element: Element): string {
  const found: string[] = [];
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) found.push(walker.currentNode.nodeValue ?? '');
  return found.join('\n');
}

const isLeaving = (event: Event) => 'key' in event && event.key === 'Escape';

/** Files that are dropped, chosen or pasted. */
const isBringing = (event: Event) =>
  event.type === 'drop' ||
  (isNamed(event.target, 'input') && event.target.type === 'file') ||
  isPasting(event);

/** The composers of a tab, open and just closed. */
export interface Composers extends Pick<WhichComposer, 'of' | 'ofOther' | 'join'> {
  /** A person did something in this element: is it in a composer that is not known yet? */
  notice(element: Element): void;
  /** Reads the drafts again and lets go of composers that are gone. */
  refresh(): void;
  /** Whether one that had no place for its pill has one now. */
  findsPlace(): boolean;
  /** Asks the background again what holds for those that have no switch. */
  askAgain(): void;
  /** An event of the page that may tell a picture's description, or be a press on Post. */
  follow(event: Event): void;
  byId(id: string): OpenComposer | undefined;
  change(id: string, part: Partial<OpenComposer>): void;
  setView(id: string, view: ComposerView): void;
  /** It is known what came of what Post was pressed for, and there is nothing to tell. */
  settle(): void;
  /** The page goes: nothing in it is armed any more. */
  leave(): void;
  /** The page is shown again as it was: what it knew is told anew. */
  comeBack(): void;
  /** Resolves when it is known what holds for a composer. */
  answered(id: string): Promise<void>;
}

interface Surroundings {
  /** Told of each composer that closed. */
  gone(composer: OpenComposer): void;
  /** Told when nothing is left to wait for. */
  idle(): void;
  uploadedSince(time: number): Upload[];
  chosenSince(time: number): Blob[];
}

export function createComposers(
  io: TabIo,
  store: Store,
  { gone, idle, uploadedSince, chosenSince }: Surroundings,
): Composers {
  /** Composers that closed, and may still be asked for. */
  let closed: OpenComposer[] = [];
  /** What was saved in each composer, by picture. */
  const descriptions = new Map<string, Map<string, string>>();
  /** By which keys what each composer shows is known. */
  const known = new Map<string, Known>();
  let keys = 0;
  const newKey = () => `k${++keys}`;
  const answers = new Map<string, Promise<void>>();
  /** What each composer showed at the last two presses in it: its last screen may hide what the one before it showed. */
  const screens = new Map<string, [before: string, last: string]>();

  /** The texts that each composer has held when something in it was pressed, the last first. */
  const held = new Map<string, string[]>();

  /** When a composer closed last: what was chosen before was for that one. */
  let goneAt = 0;

  /** Composers whose post is out. */
  const out = new Set<string>();
  const which = whichComposer(io.page, { open: () => open(), closed: () => closed });
  const next = createScreens(io.page, {
    all: () => [...open(), ...closed],
    isJustPressed: (id) => io.now() - (pressedAt.get(id) ?? 0) < soon,
  });

  /** When something in a composer was pressed last. */
  const pressedAt = new Map<string, number>();

  const open = () => store.state().composers;
  const byId = (id: string) => [...open(), ...closed].find((each) => each.id === id);

  function change(id: string, part: Partial<OpenComposer>): void {
    // What was published takes its press away, and says nothing else of it.
    const isPublished = 'press' in part && !part.press && !('id' in part);
    if (part.sent || isPublished) out.add(id);
    const changed = (each: OpenComposer) => (each.id === id ? { ...each, ...part } : each);
    closed = closed.map(changed);
    store.change({ composers: open().map(changed) });
  }

  const descriptionsOf = (id: string) => descriptions.get(id) ?? new Map<string, string>();

  function notice(element: Element): void {
    if (open().some(({ composer }) => holds(composer.element, element))) return;
    const composer = io.page.composerOf(element);
    const before = composer ? next.backTo(composer) : next.adopt(element);
    if (before) reopen(before);
    else if (composer) begin(composer);
  }

  function begin(composer: Composer): void {
    // The same may be found from outside, and reach further than when it was found first.
    if (open().some((each) => holds(composer.element, each.composer.element))) return;
    const profile = io.page.profile(composer);
    if (!profile) return;
    const again = madeAnew(composer, profile);
    if (again) {
      closed = closed.filter((each) => each !== again);
      store.change({ composers: [...open(), { ...again, composer, press: undefined, isWaiting: false }] });
      refresh();
      return;
    }
    const id = io.newId();
    // A page may make a composer anew that a person is still writing in.
    const unsent = closed.filter((each) => !each.sent && !each.press);
    const saved = new Map(unsent.flatMap((each) => [...descriptionsOf(each.id)]));
    descriptions.set(id, saved);
    const first = recognised(io.page.readDraft(composer, saved), nothingKnown, newKey);
    known.set(id, first);
    const { draft } = first;
    const anchor = io.page.anchorOf(composer);
    const button = io.page.publishButtonOf(composer);
    const isShare = io.page.isShare?.(composer) ?? false;
    const fresh = {
      isShare,
      view: undefined,
      isArmedByHand: false,
      press: undefined,
      isWaiting: false,
      sent: false,
    };
    store.change({
      composers: [...open(), { id, composer, profile, openedAt: io.now(), draft, anchor, button, ...fresh }],
    });
    answers.set(id, ask(id));
  }

  /** One that has closed and comes back with its words, as where a video could not be uploaded: what was decided for it holds. */
  function madeAnew(composer: Composer, { id }: Profile): OpenComposer | undefined {
    const written = wordsOf(io.page.readDraft(composer, new Map()));
    return closed.findLast(
      (each) =>
        each.profile.id === id &&
        !out.has(each.id) &&
        written.trim() !== '' &&
        wordsOf(each.draft) === written,
    );
  }

  function reopen(composer: OpenComposer): void {
    closed = closed.filter(({ id }) => id !== composer.id);
    store.change({ composers: [...open().filter(({ id }) => id !== composer.id), composer] });
  }

  async function ask(id: string): Promise<void> {
    const composer = byId(id);
    if (!composer) return;
    const { profile, openedAt } = composer;
    const { sighted } = store.state();
    const view = await io
      .ask({ type: 'composer', composer: id, profile, openedAt, sighted })
      .catch(() => undefined);
    if (view) change(id, { view });
  }

  function refresh(): void {
    const now = open().map(next.back);
    const left = now.filter(isOver);
    const composers = now.filter((each) => !left.includes(each)).map(reread);
    const isSame = composers.length === open().length && composers.every((each, at) => each === open()[at]);
    if (!isSame) store.change({ composers });
    closed = [...closed, ...left];
    if (left.length) goneAt = io.now();
    for (const composer of left) {
      gone(composer);
      io.later(() => forget(composer.id), patience);
    }
  }

  function forget(id: string): void {
    // Another screen of it has come after it was gone.
    if (open().some((each) => each.id === id)) return;
    closed = closed.filter((each) => each.id !== id);
    answers.delete(id);
    screens.delete(id);
    pressedAt.delete(id);
    which.forget(id);
    next.forget(id);
    descriptions.delete(id);
    known.delete(id);
    held.delete(id);
    out.delete(id);
    void io.ask({ type: 'gone', composers: [id] }).catch(() => {});
    if (open().length + closed.length === 0) idle();
  }

  /** Its element is gone; or it stayed, and was emptied for the next post. */
  function isOver({ id, composer, sent, press, draft }: OpenComposer): boolean {
    if (!isInPage(composer.element)) return true;
    const isSent = sent || press !== undefined;
    return isSent && !isEmpty(draft) && isEmpty(io.page.readDraft(composer, descriptionsOf(id)));
  }

  /** The composer with what it holds now; the same one where nothing has changed, so that nothing is drawn again. */
  function reread(each: OpenComposer): OpenComposer {
    const read = io.page.readDraft(each.composer, descriptionsOf(each.id));
    const sized = io.asSent?.withSizes(read, uploadedSince(each.openedAt)) ?? read;
    const whole = withChosen(sized, () => chosenSince(Math.max(each.openedAt - early, goneAt)));
    const now = recognised(whole, known.get(each.id) ?? nothingKnown, newKey);
    known.set(each.id, now);
    const { draft } = now;
    const anchor = io.page.anchorOf(each.composer);
    const button = io.page.publishButtonOf(each.composer);
    // What it is about may come later than its field, and be gone on the next screen.
    const isShare = each.isShare || (io.page.isShare?.(each.composer) ?? false);
    const isSame = anchor === each.anchor && button === each.button && isShare === each.isShare;
    if (isSame && isSameDraft(draft, each.draft)) return each;
    return { ...each, draft, anchor, button, isShare };
  }

  function keepText(id: string, { parts: [part, ...more] }: Draft): void {
    const before = held.get(id) ?? [];
    if (!part || more.length || before[0] === part.text) return;
    held.set(id, [part.text, ...before.filter((text) => text !== part.text)].slice(0, mostTexts));
  }

  /** Whether a person's event presses the button that publishes, by pointer, by key, or by the platform's own short cut. */
  function presses(event: Event, target: Element, { composer }: OpenComposer): Element | undefined {
    const button = io.page.publishButtonOf(composer);
    if (!event.isTrusted || !button || button.getAttribute('aria-disabled') === 'true') return undefined;
    if (isPress(event) && holds(button, target)) return button;
    return isShortcut(event) && holds(composer.element, target) ? button : undefined;
  }

  function pressOn(button: Element, each: OpenComposer, event: Event): Press {
    const at = io.now();
    const { draft, press, view, isArmedByHand } = each;
    // A key is followed by a click, and the page may have taken up the text in between.
    if (press && at - press.at < 1000 && isEmpty(draft)) return { ...press, at };
    // Looking costs: only where something may go by itself.
    const isButtonSeen = view?.armed !== false && io.isSeen(button, !isPress(event));
    const isAimed = isButtonSeen && io.isAimed(event, button, each);
    const isPillSeen = isButtonSeen && !isArmedByHand && io.isPillSeen(each.id);
    const shown = (screens.get(each.id) ?? []).join('\n');
    const texts = held.get(each.id) ?? [];
    const plans = io.page.plans?.(button) ?? false;
    return { at, draft, held: texts, shown, isButtonSeen, isAimed, isPillSeen, plans, isLast: true };
  }

  /** An armed post is never lost: where its page is gone first, or says nothing, that is said. */
  function expect(id: string): void {
    const { view, press, isShare } = byId(id) ?? {};
    if (!view?.armed || !press || isShare) return;
    const texts = press.draft.parts.map(({ text }) => text);
    void io.ask({ type: 'pressed', composer: id, texts }).catch(() => {});
    io.later(() => {
      const now = byId(id);
      if (now?.press?.at === press.at && now.press.isLast) change(id, { isWaiting: true });
    }, patient);
  }

  function keepScreen({ id, composer }: OpenComposer): void {
    const shown = lettersIn(composer.element).toLowerCase();
    const [, last = ''] = screens.get(id) ?? [];
    if (shown !== last) screens.set(id, [last, shown]);
  }

  return {
    notice,
    refresh,
    findsPlace: () => open().some(({ anchor, composer }) => !anchor && io.page.anchorOf(composer)),
    /** A person may just have connected an account in the settings, or made a rule. */
    askAgain() {
      for (const { id, view } of open()) {
        const isReady = view && view.accounts > 0 && !view.signedOut && view.mode !== 'never';
        if (!isReady) answers.set(id, ask(id));
      }
    },
    follow(event) {
      const target = innermost(event);
      // What a script of the page does says nothing of what a person saw.
      if (!event.isTrusted || !isElement(target)) return;
      const inside = open().find(({ composer }) => holds(composer.element, target));
      if (inside) which.doneIn(inside.id);
      const told = io.page.describes(event);
      // A dialog for descriptions may stand anywhere: it is of the composer that it is in, or of the newest.
      const of = inside ?? open().at(-1);
      if (told && of) descriptions.get(of.id)?.set(told.picture, told.description);
      // What is put in may take the place of what was taken out a moment ago: that is seen before.
      if (isBringing(event)) refresh();
      const leaves = isLeaving(event);
      if (!isPress(event) && !isShortcut(event) && !leaves) return;
      for (const each of open()) {
        const button = presses(event, target, each);
        const isOther = leaves || closestOf(target, '[role="dialog"], [role="alertdialog"]') !== undefined;
        if (!button && each.press && (isOther || holds(each.composer.element, target))) {
          change(each.id, { press: { ...each.press, isLast: false }, isWaiting: false });
        }
        if (leaves || (!button && !holds(each.composer.element, target))) continue;
        // What it holds now is what will be published, however short ago that was changed; the next screen may hide it.
        pressedAt.set(each.id, io.now());
        const now = reread(byId(each.id) ?? each);
        keepText(each.id, now.draft);
        keepScreen(each);
        if (button) {
          change(each.id, { ...now, press: pressOn(button, now, event) });
          expect(each.id);
        } else if (now !== each) change(each.id, now);
      }
    },
    of: which.of,
    ofOther: which.ofOther,
    join: which.join,
    byId,
    change,
    setView(id, view) {
      const now = byId(id);
      // A rule presets the switch in the first answer; what is switched on later was switched on by somebody.
      const isSwitchedOn = now?.view?.armed === false && view.armed;
      change(id, { view, isArmedByHand: view.armed && (isSwitchedOn || now?.isArmedByHand === true) });
    },
    settle() {
      for (const { id, press } of [...open(), ...closed]) {
        if (!press) continue;
        change(id, { isWaiting: false });
        void io.ask({ type: 'settled', composer: id }).catch(() => {});
      }
    },
    leave() {
      const composers = [...open(), ...closed].map(({ id }) => id);
      if (composers.length) void io.ask({ type: 'gone', composers }).catch(() => {});
    },
    comeBack() {
      for (const { id } of open()) answers.set(id, ask(id));
    },
    answered: (id) => answers.get(id) ?? Promise.resolve(),
  };
}
