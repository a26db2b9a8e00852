import type { ComposerAnswer, FromPage, Offer, Outcome, Taken, ToPage } from '../messages.ts';
import type { Composer, Page } from '../platforms/page.ts';
import type { Edits } from '../post/edits.ts';
import type { Draft, Exchange, Profile, Publication } from '../post/types.ts';
import { isExchange } from './exchange.ts';

/** A composer of this tab and what a person decided in it. */
export interface OpenComposer {
  id: string;
  composer: Composer;
  profile: Profile;
  /** Milliseconds since 1970. */
  openedAt: number;
  draft: Draft;
  answer: ComposerAnswer | undefined;
  chosen: string[];
  armed: boolean;
  edits: Edits;
  /** Its post was accepted by the platform and taken over: the composer is about to close. */
  sent: boolean;
}

/** A publication of this tab: offered, or on its way with what is known of it. */
export interface Mirror {
  publication: Publication;
  profile: Profile;
  openedAt: number;
  accounts: { id: string; name: string }[];
  phase: 'offered' | 'sending';
  outcomes: Outcome[];
}

export interface TabState {
  /** Until a tap has come first: the tab is older than the installation, and what the page sends cannot be seen. */
  stale: boolean;
  composers: OpenComposer[];
  mirrors: Mirror[];
}

export interface TabIo {
  page: Page;
  recognise(exchange: Exchange): Publication[];
  send(message: FromPage): Promise<unknown>;
  now(): number;
  newId(): string;
  /** Later, once; for what may still come after a composer has closed. */
  later(work: () => void): void;
}

/** What watch knows of its tab, and what a person may do in it. The panel shows the state and calls the rest. */
export interface Tab {
  state(): TabState;
  subscribe(listener: () => void): () => void;
  setStale(stale: boolean): void;
  /** The element has the focus: is it in a composer that is not known yet? */
  notice(element: Element): void;
  /** The page has changed: reads the drafts again and lets go of composers that are gone. */
  refresh(): void;
  /** The person has come back to this tab: asks again for accounts where there were none. */
  askAgain(): void;
  /** Whether somebody has the preview open, so that every frame counts. */
  isWatchedClosely(): boolean;
  watchClosely(closely: boolean): void;
  /** An event of the page that may tell a picture's description. */
  overhear(event: Event): void;
  /** A message over the tap's line. */
  hear(message: unknown): Promise<void>;
  /** A message of the background or the popup. */
  answer(message: ToPage): Promise<unknown> | undefined;
  arm(composer: string, armed: boolean, event: Event): void;
  choose(composer: string, account: string, chosen: boolean, event: Event): void;
  /** What a person changes for Mastodon alone; `undefined` is the way back. */
  edit(composer: string, edits: Edits): void;
  mirror(publication: string, event: Event): void;
  dismiss(publication: string): void;
  openOptions(event: Event): void;
  /** The page goes: nothing in it is armed any more. */
  leave(): void;
}

/** A composer that closed a moment ago may still be the one whose answer is just being read. In milliseconds. */
export const grace = 3000;

export function createTab(io: TabIo): Tab {
  let state: TabState = { stale: true, composers: [], mirrors: [] };
  /** Composers that closed within the grace. */
  let closed: OpenComposer[] = [];
  let closely = false;
  const listeners = new Set<() => void>();
  const descriptions = new Map<string, string>();
  const seen = new Set<string>();
  const answers = new Map<string, Promise<void>>();

  function change(part: Partial<TabState>): void {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  }

  function changeComposer(id: string, part: Partial<OpenComposer>): void {
    const changed = (each: OpenComposer) => (each.id === id ? { ...each, ...part } : each);
    closed = closed.map(changed);
    change({ composers: state.composers.map(changed) });
  }

  function changeMirror(publication: string, part: Partial<Mirror>): void {
    change({
      mirrors: state.mirrors.map((each) =>
        each.publication.id === publication ? { ...each, ...part } : each,
      ),
    });
  }

  const composerById = (id: string) => [...state.composers, ...closed].find((each) => each.id === id);

  function notice(element: Element): void {
    if (state.composers.some(({ composer }) => composer.element.contains(element))) return;
    const composer = io.page.composerOf(element);
    if (!composer) return;
    const profile = io.page.profile();
    if (!profile) return;
    const id = io.newId();
    const draft = io.page.readDraft(composer, descriptions);
    const openedAt = io.now();
    change({
      composers: [
        ...state.composers,
        {
          id,
          composer,
          profile,
          openedAt,
          draft,
          answer: undefined,
          chosen: [],
          armed: false,
          edits: {},
          sent: false,
        },
      ],
    });
    answers.set(id, ask(id, profile));
  }

  /** A person may just have connected an account in the settings. */
  function askAgain(): void {
    for (const { id, profile, answer } of state.composers) {
      if (!answer?.accounts.some(({ signedIn }) => signedIn)) answers.set(id, ask(id, profile));
    }
  }

  async function ask(id: string, profile: Profile): Promise<void> {
    void io.send({ type: 'panel' }).catch(() => {});
    // Nobody but our background answers, in this shape.
    const answer = (await io.send({ type: 'composer', profile }).catch(() => undefined)) as
      | ComposerAnswer
      | undefined;
    if (!answer) return;
    changeComposer(id, { answer, chosen: answer.chosen });
    if (answer.mode === 'armed' && answer.chosen.length && !state.stale) setArmed(id, true, answer.chosen);
  }

  function setArmed(id: string, armed: boolean, chosen: string[]): void {
    const composer = composerById(id);
    if (!composer) return;
    changeComposer(id, { armed, chosen });
    const { profile, openedAt } = composer;
    if (armed) void io.send({ type: 'arm', composer: id, profile, accounts: chosen, openedAt });
    else void io.send({ type: 'disarm', composer: id });
  }

  function refresh(): void {
    const gone = state.composers.filter(({ composer }) => !composer.element.isConnected);
    const composers = state.composers.filter((each) => !gone.includes(each)).map(reread);
    const isSame =
      composers.length === state.composers.length &&
      composers.every((each, at) => each === state.composers[at]);
    if (!isSame) change({ composers });
    if (!gone.length) return;
    closed = [...closed, ...gone];
    io.later(() => {
      closed = closed.filter((each) => !gone.some(({ id }) => id === each.id));
      for (const { id, armed } of gone)
        if (armed) void io.send({ type: 'disarm', composer: id }).catch(() => {});
      if (!state.composers.length) descriptions.clear();
    });
  }

  /** The composer with what it holds now; the same one where nothing has changed, so that nothing is drawn again. */
  function reread(open: OpenComposer): OpenComposer {
    const draft = io.page.readDraft(open.composer, descriptions);
    return isSameDraft(draft, open.draft) ? open : { ...open, draft };
  }

  async function hear(message: unknown): Promise<void> {
    if (!isExchange(message)) return;
    for (const publication of io.recognise(message)) await published(publication);
  }

  async function published(publication: Publication): Promise<void> {
    if (seen.has(publication.id)) return;
    const from = composerOf(publication);
    if (!from) return;
    seen.add(publication.id);
    await answers.get(from.id);
    const composer = composerById(from.id) ?? from;
    if (!composer.armed) return offer(publication, composer);
    // One arming is good for one publication, whatever the page says next.
    changeComposer(composer.id, { armed: false, sent: true });
    add(publication, composer, 'sending', composer.chosen);
    const taken = (await io
      .send({ type: 'published', composer: composer.id, publication, edits: composer.edits })
      .catch(() => ({ taken: false }))) as Taken;
    if (!taken.taken) changeMirror(publication.id, { phase: 'offered' });
  }

  /** The newest composer of the profile that was open when the post was made; one that is still open comes first. */
  function composerOf(publication: Publication): OpenComposer | undefined {
    const fits = ({ profile, openedAt }: OpenComposer) =>
      profile.id === publication.profile && openedAt <= publication.time;
    return state.composers.findLast(fits) ?? closed.findLast(fits);
  }

  function offer(publication: Publication, composer: OpenComposer): void {
    const { answer, chosen } = composer;
    if (!answer?.accounts.length || answer.mode === 'never') return;
    // Without a rule every account is proposed; with several a person chooses by what is switched off in the popup.
    const accounts = chosen.length ? chosen : answer.accounts.map(({ id }) => id);
    add(publication, composer, 'offered', accounts);
  }

  function add(
    publication: Publication,
    composer: OpenComposer,
    phase: Mirror['phase'],
    ids: string[],
  ): void {
    const accounts = ids.map((id) => ({
      id,
      name: composer.answer?.accounts.find((each) => each.id === id)?.name ?? id,
    }));
    const { profile, openedAt } = composer;
    change({
      mirrors: [...state.mirrors, { publication, profile, openedAt, accounts, phase, outcomes: [] }],
    });
  }

  function outcome(known: Outcome): void {
    const mirror = state.mirrors.find(({ publication }) => publication.id === known.publication);
    const others = mirror?.outcomes.filter(({ account }) => account !== known.account) ?? [];
    changeMirror(known.publication, { phase: 'sending', outcomes: [...others, known] });
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setStale: (stale) => change({ stale }),
    notice,
    refresh,
    askAgain,
    isWatchedClosely: () => closely,
    watchClosely(now) {
      closely = now;
      if (now) refresh();
    },
    overhear(event) {
      const told = io.page.describes(event);
      if (told) descriptions.set(told.picture, told.description);
    },
    hear,
    answer(message) {
      if (message.type === 'outcome') outcome(message.outcome);
      else if (message.type === 'taken') changeMirror(message.publication, { phase: 'sending' });
      else if (message.type === 'offers') return Promise.resolve(offersOf(state));
      return undefined;
    },
    arm(id, armed, event) {
      const composer = composerById(id);
      if (event.isTrusted && composer?.chosen.length) setArmed(id, armed, composer.chosen);
    },
    choose(id, account, chosen, event) {
      const composer = composerById(id);
      if (!event.isTrusted || !composer) return;
      const others = composer.chosen.filter((each) => each !== account);
      const now = chosen ? [...others, account] : others;
      if (composer.armed || composer.answer?.mode === 'armed') setArmed(id, now.length > 0, now);
      else changeComposer(id, { chosen: now });
    },
    edit(id, edits) {
      const composer = composerById(id);
      if (composer) changeComposer(id, { edits: { ...composer.edits, ...edits } });
    },
    mirror(id, event) {
      const mirror = state.mirrors.find(({ publication }) => publication.id === id);
      if (!event.isTrusted || mirror?.phase !== 'offered') return;
      changeMirror(id, { phase: 'sending' });
      const { publication, profile, openedAt, accounts } = mirror;
      const ids = accounts.map((account) => account.id);
      io.send({ type: 'mirror', publication, profile, accounts: ids, openedAt }).catch(() => {
        changeMirror(id, { phase: 'offered' });
      });
    },
    dismiss: (id) => change({ mirrors: state.mirrors.filter(({ publication }) => publication.id !== id) }),
    openOptions(event) {
      if (event.isTrusted) void io.send({ type: 'options' });
    },
    leave() {
      for (const { id, armed } of state.composers) if (armed) void io.send({ type: 'disarm', composer: id });
    },
  };
}

function isSameDraft(one: Draft, other: Draft): boolean {
  return (
    one.language === other.language &&
    one.parts.length === other.parts.length &&
    one.parts.every(({ text, media }, index) => {
      const before = other.parts[index];
      return (
        text === before?.text &&
        media.length === before.media.length &&
        media.every(({ src, description }, at) => {
          const picture = before.media[at];
          return src === picture?.src && description === picture.description;
        })
      );
    })
  );
}

function offersOf({ mirrors }: TabState): Offer[] {
  return mirrors
    .filter(({ phase }) => phase === 'offered')
    .map(({ publication, profile, accounts }) => ({ publication, profile, accounts }));
}
