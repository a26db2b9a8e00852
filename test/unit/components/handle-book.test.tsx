// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { HandleBook } from '../../../components/options/HandleBook.tsx';
import type { HandleBookProps } from '../../../components/options/types.ts';
import type { BookEntry } from '../../../utils/post/book-entry.ts';

afterEach(cleanup);

const zoo: BookEntry = { platform: 'bluesky', name: 'zoo.bsky.social', account: 'zoo@social.example' };

function show(part: Partial<HandleBookProps> & { canCheck?: boolean } = {}) {
  const onSave = vi.fn<HandleBookProps['onSave']>();
  const onRemove = vi.fn<HandleBookProps['onRemove']>();
  const book = (more: typeof part) => (
    <HandleBook
      names={[]}
      state={{ kind: 'idle' }}
      canCheck
      isFixed={() => false}
      mayAdd
      onSave={onSave}
      onRemove={onRemove}
      {...more}
    />
  );
  const { rerender } = render(book(part));
  return { onSave, onRemove, rerender: (more: typeof part) => rerender(book(more)) };
}

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const type = (label: string, value: string) => fireEvent.change(field(label), { target: { value } });
const submit = () => fireEvent.submit(screen.getByRole('form', { name: 'Add a name' }));

it('says what it is for where it is empty', () => {
  show();
  expect(screen.getByText('No name yet')).toBeTruthy();
  expect(screen.queryByRole('list')).toBeNull();
});

it('gives what was typed, without the blanks around it', () => {
  const { onSave } = show();
  fireEvent.change(screen.getByLabelText('Platform'), { target: { value: 'instagram' } });
  type('Name there', ' zoo_krefeld ');
  type('Address on Mastodon', ' @zoo@social.example ');
  submit();
  expect(onSave).toHaveBeenCalledWith({
    ...{ platform: 'instagram', name: 'zoo_krefeld', account: '@zoo@social.example' },
  });
});

it.each([
  ['Name there', '@ ', 'zoo@social.example', 'Enter the name on the platform.'],
  ['Address on Mastodon', 'zoo', ' ', 'Enter the address of the Mastodon account.'],
])('says at the field that it is missing: %s', (label, name, account, words) => {
  const { onSave } = show();
  type('Name there', name);
  type('Address on Mastodon', account);
  submit();
  expect(onSave).not.toHaveBeenCalled();
  expect(screen.getByRole('alert').textContent).toBe(words);
  expect(field(label).getAttribute('aria-invalid')).toBe('true');
  expect(field(label).getAttribute('aria-describedby')).toContain('name-error');
  expect(document.activeElement).toBe(field(label));
});

it('says that it is checking, and is not asked twice', () => {
  const { onSave } = show({ state: { kind: 'checking', account: 'zoo@social.example' } });
  expect(screen.getByRole('status').textContent).toBe('Checking zoo@social.example …');
  type('Name there', 'zoo');
  type('Address on Mastodon', 'zoo@social.example');
  submit();
  expect(onSave).not.toHaveBeenCalled();
});

it('keeps what was typed after a failure, says what to do, and empties the fields after a success', () => {
  const { rerender } = show();
  type('Name there', 'zoo');
  type('Address on Mastodon', 'zo@social.example');
  const problem = { kind: 'refused', reason: 'account-not-found', detail: '' } as const;
  rerender({ state: { kind: 'failed', account: 'zo@social.example', problem } });
  expect(field('Name there').value).toBe('zoo');
  expect(field('Address on Mastodon').value).toBe('zo@social.example');
  expect(field('Address on Mastodon').getAttribute('aria-invalid')).toBe('true');
  const said = screen.getByRole('alert').textContent;
  expect(said).toContain('zo@social.example was not saved');
  expect(said).toContain('The Mastodon server did not find this account.');
  expect(said).toContain('Check the spelling.');

  rerender({ names: [zoo], state: { kind: 'saved', name: zoo, displayName: 'Krefeld Zoo' } });
  expect(screen.getByRole('status').textContent).toBe(
    'Saved: zoo.bsky.social on Bluesky is Krefeld Zoo, @zoo@social.example',
  );
  expect(screen.getByRole('alert').textContent).toBe('');
  expect(field('Name there').value).toBe('');
  expect(field('Address on Mastodon').value).toBe('');
});

it('lists each name with its platform and its account', () => {
  show({ names: [zoo, { ...zoo, platform: 'facebook', name: 'Zoo Krefeld' }] });
  const lines = within(screen.getByRole('list', { name: 'Names entered' })).getAllByRole('listitem');
  expect(lines.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^zoo\.bsky\.social Bluesky@zoo@social\.example/),
    expect.stringMatching(/^Zoo Krefeld Facebook@zoo@social\.example/),
  ]);
});

it('removes a name only after asking, and then has the focus', () => {
  const { onRemove, rerender } = show({ names: [zoo] });
  fireEvent.click(
    screen.getByRole('button', { name: 'Remove from the mentions: zoo.bsky.social on Bluesky' }),
  );
  expect(onRemove).not.toHaveBeenCalled();
  fireEvent.click(within(screen.getByRole('group')).getByRole('button', { name: 'Remove' }));
  expect(onRemove).toHaveBeenCalledWith(zoo);
  rerender({ names: [] });
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Mentions' }));
});

it('leaves the focus alone where a name is removed elsewhere', () => {
  const { rerender } = show({ names: [zoo] });
  field('Name there').focus();
  rerender({ names: [] });
  expect(document.activeElement).toBe(field('Name there'));
});

it('cannot check without an account, but shows and removes', () => {
  const { onRemove } = show({ names: [zoo], canCheck: false });
  expect(screen.queryByRole('form')).toBeNull();
  expect(screen.getByText(/^Connect a Mastodon account first/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /^Remove from the mentions/ }));
  fireEvent.click(within(screen.getByRole('group')).getByRole('button', { name: 'Remove' }));
  expect(onRemove).toHaveBeenCalledOnce();
});
