// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AskPage } from '../../../components/ask/AskPage.tsx';
import type { Asked } from '../../../utils/post/asked.ts';

afterEach(cleanup);

const asked: Asked = {
  kind: 'arm',
  profile: { platform: 'bluesky', id: 'did:plc:town', name: 'town.example' },
  accounts: [{ id: 'town@social.example', name: 'Town' }],
  text: 'The pool opens.',
};

function show(part: Partial<Asked> | 'loading' | 'gone' | 'failed') {
  const onAnswer = vi.fn();
  const all = typeof part === 'string' ? part : { ...asked, ...part };
  render(<AskPage asked={all} locale="en" onAnswer={onAnswer} />);
  return { onAnswer, text: () => document.body.textContent ?? '' };
}
const button = (name: string) => screen.getByRole('button', { name });

describe('the window that asks', () => {
  it('says whose post it is by name and id, where it would go, and what it is', () => {
    const { text } = show({});
    for (const words of ['town.example', 'did:plc:town', 'Town (@town@social.example)', 'The pool opens.'])
      expect(text()).toContain(words);
  });

  it('says of a post without words that it is one of pictures', () => {
    const { text } = show({ text: ' ' });
    expect(text()).not.toContain('The pool opens.');
    expect(screen.getByRole('heading', { name: 'Publish this post on Mastodon too?' })).toBeTruthy();
  });

  it.each([
    ['arm', /has covered, moved or changed the switch/],
    ['offer', /has covered, moved or changed the offer/],
    ['profile', /asks this once/],
    ['same', /under several numbers/],
  ] as const)('says why it asks: %s', (kind, why) => {
    show({ kind });
    expect(screen.getByText(why)).toBeTruthy();
  });

  it('passes on yes and no', () => {
    const { onAnswer } = show({});
    fireEvent.click(button('Publish'));
    fireEvent.click(button('No'));
    expect(onAnswer.mock.calls).toEqual([[true], [false]]);
  });

  it('says as whom one writes and whose the account is, and takes yes once or always', () => {
    const others = [{ account: 'town@social.example', owner: 'Town' }];
    const { onAnswer } = show({
      kind: 'others',
      others,
      profile: { platform: 'facebook', id: '2', name: 'College' },
    });
    expect(screen.getByRole('heading', { name: 'You are writing as College' })).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toContain('@town@social.example belongs to “Town”');
    fireEvent.click(button('Yes, this time'));
    fireEvent.click(button('Yes, always from now on'));
    fireEvent.click(button('No'));
    expect(onAnswer.mock.calls).toEqual([[true], [true, true], [false]]);
  });

  it('asks about a profile, not about a text', () => {
    const { onAnswer, text } = show({ kind: 'profile' });
    expect(text()).not.toContain('The pool opens.');
    fireEvent.click(button('Yes, this profile is ours'));
    expect(onAnswer).toHaveBeenCalledWith(true);
  });

  it('asks whether it is the Page that is known under another number, and shows both', () => {
    const known = { platform: 'facebook', id: '61550000000001', name: 'Town' } as const;
    const profile = { platform: 'facebook', id: '100064000000001', name: 'Town' } as const;
    const { onAnswer, text } = show({ kind: 'same', profile, known });
    expect([known.id, profile.id].filter((id) => text().includes(id))).toHaveLength(2);
    expect(text()).not.toContain('Careful');
    fireEvent.click(button('Yes, the same Page, and publish'));
    fireEvent.click(button('No, another one'));
    expect(onAnswer.mock.calls).toEqual([[true], [false]]);
  });

  it('lets nobody say yes to a profile that could not be proved, and says why', () => {
    show({ kind: 'profile', problem: { kind: 'refused', reason: 'handle-differs', detail: '' } });
    expect(screen.queryByRole('button', { name: /Yes/ })).toBeNull();
    expect(screen.getByRole('alert').textContent).toContain('is not called what the page showed');
    expect(button('No')).toBeTruthy();
  });

  it('warns of another profile that is known by the same name', () => {
    show({ kind: 'profile', known: { platform: 'bluesky', id: 'did:plc:real', name: 'town.example' } });
    expect(screen.getByRole('alert').textContent).toContain('town.example (did:plc:real)');
  });

  it.each(['loading', 'gone', 'failed'] as const)('has nothing to press while it is %s', (state) => {
    show(state);
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByRole('status').textContent).not.toBe('');
  });
});
