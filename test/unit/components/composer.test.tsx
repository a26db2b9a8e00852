// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ComposerPage } from '../../../components/composer/ComposerPage.tsx';
import { PopupComposer } from '../../../components/composer/PopupComposer.tsx';
import { notTakenWords, problemWords } from '../../../components/composer/problem-text.ts';
import { localTime, timeOf } from '../../../components/composer/TimeField.tsx';
import { beginning } from '../../../utils/pages/composer/beginning.ts';
import { viewOf } from '../../../utils/pages/composer/view.ts';
import type { Account } from '../../../utils/post/account.ts';
import { type ComposerState, emptyShelf } from '../../../utils/post/composer.ts';
import type { Manuscript } from '../../../utils/post/manuscript.ts';
import { accountWith, fileWith, manuscriptWith, now, stadt } from '../composer/manuscripts.ts';

afterEach(cleanup);

function stateOf(
  change: Partial<Manuscript> = {},
  more: Partial<ComposerState> = {},
  accounts: Account[] = [accountWith()],
): ComposerState {
  const manuscript = manuscriptWith(change);
  return {
    ...{
      hasAccounts: true,
      manuscript,
      revision: 0,
      lost: false,
      tried: false,
      progress: 'idle',
    },
    ...{ problem: undefined, notTaken: [], suggestions: undefined, opening: 'no', searchDenied: false },
    ...{ search: { state: 'idle', missing: [], failed: [] }, notice: undefined, went: [] },
    shelf: emptyShelf,
    view: viewOf({
      ...{ manuscript, accounts, shown: '', endings: {}, book: [], detected: 'de', pictures: new Map(), now },
    }),
    ...more,
  };
}

function callbacks() {
  const names = [
    ...[
      'onType',
      'onChange',
      'onShow',
      'onHint',
      'onFiles',
      'onFile',
      'onMoveFile',
      'onRemoveFile',
      'onSend',
    ],
    ...[
      'onCalm',
      'onAllowSearch',
      'onFind',
      'onOptions',
      'onOpen',
      'onNew',
      'onDiscard',
      'onAgain',
      'onTemplate',
    ],
    ...['onKeepTemplate', 'onRemoveTemplate', 'onEnding', 'onKeepFor', 'onMenu', 'onReplan', 'onRetry'],
    ...['onDiscardDelivery', 'onOwnWindow', 'onShareLink', 'onPanel', 'onEditPlanned', 'onSendAsItIs'],
  ] as const;
  return Object.fromEntries(names.map((name) => [name, vi.fn()])) as Record<
    (typeof names)[number],
    ReturnType<typeof vi.fn>
  >;
}

function page(state: ComposerState) {
  const on = callbacks();
  // Each is a function that is only watched.
  render(
    <ComposerPage
      {...(on as object as never as Parameters<typeof ComposerPage>[0])}
      state={state}
      locale="en"
      adds={false}
    />,
  );
  return on;
}

describe('a post that cannot be fetched to be corrected, or whose correction is refused', () => {
  const refused = { kind: 'refused', reason: 'server-refused', detail: '' } as const;
  const offline = { kind: 'unreachable', reason: 'no-network', detail: '' } as const;

  it('is not said to be missing on Mastodon', () => {
    const state = stateOf({}, { opening: 'failed', problem: offline });
    page(state);
    expect(document.body.textContent).toContain('The Mastodon server cannot be reached.');
    expect(document.body.textContent).not.toContain('not on Mastodon yet');
  });

  it('has the words of a change', () => {
    const shown = { id: '1', url: 'https://social.example/@stadt/1', text: 'Market', warning: '' };
    const corrects = {
      ...shown,
      ...{ account: stadt, media: [], poll: undefined, language: 'en', sensitive: false },
    };
    const state = stateOf({ corrects }, { progress: 'failed', problem: refused });
    page(state);
    expect(document.body.textContent).toContain('The Mastodon server refused the change.');
    expect(document.body.textContent).not.toContain('refused the post');
  });
});

describe('the composer', () => {
  it('tells what is typed, with the caret', () => {
    const on = page(stateOf());
    const field = screen.getByRole('textbox', { name: 'Post for Mastodon' });
    fireEvent.change(field, { target: { value: 'Hello' } });
    expect(on.onType).toHaveBeenCalledWith('Hello', expect.any(Array));
  });

  describe('begins with the field alone', () => {
    const on = callbacks();
    // Each is a function that is only watched.
    const all = on as object as never as Parameters<typeof ComposerPage>[0];
    const { onType, onFiles, onCalm, onAllowSearch, onSend, onNew } = all;
    const few = { onType, onFiles, onCalm, onAllowSearch, onSend };
    const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Post for Mastodon' });

    it.each([
      [
        'the page',
        (state: ComposerState) => <ComposerPage {...few} onNew={onNew} state={state} adds={false} />,
        (state: ComposerState) => <ComposerPage {...all} state={state} locale="en" adds={false} />,
      ],
      [
        'the popup',
        (state: ComposerState) => <PopupComposer {...few} state={state} />,
        (state: ComposerState) => {
          const ways = { onOwnWindow: vi.fn(), onShareLink: vi.fn(), onPanel: undefined };
          return <PopupComposer {...all} {...ways} state={state} locale="en" />;
        },
      ],
    ])('which has the focus, and keeps it when the rest of %s comes', (_, first, whole) => {
      const blank = beginning({ manuscript: () => manuscriptWith(), revision: () => 0, isLost: () => false });
      const { rerender } = render(first(blank));
      const begun = field();
      expect(document.activeElement).toBe(begun);
      expect(screen.queryByRole('button', { name: 'Publish' })).toBeNull();
      begun.value = 'Hello';
      rerender(whole(stateOf({ text: 'Hello' })));
      expect(field()).toBe(begun);
      expect(document.activeElement).toBe(begun);
      expect(begun.value).toBe('Hello');
      expect(screen.getByRole('button', { name: 'Publish' })).toBeTruthy();
    });

    it('has the caret where the draft has it from the moment in which the text is there', () => {
      const draft = { text: 'The market', selection: [4, 10] as [number, number] };
      const shown = (state: ComposerState) => <ComposerPage {...all} state={state} locale="en" adds />;
      const { rerender } = render(shown(stateOf()));
      rerender(shown({ ...stateOf(draft), revision: 1 }));
      expect([field().value, field().selectionStart, field().selectionEnd]).toEqual(['The market', 4, 10]);
      // What the browser tells of that is no change of the person's.
      fireEvent(field(), new Event('selectionchange'));
      expect(on.onType).not.toHaveBeenCalled();
    });

    it('but for what is fetched from the server, which is waited for', () => {
      const desk = { manuscript: () => manuscriptWith(), revision: () => 0, isLost: () => false };
      render(<ComposerPage {...few} onNew={onNew} state={beginning(desk, 'opening')} adds={false} />);
      expect(screen.queryByRole('textbox')).toBeNull();
      expect(screen.getByRole('status').textContent).not.toBe('');
    });
  });

  it('takes files that are pasted into the text or dropped anywhere, and leaves a pasted text to the field', () => {
    const on = page(stateOf({ text: 'Hello' }));
    const field = screen.getByRole('textbox', { name: 'Post for Mastodon' });
    const file = new File(['x'], 'a.png');
    fireEvent.paste(field, { clipboardData: { files: [] } });
    expect(on.onFiles).not.toHaveBeenCalled();
    fireEvent.paste(field, { clipboardData: { files: [file] } });
    expect(on.onFiles).toHaveBeenLastCalledWith([file], 0);
    const other = new File(['y'], 'b.png');
    fireEvent.drop(screen.getByRole('main'), { dataTransfer: { files: [other], types: ['Files'] } });
    expect(on.onFiles).toHaveBeenLastCalledWith([other]);
    expect(on.onFiles).toHaveBeenCalledTimes(2);
  });

  it('moves a file by drag', () => {
    const on = page(stateOf({ files: [fileWith('a'), fileWith('b'), fileWith('c')] }));
    const [first, , third] = document.querySelectorAll('.composer-file');
    const held = new Map<string, string>();
    const dataTransfer = {
      ...{ files: [], types: [], effectAllowed: '' },
      setData: (kind: string, value: string) => held.set(kind, value),
      getData: (kind: string) => held.get(kind) ?? '',
    };
    if (!first || !third) throw new Error('three files');
    fireEvent.dragStart(third, { dataTransfer });
    fireEvent.drop(first, { dataTransfer });
    expect(on.onMoveFile).toHaveBeenCalledWith('c', 0);
    expect(on.onFiles).not.toHaveBeenCalled();
  });

  it('lists what waits for its time, and writes in it again where that is possible', () => {
    const item = { account: 'Stadt', excerpt: 'Market', at: now + 9e6 };
    const state = stateOf();
    const planned = [
      { ...item, id: 'a', keptBy: 'server' as const, isEditable: false },
      { ...item, id: 'b', keptBy: 'mitposten' as const, isEditable: true },
    ];
    const on = page({ ...state, shelf: { ...state.shelf, planned } });
    expect(screen.getAllByLabelText('Change time: Market')).toHaveLength(2);
    fireEvent.click(screen.getByRole('button', { name: 'Write on: Market' }));
    expect(on.onEditPlanned).toHaveBeenCalledWith('b');
  });

  it('asks for a text template by what is written, though that is not drawn yet, and keeps its name until it is', () => {
    const on = page(stateOf({ text: '' }));
    const name = screen.getByRole<HTMLInputElement>('textbox', {
      name: 'Name of the text template',
      hidden: true,
    });
    const save = () =>
      fireEvent.click(screen.getByRole('button', { name: 'Save the text as a text template', hidden: true }));
    save();
    expect(on.onKeepTemplate).not.toHaveBeenCalled();
    fireEvent.change(name, { target: { value: ' Market ' } });
    on.onKeepTemplate.mockReturnValueOnce(false).mockReturnValueOnce(true);
    save();
    expect(name.value).toBe(' Market ');
    save();
    expect(on.onKeepTemplate).toHaveBeenLastCalledWith('Market');
    expect(name.value).toBe('');
  });

  it('says that a correction was overtaken, and that nothing was overwritten', () => {
    page(stateOf({ text: 'Hello' }, { progress: 'changed-meanwhile' }));
    expect(screen.getByText(/Nothing was overwritten/)).toBeTruthy();
  });

  it('sends at Ctrl+Enter', () => {
    const on = page(stateOf({ text: 'Hello' }));
    fireEvent.keyDown(screen.getByRole('textbox', { name: 'Post for Mastodon' }), {
      key: 'Enter',
      ctrlKey: true,
    });
    expect(on.onSend).toHaveBeenCalledOnce();
  });

  it('shows what hinders it at its field only once somebody wanted to publish', () => {
    const blank = stateOf();
    page(blank);
    expect(screen.queryByText('Write a text or add a file.')).toBeNull();
    cleanup();
    page({ ...blank, tried: true });
    const field = screen.getByRole('textbox', { name: 'Post for Mastodon' });
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const described = field.getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(described)?.textContent).toContain('Write a text or add a file.');
  });

  it('takes a proposal by arrow and Enter, and leaves Enter alone before one is chosen', () => {
    const suggestions = {
      ...{ start: 0, end: 3, needsSearch: undefined },
      items: [{ label: '@zoo@zoo.example', note: 'Zoo', insert: '@zoo@zoo.example' }],
    };
    // happy-dom has none: what the field falls back to then is tried here, the browsers' own end to end.
    Object.assign(document, { execCommand: () => false });
    const on = page(stateOf({ text: '@zo' }, { suggestions }));
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Post for Mastodon' });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(on.onCalm).not.toHaveBeenCalled();
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    const [option] = within(screen.getByRole('listbox')).getAllByRole('option');
    expect(option?.getAttribute('aria-selected')).toBe('true');
    expect(field.getAttribute('aria-activedescendant')).toBe(option?.id);
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(on.onCalm).toHaveBeenCalled();
    expect(field.value).toBe('@zoo@zoo.example ');
  });

  it('moves a file by its buttons, not beyond the ends, and says where it is', () => {
    const on = page(stateOf({ files: [fileWith('a'), fileWith('b')] }));
    fireEvent.click(screen.getByRole('button', { name: 'Picture 1 earlier' }));
    expect(on.onMoveFile).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Picture 2 earlier' }));
    expect(on.onMoveFile).toHaveBeenCalledWith('b', 0);
    expect(screen.getByText('Picture 2 is now at place 1.')).toBeTruthy();
  });

  it('asks for no description of what is decoration, and says what becomes of place and size', () => {
    page(
      stateOf({
        files: [
          fileWith('a', { decorative: true, traces: 'taken-out', size: { width: 9000, height: 9000 } }),
        ],
      }),
    );
    expect(screen.queryByRole('textbox', { name: 'Alt text for Picture 1' })).toBeNull();
    expect(screen.getByText('Place, time and device are taken out.')).toBeTruthy();
    expect(screen.getByText('Is made smaller or converted for stadt.')).toBeTruthy();
  });

  it('has no time, warning and visibility for a warning to the public', () => {
    page(stateOf({ urgent: true, at: now + 1e9 }));
    expect(screen.queryByLabelText('Time')).toBeNull();
    expect(screen.queryByLabelText('Content warning')).toBeNull();
    expect(screen.getByRole('button', { name: 'Publish' })).toBeTruthy();
  });

  it('offers quote policy only where a server knows it, and names those that do not', () => {
    page(stateOf({}, {}, [accountWith(stadt, {}, '4.4.0')]));
    expect(screen.queryByLabelText('Who may quote?')).toBeNull();
    cleanup();
    page(
      stateOf({ accounts: [stadt, 'alt@alt.example'] }, {}, [
        accountWith(),
        accountWith('alt@alt.example', {}, '4.3.0'),
      ]),
    );
    expect(screen.getByText('Not on: alt (from Mastodon 4.5).')).toBeTruthy();
  });

  it('says who keeps a planned post: the server one, Mitposten a thread', () => {
    page(stateOf({ text: 'Hello', at: Date.now() + 9e6 }));
    expect(screen.getByText('The server of stadt keeps the post until then.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Schedule' })).toBeTruthy();
    cleanup();
    page(stateOf({ text: 'word '.repeat(150), at: Date.now() + 9e6 }));
    expect(screen.getByText('For stadt, Mitposten keeps it. The browser must be open then.')).toBeTruthy();
  });

  it('shows a poll in the preview as it will be asked', () => {
    page(stateOf({ text: 'When?', poll: { options: ['Today', 'Tomorrow'], lasts: 3600, multiple: false } }));
    const poll = screen.getByRole('list', { name: 'Poll' });
    expect(
      within(poll)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['Today', 'Tomorrow']);
  });

  it('shows what a correction changes, and has nothing that cannot be changed any more', () => {
    const corrects = {
      ...{ account: stadt, id: '1', url: 'https://krefeld.example/@stadt/1', text: 'Mart', warning: '' },
      ...{ media: [], poll: undefined, language: 'de', sensitive: false },
    };
    page(stateOf({ text: 'Markt', corrects, language: 'de' }));
    expect(screen.getByText('Mart').tagName).toBe('DEL');
    expect(document.querySelector('ins')?.textContent).toBe('Markt');
    expect(screen.queryByRole('button', { name: 'Add files' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Publish changes' })).toBeTruthy();
  });

  it('says that a text could not be stored', () => {
    page(stateOf({ text: 'Hello' }, { lost: true }));
    expect(screen.getByText(/Copy your text/)).toBeTruthy();
  });

  it('divides a text of which a part cannot stand in one status, and draws no more than twelve', () => {
    page(stateOf({ text: 'word '.repeat(1500) }));
    expect(document.querySelectorAll('.composer-preview .status')).toHaveLength(12);
    expect(screen.getByText('… and 3 more posts')).toBeTruthy();
  });
});

describe('the popup’s field', () => {
  it('names what belongs to the draft and is not shown, and moves to a window of its own', () => {
    const on = callbacks();
    const state = stateOf({ text: 'Hello', files: [fileWith('a')], warning: 'Flood' });
    // Each is a function that is only watched.
    render(
      <PopupComposer
        {...(on as object as never as Parameters<typeof PopupComposer>[0])}
        state={state}
        locale="en"
      />,
    );
    expect(screen.getByText('Belongs to this draft: 1 file, Content warning: Flood')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Picture, video or sound' }));
    fireEvent.click(screen.getByRole('button', { name: 'In its own window' }));
    expect(on.onOwnWindow.mock.calls).toEqual([[true], [false]]);
    // With the caret where it is at that moment.
    expect(on.onType).toHaveBeenLastCalledWith('Hello', [0, 0]);
    expect(document.activeElement?.tagName).toBe('TEXTAREA');
  });
});

describe('words', () => {
  it('name the file, the figures and the account of each problem', () => {
    const files = stateOf({ files: [fileWith('a')] }).view.files;
    expect(problemWords({ field: 'files', kind: 'description', file: 0, count: 9, limit: 5 }, files)).toBe(
      'The alt text of Picture 1 is too long: 9 of 5 characters.',
    );
    expect(
      notTakenWords({ kind: 'size', name: 'film.mp4', bytes: 2 * 1024 ** 3, limit: 99 * 1024 ** 2 }, 'en'),
    ).toMatch(/“film\.mp4” was not added: the file is 2,048.MB, at most 99.MB is allowed\./);
  });

  it('a time is said as the person has it, and read back the same', () => {
    const at = Math.floor(now / 60_000) * 60_000;
    expect(timeOf(localTime(at))).toBe(at);
    expect(localTime(undefined)).toBe('');
    expect(timeOf('')).toBeUndefined();
  });
});
