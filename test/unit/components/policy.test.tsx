// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { GroupCard } from '../../../components/options/GroupCard.tsx';
import { PolicyNote } from '../../../components/options/PolicyNote.tsx';
import { ProvidedAccounts } from '../../../components/options/ProvidedAccounts.tsx';
import { readPolicy } from '../../../utils/post/read-policy.ts';
import { newRule } from '../../../utils/post/rule.ts';
import { fixedFields } from '../../../utils/post/under-policy.ts';

afterEach(cleanup);

it('says nothing where nothing is set', () => {
  const { container } = render(<PolicyNote managed={readPolicy({})} locale="en" />);
  expect(container.textContent).toBe('');
});

it('says what is set, and of every fault where it is, what is there and what is wanted', () => {
  const found = {
    servers: ['a.example', 'b.example'],
    retention: 6,
    mayChange: [],
    descriptions: 'streng',
    firstStart: 'no',
  };
  render(<PolicyNote managed={readPolicy(found)} locale="en" />);
  const text = screen.getByRole('region', { name: 'Set by your administration' }).textContent;
  expect(text).toContain('Accounts are allowed on: a.example, b.example');
  expect(text).toContain('The log is kept for 6 months.');
  expect(text).toContain('You can change nothing here.');
  expect(text).toContain('2 settings of your administration cannot be understood');
  const [first, second] = within(screen.getAllByRole('list')[1] as HTMLElement).getAllByRole('listitem');
  expect(first?.textContent).toBe('descriptionsPossible: off, warn, require It says: "streng"');
  expect(second?.textContent).toBe('firstStartExpected is true or false. It says: "no"');
});

it('offers to sign in to what is provided, at its own server', () => {
  const policy = { accounts: [{ server: 'social.example', handle: '@stadt@krefeld.example' }] };
  const onAdd = vi.fn();
  render(<ProvidedAccounts policy={policy} accounts={[]} onAdd={onAdd} />);
  fireEvent.click(screen.getByRole('button', { name: 'Sign in: @stadt@krefeld.example' }));
  expect(onAdd).toHaveBeenCalledWith('@stadt@social.example');
});

it('shows what is set of a rule, and lets nobody change it', () => {
  const rule = newRule({ platform: 'facebook', id: '1', name: 'Mediothek' }, []);
  const set = { platform: 'facebook', profile: '1', mode: 'ask', numbered: true } as const;
  const fixed = fixedFields(rule, { rules: [set], descriptions: 'warn' });
  render(
    <GroupCard
      group={{ name: 'Mediothek', rules: [{ ...rule, numbered: true }] }}
      {...{ accounts: [], institutions: [], isOpenAtFirst: true, locale: 'en' }}
      fixedOf={() => fixed}
      canRemove={() => false}
      onSave={() => {}}
      onJoin={() => {}}
      onRemove={() => {}}
    />,
  );
  const groups = screen.getAllByRole('group').filter((each) => each.textContent?.includes('Set by your'));
  expect(groups.map((each) => each.querySelector('legend')?.textContent?.trim())).toHaveLength(4);
  expect(screen.getByRole('radio', { name: /Off by default/ }).closest('fieldset')?.disabled).toBe(true);
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /Number the parts/ }).disabled).toBe(true);
  expect(screen.getByRole('radio', { name: /Quiet public/ }).closest('fieldset')?.disabled).toBe(false);
  expect(screen.queryByRole('button', { name: /Remove/ })).toBeNull();
});
