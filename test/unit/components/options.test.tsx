// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { OptionsPage } from '../../../components/options/OptionsPage.tsx';
import type { OptionsPageProps } from '../../../components/options/types.ts';
import { sizeText } from '../../../components/size.ts';
import type { Account } from '../../../utils/post/account.ts';
import { newRule } from '../../../utils/post/rule.ts';

afterEach(cleanup);

describe('the options page', () => {
  it('shows the three steps only before the first account', () => {
    const { rerender } = show({});
    expect(screen.getByRole('heading', { name: 'Ready in three steps' })).toBeTruthy();
    rerender({ accounts: [account] });
    expect(screen.queryByRole('heading', { name: 'Ready in three steps' })).toBeNull();
  });

  it('adds the typed server without the blanks around it', () => {
    const { onAdd } = show({});
    fireEvent.change(serverField(), { target: { value: ' social.example ' } });
    fireEvent.submit(screen.getByRole('form', { name: 'Add an account' }));
    expect(onAdd).toHaveBeenCalledWith('social.example');
  });

  it('says at the field that the address is missing', () => {
    const { onAdd } = show({});
    fireEvent.submit(screen.getByRole('form', { name: 'Add an account' }));
    expect(onAdd).not.toHaveBeenCalled();
    expect(serverField().getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('alert').textContent).toBe('Enter the address of your Mastodon server.');
  });

  it('keeps what was typed after a failure and empties the field after a success', () => {
    const { rerender } = show({});
    fireEvent.change(serverField(), { target: { value: 'social.example' } });
    const problem = { kind: 'refused', reason: 'not-a-server', detail: '' } as const;
    rerender({ add: { kind: 'failed', server: 'social.example', problem } });
    expect(serverField().value).toBe('social.example');
    expect(screen.getByRole('alert').textContent).toContain('There is no server at this address.');
    rerender({ accounts: [account] });
    expect(serverField().value).toBe('');
  });

  it('signs an account out only after asking', () => {
    const { onSignOut } = show({ accounts: [account] });
    fireEvent.click(screen.getByRole('button', { name: 'Sign out: @town@social.example' }));
    expect(onSignOut).not.toHaveBeenCalled();
    expect(document.activeElement?.textContent).toBe('Cancel');
    fireEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    expect(onSignOut).toHaveBeenCalledWith('town@social.example');
  });

  it('gives the focus back when the question is cancelled', () => {
    show({ accounts: [account] });
    fireEvent.click(screen.getByRole('button', { name: 'Sign out: @town@social.example' }));
    fireEvent.click(within(screen.getByRole('group')).getByRole('button', { name: 'Cancel' }));
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Sign out: @town@social.example');
  });

  it('saves a rule at once, with only the change in it', () => {
    const { onSaveRule } = show({ accounts: [account], rules: [rule] });
    fireEvent.click(screen.getByRole('radio', { name: /On by default/ }));
    expect(onSaveRule).toHaveBeenLastCalledWith({ ...rule, mode: 'armed' });
    fireEvent.click(screen.getByRole('checkbox', { name: /Town/ }));
    expect(onSaveRule).toHaveBeenLastCalledWith({ ...rule, accounts: [] });
    fireEvent.click(screen.getByRole('radio', { name: /Quiet public/ }));
    expect(onSaveRule).toHaveBeenLastCalledWith({ ...rule, visibility: 'unlisted' });
    fireEvent.click(screen.getByRole('radio', { name: /Publish only with alt text/ }));
    expect(onSaveRule).toHaveBeenLastCalledWith({ ...rule, descriptions: 'require' });
  });

  it.each([
    ['Number the parts of split texts', false, { numbered: true }],
    ['Keep additions to links', false, { keepTracking: true }],
    ['Keep credits', true, { dropCredit: true }],
  ])('has a switch: %s', (name, isOn, change) => {
    const { onSaveRule } = show({ accounts: [account], rules: [rule] });
    const box = screen.getByRole<HTMLInputElement>('checkbox', { name: new RegExp(name) });
    expect(box.checked).toBe(isOn);
    fireEvent.click(box);
    expect(onSaveRule).toHaveBeenLastCalledWith({ ...rule, ...change });
  });

  it.each([
    ['bluesky', false, false],
    ['instagram', false, true],
    ['facebook', true, true],
  ] as const)('asks for %s what may be chosen there', (platform, hasTexts, hasOriginals) => {
    show({ accounts: [account], rules: [{ ...rule, platform }] });
    expect(screen.queryAllByRole('radio', { name: /^Text from/ })).toHaveLength(hasTexts ? 2 : 0);
    expect(screen.queryAllByRole('checkbox', { name: /^Pictures as they were/ })).toHaveLength(
      hasOriginals ? 1 : 0,
    );
  });

  it('takes Instagram’s text and the pictures as they were where it is told so', () => {
    const facebook = { ...rule, platform: 'facebook' } as const;
    const { onSaveRule, rerender } = show({ accounts: [account], rules: [facebook] });
    const text = (name: RegExp) => screen.getByRole<HTMLInputElement>('radio', { name });
    expect(text(/^Text from Facebook/).checked).toBe(true);
    fireEvent.click(text(/^Text from Instagram/));
    expect(onSaveRule).toHaveBeenLastCalledWith({ ...facebook, textFrom: 'instagram' });
    fireEvent.click(screen.getByRole('checkbox', { name: /^Pictures as they were/ }));
    expect(onSaveRule).toHaveBeenLastCalledWith({ ...facebook, originals: true });
    rerender({ accounts: [account], rules: [{ ...facebook, textFrom: 'instagram', originals: true }] });
    expect(text(/^Text from Instagram/).checked).toBe(true);
    fireEvent.click(text(/^Text from Facebook/));
    expect(onSaveRule).toHaveBeenLastCalledWith({ ...facebook, textFrom: 'facebook', originals: true });
  });

  it('shows what a rule says of descriptions, a new one that it reminds', () => {
    const { rerender } = show({ accounts: [account], rules: [rule] });
    const chosen = (name: RegExp) => screen.getByRole<HTMLInputElement>('radio', { name }).checked;
    expect(chosen(/Remind and publish/)).toBe(true);
    rerender({ accounts: [account], rules: [{ ...rule, descriptions: 'off' }] });
    expect(chosen(/Mitposten does not ask/)).toBe(true);
  });

  it('asks nothing more of a profile that is never offered', () => {
    show({ accounts: [account], rules: [{ ...rule, mode: 'never' }] });
    expect(screen.queryByRole('radio', { name: /Remind and publish/ })).toBeNull();
  });

  it('deletes everything only after the dialog', () => {
    const { onWipe } = show({});
    fireEvent.click(screen.getByRole('button', { name: 'Delete everything' }));
    expect(onWipe).not.toHaveBeenCalled();
    const dialog = screen.getByRole('dialog', { name: 'Really delete everything?' });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Delete everything' }));
    expect(onWipe).toHaveBeenCalledOnce();
  });
});

describe('a size in words', () => {
  it.each([
    [16 * 1024 ** 2, 'de', '16\u00a0MB'],
    [1.5 * 1024 ** 2, 'de', '1,5\u00a0MB'],
    [512 * 1024, 'en', '512\u00a0kB'],
  ])('of %d bytes in %s is %s', (bytes, locale, text) => {
    expect(sizeText(bytes, locale)).toBe(text);
  });
});

const account: Account = {
  id: 'town@social.example',
  username: 'town',
  displayName: 'Town',
  avatar: '',
  url: 'https://social.example/@town',
  signedIn: true,
  host: 'social.example',
  server: { title: 'Social', software: 'Mastodon', version: '4.5.0', rules: [] },
  limits: {
    ...{ characters: 500, charactersPerUrl: 23, media: 4, descriptionCharacters: 1500 },
    ...{ imageBytes: 16777216, imagePixels: 33177600, videoBytes: 103809024, mimeTypes: [] },
  },
};

const rule = newRule({ platform: 'bluesky', id: 'did:plc:town', name: 'town.example' }, [account.id]);

function show(part: Partial<OptionsPageProps>) {
  const callbacks = {
    onAdd: vi.fn<OptionsPageProps['onAdd']>(),
    onSignInAgain: vi.fn<OptionsPageProps['onSignInAgain']>(),
    onSignOut: vi.fn<OptionsPageProps['onSignOut']>(),
    onPause: vi.fn<OptionsPageProps['onPause']>(),
    onSaveRule: vi.fn<OptionsPageProps['onSaveRule']>(),
    onRemoveRule: vi.fn<OptionsPageProps['onRemoveRule']>(),
    onRemoveBroken: vi.fn<OptionsPageProps['onRemoveBroken']>(),
    onReport: vi.fn<OptionsPageProps['onReport']>(),
    onWipe: vi.fn<OptionsPageProps['onWipe']>(),
  };
  const page = (more: Partial<OptionsPageProps>) => (
    <OptionsPage
      accounts={[]}
      rules={[]}
      add={{ kind: 'idle' }}
      book={{ names: [], state: { kind: 'idle' }, onSave: () => {}, onRemove: () => {} }}
      broken={{ accounts: [], rules: [], names: 0 }}
      managed={{ policy: {}, faults: [] }}
      pause={10}
      unread={[]}
      version="1"
      locale="en"
      {...callbacks}
      {...more}
    />
  );
  const { rerender } = render(page(part));
  return { ...callbacks, rerender: (more: Partial<OptionsPageProps>) => rerender(page(more)) };
}

function serverField(): HTMLInputElement {
  return screen.getByLabelText<HTMLInputElement>('Address of your Mastodon server');
}
