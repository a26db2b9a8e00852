import { mark } from '../lookout/mark.ts';
import type { Shield } from '../lookout/shield.ts';
import type { PillState } from '../post/pill.ts';
import { platformFacts } from '../post/platforms.ts';
import type { Summary } from '../protocol/direct.ts';
import type { Trouble } from '../protocol/from-page.ts';
import type { Surface } from './as-drawn.ts';
import type { Attention } from './attention.ts';
import { createFrame, type Frame } from './frame.ts';
import { forFrame } from './frame-draft.ts';
import type { Pill } from './pill-contract.ts';
import { createSheet, type Sheet } from './sheet.ts';
import { standIn } from './stand-in.ts';
import { createStanding, type Standing } from './standing.ts';
import type { OpenComposer } from './state.ts';
import type { Tab } from './tab.ts';
import { type Probe, type Witness, witness } from './witness.ts';

/** So often a page may take a pill out within so many milliseconds: then it is not let be, and that is said. */
const mostRemovals = 8;
const removalTime = 10_000;

/** As long as "0/500": the preview's frame counts, and comes later than the pill. Fitted into its place it need not be again. */
const unknownLength = '\u2007'.repeat(5);

export interface PillsIo {
  createPill(): Pill;
  shield: Shield;
  signal: AbortSignal;
  probe: Probe;
  attention: Attention;
  /** Where our page for frames lies. */
  frameAddress: string;
  register(ticket: string, composer: string): Promise<unknown>;
  newTicket(): string;
  later(work: () => void, delay: number): void;
  /** When the page has nothing else to do. */
  whenIdle(work: () => void): void;
  /** Whether somebody writes in the page at the moment. */
  isWriting(): boolean;
  openOptions(): void;
  /** Tells of one, or that it is over. */
  trouble(trouble: Trouble, composer: OpenComposer, isOver?: true): void;
}

interface Shown {
  pill: Pill;
  witness: Witness;
  sheet: Sheet;
  standing: Standing;
  end: AbortController;
  frame: Frame | undefined;
  hasFailed: boolean;
  isOpen: boolean;
  isRemoved: boolean;
  removals: number[];
  summary: Summary | undefined;
  /** The composer as it was shown last. */
  open: OpenComposer | undefined;
  /** What the pill says now, so that it is drawn again only where that has changed. */
  said: string;
  /** The same without the figures that change with every key. */
  words: string;
}

/** Keeps one pill in every open composer, beside its Post button, whatever the platform does to its own elements. */
export function showPills(tab: Tab, io: PillsIo) {
  const pills = new Map<string, Shown>();

  function make(id: string): Shown {
    const end = new AbortController();
    io.signal.addEventListener('abort', () => end.abort());
    const pill = io.createPill();
    pill.host.setAttribute(mark, 'pill');
    const shown: Shown = {
      ...{ pill, end, frame: undefined, hasFailed: false, isOpen: false, isRemoved: false },
      ...{ removals: [], summary: undefined, open: undefined, said: '', words: '' },
      witness: witness(pill.host, { ...io, signal: end.signal }),
      sheet: createSheet(pill, { ...io, signal: end.signal }),
      standing: createStanding(pill, end.signal, io.isWriting),
    };
    io.shield.protect(pill.host, pill.root, (event, element) => void pressed(id, shown, element, event));
    end.signal.addEventListener('abort', () => {
      pills.delete(id);
      pill.host.remove();
    });
    pills.set(id, shown);
    // The preview is made while nobody waits for it.
    io.whenIdle(() => !end.signal.aborted && addFrame(id, shown));
    return shown;
  }

  function addFrame(id: string, shown: Shown): void {
    if (shown.frame) return;
    const frame = createFrame(document, {
      address: io.frameAddress,
      newTicket: io.newTicket,
      later: io.later,
      register: (ticket) => io.register(ticket, id),
      ready() {
        // Late, but there: the preview can be opened after all.
        if (shown.hasFailed) {
          shown.hasFailed = false;
          if (shown.open) io.trouble('frame-failed', shown.open, true);
          show();
        }
        frame.send({ type: 'open', isOpen: shown.isOpen });
        sendDraft(shown);
        frame.send({ type: 'news' });
      },
      heard(message) {
        if (message.type === 'close') open(id, shown, false);
        if (message.type === 'height') shown.sheet.fit(message.height);
        if (message.type === 'summary') {
          shown.summary = message.summary;
          show();
        }
      },
      failed() {
        if (shown.hasFailed) return;
        shown.hasFailed = true;
        open(id, shown, false);
        if (shown.open) io.trouble('frame-failed', shown.open);
        show();
      },
    });
    shown.frame = frame;
    shown.pill.sheet.append(frame.element);
  }

  async function pressed(id: string, shown: Shown, element: Element, event: Event): Promise<void> {
    switch (shown.pill.pressOf(element)) {
      case 'preview':
        addFrame(id, shown);
        return open(id, shown, !shown.isOpen);
      case 'choose':
        addFrame(id, shown);
        return open(id, shown, true);
      case 'connect':
        return io.openOptions();
      case 'switch': {
        const armed = !shown.open?.view?.armed;
        // To switch it off nobody needs to be asked.
        return tab.arm(id, armed, !armed || (await isSure(shown, event)));
      }
    }
  }

  async function isSure({ witness }: Shown, event: Event): Promise<boolean> {
    const isMeant = io.attention.isThere() && (isByPointer(event) || io.attention.isOwnKey());
    return isMeant && (await witness.doubt(event.timeStamp)) === undefined;
  }

  function open(id: string, shown: Shown, isOpen: boolean): void {
    if (shown.isOpen === isOpen) return;
    shown.isOpen = isOpen;
    shown.sheet.show(isOpen);
    tab.watchClosely(id, isOpen);
    if (isOpen) sendDraft(shown);
    shown.frame?.send({ type: 'open', isOpen });
    if (isOpen) shown.frame?.element.focus();
    else shown.pill.focus();
    show();
  }

  function showOne(open: OpenComposer): void {
    const shown = pills.get(open.id) ?? make(open.id);
    const isNew = shown.open?.draft !== open.draft;
    shown.open = open;
    if (isNew) sendDraft(shown);
    const state = stateOf(open, shown, tab.state().sighted);
    const said = JSON.stringify(state);
    if (said !== shown.said) shown.witness.redraw(() => draw(shown, state));
    shown.said = said;
    place(open, shown);
  }

  function draw(shown: Shown, state: PillState): void {
    shown.pill.show(state);
    // With most keys the figures take the same room, and so does what stands for the first of them.
    const length = 'length' in state ? state.length.replace(/[\d/\u2007]/g, '0') : '';
    const words = JSON.stringify({ ...state, length, lengthSpoken: '' });
    if (words !== shown.words) shown.standing.refit();
    shown.words = words;
  }

  function place(open: OpenComposer, shown: Shown): void {
    if (shown.isRemoved || shown.standing.isInPlace(standIn(open))) return;
    if (shown.removals.length && isTooOften(shown)) {
      shown.isRemoved = true;
      io.trouble('panel-removed', open);
      return;
    }
    shown.removals.push(performance.now());
    const wasOpen = shown.isOpen;
    shown.standing.put(standIn(open));
    if (wasOpen) shown.sheet.putBack();
  }

  function show(): void {
    const { composers, sighted } = tab.state();
    // Whether there is to be a pill is known with the answer; where nobody answers any more, it says so.
    const wanted = composers.filter(({ view }) => (view ? view.mode !== 'never' : !sighted));
    for (const [id, { end }] of pills) {
      if (wanted.some((open) => open.id === id)) continue;
      end.abort();
      tab.watchClosely(id, false);
    }
    for (const open of wanted) showOne(open);
  }

  const stop = tab.subscribe(show);
  io.signal.addEventListener('abort', stop);
  show();

  return {
    isInPlace: () =>
      [...pills.values()].every(
        ({ open, isRemoved, standing }) => !open || isRemoved || standing.isInPlace(standIn(open)),
      ),
    /** Puts back what the page has taken out. */
    check() {
      for (const shown of pills.values()) if (shown.open) place(shown.open, shown);
    },
    /** What a person decided for the composer has changed: its frame asks for it. */
    tellNews: (composer: string) => pills.get(composer)?.frame?.send({ type: 'news' }),
    /** Those that are open: in the top layer, where a page can draw nothing over them from their host. */
    previews: (): Surface[] =>
      [...pills.values()].flatMap(({ isOpen, pill: { host, sheet } }) =>
        isOpen ? { host, shown: sheet } : [],
      ),
    isOurs: (element: Element) => [...pills.values()].some(({ pill }) => pill.host === element),
    wasSeen: (composer: string) => pills.get(composer)?.witness.wasSeen() ?? false,
    /** Whether the preview whose frame has this ticket was seen as it was drawn by whoever pressed something in it. */
    async isSure(ticket: string): Promise<boolean> {
      const shown = [...pills.values()].find(({ frame }) => frame?.ticket() === ticket);
      // A locked pointer presses where it is not seen. That the focus came into the frame a moment ago is no doubt.
      return shown !== undefined && !document.pointerLockElement && shown.sheet.isSure();
    },
  };
}

function sendDraft(shown: Shown): void {
  const { frame, open } = shown;
  if (!open || !frame) return;
  const draft = forFrame(open.draft, () => !shown.end.signal.aborted && sendDraft(shown));
  frame.send({ type: 'draft', draft });
}

const isByPointer = (event: Event) => ((event as Partial<MouseEvent>).detail ?? 0) > 0;

function isTooOften({ removals }: Shown): boolean {
  const now = performance.now();
  return removals.filter((at) => now - at < removalTime).length > mostRemovals;
}

function stateOf(
  { view, profile, sent, isWaiting, isShare }: OpenComposer,
  shown: Shown,
  sighted: boolean,
): PillState {
  if (isShare) return { kind: 'shared' };
  if (!sighted) return { kind: 'reload' };
  if (!view || view.accounts === 0) return { kind: 'no-account' };
  if (view.signedOut !== undefined) return { kind: 'signed-out', handle: view.signedOut };
  const { summary } = shown;
  return {
    kind: 'ready',
    profileName: profile.name,
    receivers: view.receivers,
    accounts: view.accounts,
    armed: view.armed || sent,
    sending: sent,
    waitsFor: isWaiting && view.armed ? platformFacts[profile.platform].name : undefined,
    asking: view.asking,
    length: summary?.length ?? (shown.hasFailed || !view.receivers.length ? '' : unknownLength),
    lengthSpoken: summary?.lengthSpoken ?? '',
    reminder: summary?.reminder,
    isHeld: summary?.isHeld ?? false,
    differs: summary?.differs ?? false,
    isOpen: shown.hasFailed ? undefined : shown.isOpen,
  };
}
