// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Message, Messages, type MessagesProps } from '../../../components/panel/Messages.tsx';

afterEach(cleanup);

const failed: Message = {
  kind: 'failed',
  id: 'f',
  account: 'Town',
  problem: { kind: 'refused', reason: 'server-refused', detail: 'Text is too long' },
};
const done: Message = {
  kind: 'done',
  id: 'd',
  links: [{ account: 'social.example', url: 'https://social.example/1' }],
};
const offer: Message = {
  kind: 'offer',
  id: 'o',
  accounts: [{ id: 'a', name: 'Town' }],
  excerpt: 'The pool opens.',
};

describe('the messages', () => {
  it('have their live regions before there is anything to say', () => {
    show([]);
    expect(screen.getByRole('status').textContent).toBe('');
    expect(screen.getByRole('alert').textContent).toBe('');
  });

  it('interrupt only for a failure', () => {
    show([failed, done, offer, { kind: 'sending', id: 's', accounts: ['Town'] }]);
    expect(screen.getByRole('alert').textContent).toContain('The Mastodon server refused the post.');
    expect(screen.getByRole('alert').textContent).not.toContain('Published on Mastodon too');
    expect(screen.getByRole('status').textContent).toContain('Published on Mastodon too');
    expect(screen.getByRole('status').textContent).toContain('Publishing on Mastodon: Town');
  });

  it('show the server’s own words', () => {
    show([failed]);
    expect(screen.getByText('The server says: “Text is too long”')).toBeTruthy();
  });

  it('link to the published status in a new tab', () => {
    show([done]);
    const link = screen.getByRole('link', { name: /View on social.example/ });
    expect(link.getAttribute('href')).toBe('https://social.example/1');
    expect(link.getAttribute('rel')).toBe('noreferrer');
  });

  it('mirror an offer on a click and pass on the native event', () => {
    const { onMirror } = show([offer]);
    fireEvent.click(screen.getByRole('button', { name: 'Mirror' }));
    expect(onMirror).toHaveBeenCalledWith('o', expect.any(Event));
  });

  it('say of a draft that nobody saw whether it was published', () => {
    show([offer, { ...offer, id: 'u', unseenOn: 'instagram' }]);
    expect(screen.getAllByText(/Mirror it only if it stands on Instagram\./)).toHaveLength(1);
    expect(screen.getAllByRole('button', { name: 'Mirror' })).toHaveLength(2);
  });

  it('can be dismissed, an offer also by its No', () => {
    const { onDismiss } = show([offer, done]);
    fireEvent.click(screen.getByRole('button', { name: 'No' }));
    const closing = within(cardOf('Published on Mastodon too')).getByRole('button', { name: 'Close' });
    fireEvent.click(closing);
    expect(onDismiss.mock.calls).toEqual([['o'], ['d']]);
  });

  it('are held as long as the pointer or the focus is on them', () => {
    const { onHold } = show([done]);
    const link = screen.getByRole('link');
    fireEvent.mouseEnter(cardOf('Published on Mastodon too'));
    fireEvent.focus(link);
    fireEvent.mouseLeave(cardOf('Published on Mastodon too'));
    expect(onHold.mock.calls).toEqual([['d', true]]);
    fireEvent.blur(link);
    expect(onHold.mock.lastCall).toEqual(['d', false]);
  });

  it('say when the next try is, and that nobody need act', () => {
    const problem = { kind: 'unreachable', reason: 'server-down', detail: '', retryAt: Date.now() } as const;
    show([{ kind: 'waiting', id: 'w', account: 'Town', problem }]);
    expect(screen.getByText(/^Next try: /)).toBeTruthy();
    expect(screen.getByText(/nothing you need to do/)).toBeTruthy();
  });
});

function show(messages: Message[]) {
  const callbacks = {
    onMirror: vi.fn<MessagesProps['onMirror']>(),
    onDismiss: vi.fn<MessagesProps['onDismiss']>(),
    onHold: vi.fn<NonNullable<MessagesProps['onHold']>>(),
  };
  render(<Messages messages={messages} locale="en" {...callbacks} />);
  return callbacks;
}

function cardOf(text: string): HTMLElement {
  const card = screen.getByText(text).closest<HTMLElement>('.card');
  if (!card) throw new Error(`No card holds “${text}”.`);
  return card;
}
