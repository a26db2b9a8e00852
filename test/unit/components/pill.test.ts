// @vitest-environment happy-dom
import { getByRole, queryByRole, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPill } from '../../../components/pill/pill.ts';
import type { PillState } from '../../../utils/post/pill.ts';

type Ready = Extract<PillState, { kind: 'ready' }>;

const ready = (part: Partial<Ready> = {}): Ready => ({
  ...{ kind: 'ready', profileName: 'town.example', receivers: ['Town'], accounts: 1, armed: false },
  ...{
    sending: false,
    waitsFor: undefined,
    asking: false,
    length: '123/500',
    lengthSpoken: '123 of 500 characters',
  },
  ...{ reminder: undefined, isHeld: false, differs: false, isOpen: false },
  ...part,
});

/** The pill in the document; its root is open, as in test builds. */
function show(state: PillState) {
  const pill = createPill(document, 'open');
  document.body.append(pill.host);
  pill.show(state);
  // The library's queries want an element.
  const panel = pill.root.querySelector<HTMLElement>('section');
  if (!panel) throw new Error('The pill is empty.');
  const shown = panel.querySelector<HTMLElement>('.pill:not([hidden])') ?? panel;
  const byId = (id: string) => pill.root.getElementById(id)?.textContent ?? '';
  return {
    ...{ pill, panel, shown, byId },
    button: (name: string | RegExp) => getByRole(shown, 'button', { name }),
    theSwitch: () => getByRole(shown, 'switch'),
    /** What the switch is described by, in words. */
    description: () =>
      (getByRole(shown, 'switch').getAttribute('aria-describedby') ?? '').split(' ').map(byId).join(' '),
  };
}
afterEach(() => document.body.replaceChildren());

describe('the pill', () => {
  it('is a plain element with a closed root, which no page can make its own', () => {
    const { host, root } = createPill(document, 'closed');
    expect([host.tagName, host.shadowRoot, root.mode]).toEqual(['DIV', null, 'closed']);
  });

  it('has nothing of the post in it, and no field', () => {
    const { pill } = show(ready());
    expect(pill.root.querySelectorAll('input, textarea, select, [contenteditable], img, a')).toHaveLength(0);
  });

  it('keeps what it says of its own element from the page’s styles', () => {
    const { pill } = show(ready());
    const style = pill.root.querySelector('style')?.textContent ?? '';
    expect(style).toMatch(/:host \{\s*all: initial !important;/);
    expect(style).toMatch(/animation: none !important;/);
  });

  it('is as broad as the button beside it leaves room', () => {
    const { pill } = show(ready());
    pill.align('4px 8px');
    const styles = [...pill.root.querySelectorAll('style')].map(({ textContent }) => textContent);
    expect(styles.join()).toContain('margin-inline: 4px 8px !important;');
  });
});

describe('the pill without a switch', () => {
  it('says that the page must be loaded again', () => {
    const { shown } = show({ kind: 'reload' });
    expect(getByRole(shown.parentElement ?? shown, 'status').textContent).toBe('Please reload this page');
    expect(queryByRole(shown, 'switch')).toBeNull();
    expect(shown.title).toContain('was already open when Mitposten was installed');
  });

  it('says that a shared post is not mirrored, and why', () => {
    const { shown } = show({ kind: 'shared' });
    expect(getByRole(shown.parentElement ?? shown, 'status').textContent).toBe(
      'Shared posts stay off Mastodon',
    );
    expect(shown.title).toContain('published by somebody else');
    expect(queryByRole(shown, 'switch')).toBeNull();
  });

  it('offers to connect an account', () => {
    const { button, pill, shown } = show({ kind: 'no-account' });
    expect(pill.pressOf(button('Connect Mastodon account'))).toBe('connect');
    expect(queryByRole(shown, 'switch')).toBeNull();
  });

  it('asks the only account, which is signed out, to sign in', () => {
    const { button, pill, shown } = show({ kind: 'signed-out', handle: '@town@social.example' });
    expect(pill.pressOf(button('Sign in'))).toBe('connect');
    expect(shown.textContent).toContain('Signed out of Mastodon');
    expect(shown.title).toBe('@town@social.example');
    expect(queryByRole(shown, 'switch')).toBeNull();
  });

  it('becomes the switch once there is something to switch', () => {
    const { pill, panel } = show({ kind: 'no-account' });
    pill.show(ready());
    expect(getByRole(panel, 'switch', { name: 'Also on Mastodon' })).toBeTruthy();
  });
});

describe('the switch', () => {
  it('has a name, which stays while its state changes', () => {
    const { pill, theSwitch, shown } = show(ready());
    const before = getByRole(shown, 'switch', { name: 'Also on Mastodon' });
    expect(before.getAttribute('aria-checked')).toBe('false');
    pill.show(ready({ armed: true }));
    expect(getByRole(shown, 'switch', { name: 'Also on Mastodon' })).toBe(before);
    expect(theSwitch().getAttribute('aria-checked')).toBe('true');
  });

  it('is described by state, length and way', () => {
    const { description } = show(ready({ armed: true }));
    expect(description()).toBe('On 123 of 500 characters From town.example to Town');
  });

  it('announces politely that the post is armed, in a region that was there before', () => {
    const { pill, shown } = show(ready());
    const status = getByRole(shown, 'status');
    expect(status.textContent).toBe('');
    pill.show(ready({ armed: true }));
    expect(status.textContent).toBe('Will be published on Mastodon too when you post');
  });

  it('announces that the post will wait', () => {
    const { pill, shown } = show(ready({ isHeld: true }));
    const text = 'Will be published on Mastodon only once the alt texts are there';
    expect(getByRole(shown, 'status').textContent).toBe('');
    pill.show(ready({ isHeld: true, armed: true }));
    expect(getByRole(shown, 'status').textContent).toBe(text);
  });

  it('is pressed wherever in it', () => {
    const { pill, theSwitch } = show(ready());
    const thumb = theSwitch().querySelector('.thumb') ?? theSwitch();
    expect([pill.pressOf(theSwitch()), pill.pressOf(thumb)]).toEqual(['switch', 'switch']);
  });

  it('does nothing while the post is being sent, and says why', () => {
    const { pill, theSwitch, byId } = show(ready({ armed: true, sending: true }));
    expect(theSwitch().getAttribute('aria-disabled')).toBe('true');
    expect(pill.pressOf(theSwitch())).toBeUndefined();
    expect(byId('state')).toBe('Sending …');
  });

  it('leads to the list of accounts while none is chosen, and says so', () => {
    const { pill, theSwitch, byId } = show(ready({ receivers: [], accounts: 2 }));
    expect(theSwitch().getAttribute('aria-disabled')).toBe('false');
    expect(pill.pressOf(theSwitch())).toBe('choose');
    expect(byId('state')).toBe('No account chosen');
  });

  it('can be switched off even where no account is chosen any more', () => {
    const { pill, theSwitch } = show(ready({ receivers: [], accounts: 2, armed: true }));
    expect(pill.pressOf(theSwitch())).toBe('switch');
  });

  it('says that a window of ours asks', () => {
    const { byId, shown } = show(ready({ asking: true }));
    expect(byId('state')).toBe('Please confirm');
    expect(getByRole(shown, 'status').textContent).toBe('Mitposten asks in a window of its own');
  });
});

describe('the length', () => {
  it('is shown, and read out in words', () => {
    const { shown, byId } = show(ready());
    const length = shown.querySelector('.length');
    expect([length?.textContent, length?.getAttribute('aria-hidden')]).toEqual(['123/500', 'true']);
    expect(byId('length')).toBe('123 of 500 characters');
  });

  it('is not said while the post is being sent', () => {
    const { shown, byId } = show(ready({ armed: true, sending: true }));
    expect([shown.querySelector('.length')?.textContent, byId('length')]).toEqual(['', '']);
  });
});

describe('the reminder', () => {
  const reminder = { text: '2 alt texts needed', count: 2 };

  it('leads to the preview, where it is explained', () => {
    const { button, pill } = show(ready({ reminder }));
    expect(pill.pressOf(button('2 alt texts needed'))).toBe('preview');
  });

  it('is not there where there is nothing to say', () => {
    const { pill, shown } = show(ready({ reminder }));
    pill.show(ready());
    expect(shown.querySelector<HTMLElement>('.reminder')?.hidden).toBe(true);
  });
});

describe('the button of the preview', () => {
  it('has a name, says whether it is open, and is pressed', () => {
    const { button, pill } = show(ready());
    expect(button('Preview').getAttribute('aria-expanded')).toBe('false');
    expect(pill.pressOf(button('Preview'))).toBe('preview');
    pill.show(ready({ isOpen: true }));
    expect(button('Preview').getAttribute('aria-expanded')).toBe('true');
  });

  it('says how many of several accounts are chosen', () => {
    const { button } = show(ready({ accounts: 2 }));
    const preview = button('Preview, Choose Mastodon accounts, 1 of 2 chosen');
    expect(within(preview).getByText('1')).toBeTruthy();
  });

  it('is not there where the page lets no frame of ours be, which is said', () => {
    const { pill, shown } = show(ready({ isOpen: undefined }));
    expect(queryByRole(shown, 'button', { name: /^Preview/ })).toBeNull();
    const note = getByRole(shown, 'button', { name: /No preview/ });
    expect(note.title).toContain('does not allow Mitposten’s preview');
    expect(pill.pressOf(note)).toBeUndefined();
  });

  it('gets the focus back when the sheet is closed', () => {
    const { button, pill } = show(ready());
    const focus = vi.spyOn(button('Preview'), 'focus');
    pill.focus();
    expect(focus).toHaveBeenCalledOnce();
  });

  it('opens a sheet in the top layer, for the frame', () => {
    const { pill } = show(ready());
    expect([pill.sheet.getAttribute('popover'), pill.root.contains(pill.sheet)]).toEqual(['manual', true]);
  });
});

describe('what stays as it was', () => {
  it('is not made anew', () => {
    const { pill } = show(ready({ reminder: { text: 'x', count: 1 } }));
    const observer = new MutationObserver(() => {});
    observer.observe(pill.root, { subtree: true, childList: true, characterData: true });
    pill.show(ready({ reminder: { text: 'x', count: 1 } }));
    expect(observer.takeRecords()).toEqual([]);
    observer.disconnect();
  });
});
