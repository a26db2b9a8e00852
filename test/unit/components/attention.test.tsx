// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { Attention } from '../../../components/options/Attention.tsx';
import { Kept } from '../../../components/options/Kept.tsx';
import { reasonKeys } from '../../../components/problem.ts';

afterEach(cleanup);

it('lets a person be called, and says when the same counts as the same', () => {
  const [onCalls, onSameContent] = [vi.fn(), vi.fn()];
  const choices = [0, 30, 120, 360];
  render(
    <Attention
      calls={false}
      sameContent={120}
      sameContentChoices={choices}
      {...{ onCalls, onSameContent }}
    />,
  );
  fireEvent.click(screen.getByRole('checkbox', { name: /^Show a message of the system/ }));
  expect(onCalls).toHaveBeenCalledWith(true);
  const select = screen.getByRole('combobox', { name: 'Recognise the same content within' });
  expect([...select.querySelectorAll('option')].map(({ textContent }) => textContent)).toEqual([
    ...['never', '30 minutes', '2 hours', '6 hours'],
  ]);
  fireEvent.change(select, { target: { value: '0' } });
  expect(onSameContent).toHaveBeenCalledWith(0);
});

it('says of everything for how long it is kept, as it is set', () => {
  render(<Kept sameContent={0} draftDays={30} months={6} />);
  const rows = screen
    .getAllByRole('row')
    .map((row) => [...row.children].map(({ textContent }) => textContent));
  expect(Object.fromEntries(rows)).toMatchObject({
    'Text and a print of the pictures, to recognise the same content': 'Not at all',
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
