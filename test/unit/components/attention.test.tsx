// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { Attention } from '../../../components/options/Attention.tsx';
import { Kept } from '../../../components/options/Kept.tsx';
import { reasonKeys } from '../../../components/problem.ts';
import { nothingFixed } from '../../../utils/post/fixed-settings.ts';

afterEach(cleanup);

it('lets a person be called, and says when the same counts as the same', () => {
  const [onCalls, onReplies, onSameContent] = [vi.fn(), vi.fn(), vi.fn()];
  const choices = [0, 30, 120, 360];
  render(
    <Attention
      calls={false}
      sameContent={120}
      sameContentChoices={choices}
      callsWait={false}
      fixed={nothingFixed}
      replies
      {...{ onCalls, onReplies, onSameContent }}
    />,
  );
  fireEvent.click(screen.getByRole('checkbox', { name: /^Show a system notification/ }));
  expect(onCalls).toHaveBeenCalledWith(true);
  fireEvent.click(screen.getByRole('checkbox', { name: /^Count replies on Mastodon/ }));
  expect(onReplies).toHaveBeenCalledWith(false);
  expect(onCalls).toHaveBeenCalledOnce();
  const select = screen.getByRole('combobox', { name: 'Recognise the same content within' });
  expect([...select.querySelectorAll('option')].map(({ textContent }) => textContent)).toEqual([
    ...['Never', '30 minutes', '2 hours', '6 hours'],
  ]);
  fireEvent.change(select, { target: { value: '0' } });
  expect(onSameContent).toHaveBeenCalledWith(0);
});

it('says of everything for how long it is kept, as it is set', () => {
  const onKeptWords = vi.fn();
  const words = { keptWords: 7, keptWordsChoices: [0, 7], fixed: nothingFixed, onKeptWords };
  render(<Kept sameContent={0} draftDays={30} months={6} {...words} />);
  fireEvent.change(screen.getByRole('combobox', { name: 'Keep the beginning of sent posts' }), {
    target: { value: '0' },
  });
  expect(onKeptWords).toHaveBeenCalledExactlyOnceWith(0);
  const rows = screen
    .getAllByRole('row')
    .map((row) => [...row.children].map(({ textContent }) => textContent));
  expect(Object.fromEntries(rows)).toMatchObject({
    'Text and a fingerprint of the pictures, to recognise the same content': 'Not at all',
    'The beginning of a post that is on Mastodon, so that the overview can name it': '7 days',
    'Drafts that you write here': '30 days',
    'Log and report, without text and pictures': '6 months',
    'Posts that were never switched on or clicked': 'Not at all',
  });
});

it('has for every reason words that a message of the system finds by its name', () => {
  for (const [reason, key] of Object.entries(reasonKeys)) {
    expect(reason.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())).toBe(key);
  }
});
