import { i18n } from '#i18n';
import { type PillState, type Room, rooms } from '../../utils/post/pill.ts';
import { type IconName, iconPaths } from '../icon-paths.ts';
import css from './pill.css?inline';

/**
 * What is important here wins over everything that a page says of the element (CSS Cascade, "important declarations of an
 * inner tree"): it cannot be made transparent, moved, clipped or scaled by itself, only by what it stands in.
 */
const hostStyle = `:host {
  all: initial !important;
  display: inline-flex !important;
  flex: 0 1 auto !important;
  min-width: 0 !important;
  max-width: 100% !important;
  animation: none !important;
  transition: none !important;
  user-select: none !important;
}`;

/** The pill of one composer: plain elements in a closed shadow root, without a field and without a word of the post. */
export interface Pill {
  host: HTMLElement;
  root: ShadowRoot;
  show(state: PillState): void;
  /** What a press on this element of it means. */
  pressOf(element: Element): 'switch' | 'choose' | 'preview' | 'connect' | undefined;
  /**
   * In line with the button beside it: its margins at the sides, as a value of CSS; above and below in CSS pixels. With a size,
   * what changes in it lays nothing out but itself.
   */
  align(sides: string, block?: number, size?: Pick<DOMRect, 'width' | 'height'>): void;
  /** Afloat over the page, where it takes no room of it: its distance from the left and from the top, in CSS pixels. */
  float(left: number, top: number): void;
  /** Shows of it what fits into this room. */
  shrinkTo(room: Room): void;
  /** Whether none of its words is cut, and nothing of it runs over its edge. */
  isWhole(): boolean;
  /** The sheet for the preview's frame, in the top layer once it is shown. */
  sheet: HTMLElement;
  /** Puts the focus back onto the button that opened the sheet. */
  focus(): void;
}

/**
 * Makes the pill, not yet in the document. Its element is a plain `div`: nothing else surely cannot become an element of the
 * page's own making, which would give the page its shadow root. No animation either: an animation names its element.
 */
export function createPill(document: Document, mode: ShadowRootMode): Pill {
  const make = makerFor(document);
  const host = document.createElement('div');
  const root = host.attachShadow({ mode });
  const style = document.createElement('style');
  style.textContent = hostStyle + css;

  const avatar = make('span', 'count');
  const preview = make('button', 'preview', { 'aria-haspopup': 'dialog' }, icon(document, 'eye'), avatar);
  const label = make('span', 'label', { id: 'label' });
  const state = make('span', 'state', { id: 'state' });
  const length = make('span', 'length', { 'aria-hidden': 'true' });
  const spoken = make('span', 'hidden-text', { id: 'length' });
  const reminderText = make('span', 'reminder-text');
  const reminderCount = make('span', 'reminder-count', { 'aria-hidden': 'true' });
  const reminder = make('button', 'reminder', {}, icon(document, 'warning'), reminderText, reminderCount);
  const first = make('span', 'line', {}, label);
  const second = make('span', 'line', {}, state, length, spoken, reminder);
  const words = make('span', 'words', {}, first, second);
  const check = icon(document, 'check');
  const thumb = make('span', 'thumb', {}, check);
  const described = { 'aria-labelledby': 'label', 'aria-describedby': 'state length way' };
  const button = make('button', 'switch', { role: 'switch', ...described }, thumb);
  const way = make('span', 'hidden-text', { id: 'way' });
  const said = make('span', 'hidden-text', { role: 'status' });
  const ready = make('div', 'pill', {}, preview, words, button, way, said);

  const noteText = make('span', 'note-text');
  const connect = make('button', 'connect');
  const noteIcon = make('span', 'note-icon');
  const note = make('div', 'pill note', { role: 'status' }, noteIcon, noteText, connect);

  const panel = make(
    'section',
    'mp',
    { 'aria-label': i18n.t('panel.name'), lang: i18n.t('panel.lang') },
    ready,
    note,
  );
  label.textContent = i18n.t('panel.switch');
  set(preview, 'aria-label', i18n.t('preview.button'));
  set(preview, 'title', i18n.t('preview.button'));
  const place = document.createElement('style');
  const sheet = make('div', 'sheet', { popover: 'manual' });
  panel.append(sheet);
  root.append(style, place, panel);

  function showReady(shown: PillState & { kind: 'ready' }): void {
    const { receivers, accounts, armed, sending } = shown;
    const isUnchosen = receivers.length === 0 && !armed;
    const isBlocked = sending || isUnchosen;
    const names = receivers.join(', ') || '–';
    set(ready, 'data-armed', String(armed));
    set(ready, 'data-blocked', String(isBlocked));
    set(button, 'aria-checked', String(armed));
    set(button, 'aria-disabled', String(sending));
    // It opens the list of accounts, where there is one to choose.
    set(button, 'data-opens', String(isUnchosen && shown.isOpen !== undefined));
    text(way, i18n.t('panel.way', [shown.profileName, names]));
    set(ready, 'title', way.textContent);
    text(state, stateText(shown));
    text(said, announcement(shown));
    // The reminder needs the room under the label; the length then moves up beside it.
    const isAlone = shown.isOpen === undefined;
    const reminded = isAlone ? { text: i18n.t('panel.noPreview'), count: 1 } : shown.reminder;
    const isCrowded = reminded !== undefined;
    const isBusy = sending || shown.asking || shown.waitsFor !== undefined;
    text(length, isBusy ? '' : shown.length);
    // Without a figure it only keeps their room.
    set(length, 'data-known', String(/\d/.test(shown.length)));
    text(spoken, isBusy ? '' : shown.lengthSpoken);
    const line = isCrowded ? first : second;
    if (length.parentElement !== line) line.insertBefore(length, isCrowded ? null : spoken);
    reminder.hidden = !isCrowded;
    text(reminderText, reminded?.text ?? '');
    text(reminderCount, String(reminded?.count ?? ''));
    set(reminder, 'title', isAlone ? i18n.t('panel.noPreviewWhy') : '');
    text(avatar, accounts > 1 ? String(receivers.length) : '');
    if (accounts > 1) {
      const chosen = i18n.t('panel.chooseAccounts', [receivers.length, accounts]);
      set(preview, 'aria-label', `${i18n.t('preview.button')}, ${chosen}`);
    }
    preview.hidden = isAlone;
    set(preview, 'aria-expanded', String(shown.isOpen ?? false));
    check.style.display = armed ? '' : 'none';
  }

  function showNote(shown: Exclude<PillState, { kind: 'ready' }>): void {
    const { words: said, name, title, action } = noteOf(shown);
    text(noteText, said);
    set(note, 'title', title);
    set(note, 'data-kind', shown.kind);
    noteIcon.replaceChildren(icon(document, name));
    connect.hidden = action === undefined;
    text(connect, action ?? '');
    noteText.hidden = said === '';
  }

  const cut = (element: Element) => element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1;

  return {
    host,
    root,
    sheet,
    shrinkTo: (room) => set(panel, 'data-room', rooms.slice(0, rooms.indexOf(room) + 1).join(' ')),
    isWhole: () => ![host, panel, ready, note, words, label, reminderText, noteText].some(cut),
    focus: () => preview.focus(),
    align: (sides, block = 0, size) =>
      text(
        place,
        `:host {
          margin-inline: ${sides} !important;
          margin-block: ${block}px !important;
          align-self: center !important;
          ${size ? `contain: size layout style !important; width: ${size.width}px !important; height: ${size.height}px !important;` : ''}
        }`,
      ),
    float: (left, top) =>
      text(
        place,
        `:host {
          position: fixed !important;
          z-index: 2147483646 !important;
          left: ${left}px !important;
          top: ${top}px !important;
          max-width: calc(100vw - 16px) !important;
          border-radius: 12px !important;
          box-shadow: 0 4px 16px rgb(0 0 0 / 30%) !important;
        }`,
      ),
    show(shown) {
      ready.hidden = shown.kind !== 'ready';
      note.hidden = shown.kind === 'ready';
      if (shown.kind === 'ready') showReady(shown);
      else showNote(shown);
    },
    pressOf(element) {
      const pressed = element.closest('button');
      if (pressed === button && button.getAttribute('data-opens') === 'true') return 'choose';
      if (pressed === button) return ready.getAttribute('data-blocked') === 'true' ? undefined : 'switch';
      if (pressed === preview || pressed === reminder) return preview.hidden ? undefined : 'preview';
      return pressed === connect ? 'connect' : undefined;
    },
  };
}

/** On or off in words, or why there is no such thing at the moment. */
function stateText(shown: PillState & { kind: 'ready' }): string {
  const { sending, waitsFor, asking, receivers, armed, differs } = shown;
  if (sending) return i18n.t('panel.sending');
  if (waitsFor) return i18n.t('panel.waiting', [waitsFor]);
  if (asking) return i18n.t('panel.askingShort');
  if (receivers.length === 0) return i18n.t('panel.noneChosen');
  if (differs) return armed ? i18n.t('panel.onDiffers') : i18n.t('panel.offDiffers');
  return armed ? i18n.t('panel.on') : i18n.t('panel.off');
}

function announcement({ sending, waitsFor, asking, armed, isHeld }: PillState & { kind: 'ready' }): string {
  if (sending) return i18n.t('panel.sending');
  if (waitsFor) return i18n.t('panel.waiting', [waitsFor]);
  if (asking) return i18n.t('panel.asking');
  if (armed && isHeld) return i18n.t('panel.armedHeld');
  return armed ? i18n.t('panel.armed') : '';
}

interface Note {
  words: string;
  name: IconName;
  title: string;
  action: string | undefined;
}

function noteOf(shown: Exclude<PillState, { kind: 'ready' }>): Note {
  switch (shown.kind) {
    case 'reload': {
      const [words, title] = [i18n.t('panel.reloadShort'), i18n.t('panel.reload')];
      return { words, title, name: 'reload', action: undefined };
    }
    case 'shared': {
      const [words, title] = [i18n.t('panel.shared'), i18n.t('panel.sharedWhy')];
      return { words, title, name: 'info', action: undefined };
    }
    case 'no-account':
      return { words: '', title: '', name: 'plus', action: i18n.t('panel.connect') };
    case 'signed-out':
      return {
        words: i18n.t('panel.signedOut'),
        title: shown.handle,
        name: 'warning',
        action: i18n.t('common.signIn'),
      };
  }
}

function makerFor(document: Document) {
  return function make<K extends 'span' | 'div' | 'section' | 'button'>(
    tag: K,
    name: string,
    attributes: Record<string, string> = {},
    ...children: Element[]
  ): HTMLElementTagNameMap[K] {
    const element = document.createElement(tag);
    element.className = name;
    if (tag === 'button') set(element, 'type', 'button');
    for (const [key, value] of Object.entries(attributes)) set(element, key, value);
    element.append(...children);
    return element;
  };
}

/** The same again draws nothing. */
function set(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function text(element: Element, value: string): void {
  if (element.textContent !== value) element.textContent = value;
}

function icon(document: Document, name: IconName): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  set(svg, 'class', `icon icon-${name}`);
  set(svg, 'viewBox', '0 0 24 24');
  set(svg, 'aria-hidden', 'true');
  const path = document.createElementNS(space, 'path');
  set(path, 'd', iconPaths[name]);
  svg.append(path);
  return svg;
}
