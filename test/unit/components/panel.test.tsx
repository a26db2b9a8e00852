// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  Panel,
  type PanelAccount,
  type PanelProps,
  type PanelState,
} from '../../../components/panel/Panel.tsx';

afterEach(cleanup);

describe('the panel', () => {
  it('says that the page must be loaded again, without a switch', () => {
    show({ kind: 'reload' });
    expect(screen.getByRole('status').textContent).toBe('Please reload this page');
    expect(screen.queryByRole('switch')).toBeNull();
  });

  it('offers to connect an account and passes on the native event', () => {
    const { onConnect } = show({ kind: 'no-account' });
    fireEvent.click(screen.getByRole('button', { name: 'Connect Mastodon account' }));
    expect(onConnect.mock.lastCall?.[0]).toBeInstanceOf(Event);
  });

  it('asks to be armed with the native event when the switch is clicked', () => {
    const { onArm } = show(ready({}));
    fireEvent.click(screen.getByRole('switch', { name: 'Also on Mastodon' }));
    expect(onArm).toHaveBeenCalledWith(true, expect.any(Event));
  });

  it('asks to be disarmed when the switch is on', () => {
    const { onArm } = show(ready({ armed: true }));
    fireEvent.click(screen.getByRole('switch', { checked: true }));
    expect(onArm).toHaveBeenCalledWith(false, expect.any(Event));
  });

  it('keeps the label of the switch while its state changes', () => {
    const { rerender } = show(ready({}));
    rerender(ready({ armed: true }));
    const onSwitch = screen.getByRole('switch', { name: 'Also on Mastodon' });
    expect(onSwitch.getAttribute('aria-checked')).toBe('true');
  });

  it('announces politely that the post is armed, in a region that was there before', () => {
    const { rerender } = show(ready({}));
    const status = screen.getByRole('status');
    expect(status.textContent).toBe('');
    rerender(ready({ armed: true }));
    expect(status.textContent).toBe('Will be published on Mastodon too when you post');
  });

  it('describes the switch by state, length and way', () => {
    show(ready({ armed: true }));
    expect(descriptionOf(screen.getByRole('switch'))).toBe(
      'On 123/500123 of 500 characters From town.example to Town (@town@social.example)',
    );
  });

  it('does nothing while the post is being sent', () => {
    const { onArm } = show(ready({ armed: true, sending: true }));
    fireEvent.click(screen.getByRole('switch'));
    expect(screen.getByRole('switch').getAttribute('aria-disabled')).toBe('true');
    expect(onArm).not.toHaveBeenCalled();
  });

  it('shows a text that is too long for one status as several posts, not as an error', () => {
    show(ready({ accounts: [account({ count: 720, statuses: 2 })] }));
    expect(screen.getByText('2 posts')).toBeTruthy();
    expect(screen.queryByText('720/500')).toBeNull();
  });

  it('tells how many pictures have no alternative text and explains it in a popover', () => {
    show(ready({ missingDescriptions: 1 }));
    const button = screen.getByRole('button', { name: '1 picture without alt text' });
    const bubble = document.getElementById(button.getAttribute('popovertarget') ?? '');
    expect(bubble?.textContent).toContain('You can post without it.');
  });

  it('says that the post will wait, at the reminder and when it is armed', () => {
    const { rerender } = show(ready({ missingDescriptions: 1, uncheckedDescriptions: 1, held: true }));
    const button = screen.getByRole('button', { name: '2 ALT needed' });
    expect(bubbleOf(button)).toContain('Waits for 2 alt texts');
    expect(bubbleOf(button)).toContain(
      'mirrored to Mastodon only once all pictures and videos have an alt text',
    );
    const text = 'Will be published on Mastodon only once the alt texts are there';
    expect(screen.queryByText(text)).toBeNull();
    rerender(ready({ armed: true, missingDescriptions: 1, uncheckedDescriptions: 1, held: true }));
    expect(screen.getByText(text)).toBeTruthy();
  });

  it('asks to check what a machine wrote', () => {
    show(ready({ uncheckedDescriptions: 2 }));
    expect(bubbleOf(screen.getByRole('button', { name: 'Check 2 alt texts' }))).toContain(
      'It was written by a machine.',
    );
  });

  it('says first what does not fit, with the sizes and what helps', () => {
    const unfit = {
      kind: 'video-too-large',
      media: 0,
      bytes: 120 * 1024 ** 2,
      limit: 99 * 1024 ** 2,
    } as const;
    show(ready({ missingDescriptions: 1, unfit: [unfit] }));
    const said = bubbleOf(screen.getByRole('button', { name: '1 file does not fit' }));
    expect(said).toContain('Video 1 has 120\u00a0MB');
    expect(said).toContain('99\u00a0MB at most. A shorter video or a lower resolution helps.');
    expect(said).toContain('1 picture without alt text');
  });

  it('is not disturbed where there is nothing to say', () => {
    show(ready({}));
    expect(document.querySelector('.missing')).toBeNull();
  });

  it('asks a single account that is signed out to sign in instead of showing a switch', () => {
    const { onConnect } = show(ready({ accounts: [account({ signedIn: false })] }));
    fireEvent.click(screen.getByRole('button', { name: 'Sign in: @town@social.example' }));
    expect(onConnect).toHaveBeenCalledOnce();
    expect(screen.queryByRole('switch')).toBeNull();
  });
});

it('says where a text leads to a link that stands elsewhere', () => {
  show(ready({ linkElsewhere: 'Link in bio' }));
  expect(screen.getByRole('button', { name: /Link missing/ })).toBeTruthy();
  expect(screen.getByText(/“Link in bio”\. On Mastodon that leads nowhere/)).toBeTruthy();
});

describe('the panel with several accounts', () => {
  const two = [
    account({}),
    account({ id: 'fire', name: 'Fire Brigade', handle: '@fire@social.example', chosen: false }),
  ];

  it('opens the list of accounts by a button that says how many are chosen', () => {
    show(ready({ accounts: two }));
    const button = screen.getByRole('button', { name: 'Choose Mastodon accounts, 1 of 2 chosen' });
    const list = document.getElementById(button.getAttribute('popovertarget') ?? '');
    expect(list?.getAttribute('popover')).toBe('auto');
    expect(list?.querySelectorAll('input[type=checkbox]')).toHaveLength(2);
  });

  it('passes on which account was chosen, with the native event', () => {
    const { onChoose } = show(ready({ accounts: two }));
    fireEvent.click(screen.getByRole('checkbox', { name: /Fire Brigade/ }));
    expect(onChoose).toHaveBeenCalledWith('fire', true, expect.any(Event));
  });

  it('shows the length where the least room is left', () => {
    const tight = account({ id: 'tight', count: 490 });
    show(ready({ accounts: [account({}), tight] }));
    expect(within(line()).getByText('490/500')).toBeTruthy();
  });

  it('cannot be armed while no account is chosen', () => {
    const { onArm } = show(ready({ accounts: two.map((one) => ({ ...one, chosen: false })) }));
    fireEvent.click(screen.getByRole('switch'));
    expect(screen.getByText('No account chosen')).toBeTruthy();
    expect(onArm).not.toHaveBeenCalled();
  });

  it('says that a chosen account is signed out and lets it sign in', () => {
    const out = account({ id: 'out', handle: '@out@social.example', signedIn: false });
    const { onConnect } = show(ready({ accounts: [account({}), out] }));
    expect(screen.getByRole('button', { name: /1 account signed out/ })).toBeTruthy();
    fireEvent.click(screen.getByText('Sign in'));
    expect(onConnect).toHaveBeenCalledOnce();
  });
});

function show(state: PanelState) {
  const callbacks = {
    onArm: vi.fn<PanelProps['onArm']>(),
    onChoose: vi.fn<PanelProps['onChoose']>(),
    onConnect: vi.fn<PanelProps['onConnect']>(),
  };
  const { rerender } = render(<Panel state={state} {...callbacks} />);
  return { ...callbacks, rerender: (next: PanelState) => rerender(<Panel state={next} {...callbacks} />) };
}

function ready(part: Partial<Extract<PanelState, { kind: 'ready' }>>): PanelState {
  return {
    kind: 'ready',
    profileName: 'town.example',
    accounts: [account({})],
    armed: false,
    missingDescriptions: 0,
    uncheckedDescriptions: 0,
    held: false,
    unfit: [],
    sending: false,
    ...part,
  };
}

function account(part: Partial<PanelAccount>): PanelAccount {
  return {
    id: 'town',
    name: 'Town',
    handle: '@town@social.example',
    avatar: '',
    chosen: true,
    signedIn: true,
    count: 123,
    limit: 500,
    statuses: 1,
    ...part,
  };
}

function bubbleOf(button: HTMLElement): string {
  return document.getElementById(button.getAttribute('popovertarget') ?? '')?.textContent ?? '';
}

function descriptionOf(element: HTMLElement): string {
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent).join(' ');
}

function line(): HTMLElement {
  const found = screen.getByRole('switch').parentElement?.querySelector<HTMLElement>('.words');
  if (!found) throw new Error('The panel has no words.');
  return found;
}
