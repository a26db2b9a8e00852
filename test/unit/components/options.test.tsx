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
    expect(within(screen.getByRole('form', { name: 'Add an account' })).getByRole('alert').textContent).toBe(
      'Enter the address of your Mastodon server.',
    );
  });

  it('keeps what was typed after a failure and empties the field after a success', () => {
    const { rerender } = show({});
    fireEvent.change(serverField(), { target: { value: 'social.example' } });
    const problem = { kind: 'refused', reason: 'not-a-server', detail: '' } as const;
    rerender({ add: { kind: 'failed', server: 'social.example', problem } });
    expect(serverField().value).toBe('social.example');
    expect(
      within(screen.getByRole('form', { name: 'Add an account' })).getByRole('alert').textContent,
    ).toContain('There is no server at this address.');
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
    fireEvent.click(
      within(screen.getByRole('group', { name: /^Sign out this account/ })).getByRole('button', {
        name: 'Cancel',
      }),
    );
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Sign out: @town@social.example');
  });

  it('saves a rule at once, with only the change in it', () => {
    const { onSaveRule } = show({ accounts: [account], rules: [rule] });
    fireEvent.click(screen.getByRole('radio', { name: /On by default/ }));
    expect(onSaveRule).toHaveBeenLastCalledWith({ ...rule, mode: 'armed' }, rule);
    fireEvent.click(screen.getByRole('checkbox', { name: /Town/ }));
    expect(onSaveRule).toHaveBeenLastCalledWith({ ...rule, accounts: [] }, rule);
    fireEvent.click(screen.getByRole('radio', { name: /Quiet public/ }));
    expect(onSaveRule).toHaveBeenLastCalledWith({ ...rule, visibility: 'unlisted' }, rule);
    fireEvent.click(screen.getByRole('radio', { name: /Publish only with alt text/ }));
    expect(onSaveRule).toHaveBeenLastCalledWith({ ...rule, descriptions: 'require' }, rule);
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
    expect(onSaveRule).toHaveBeenLastCalledWith({ ...rule, ...change }, rule);
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
    expect(onSaveRule).toHaveBeenLastCalledWith({ ...facebook, textFrom: 'instagram' }, facebook);
    fireEvent.click(screen.getByRole('checkbox', { name: /^Pictures as they were/ }));
    expect(onSaveRule).toHaveBeenLastCalledWith({ ...facebook, originals: true }, facebook);
    const changed = { ...facebook, textFrom: 'instagram', originals: true } as const;
    rerender({ accounts: [account], rules: [changed] });
    expect(text(/^Text from Instagram/).checked).toBe(true);
    fireEvent.click(text(/^Text from Facebook/));
    expect(onSaveRule).toHaveBeenLastCalledWith({ ...changed, textFrom: 'facebook' }, changed);
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

  it('shows the profiles of an institution as one card, whose settings all of them get', () => {
    const institution = 'Mediothek';
    const rules = [
      { ...rule, institution },
      { ...newRule({ platform: 'facebook', id: '1', name: 'Mediothek Krefeld' }, []), institution },
    ] as const;
    const { onSaveRule } = show({ accounts: [account], rules: [...rules] });
    const card = screen.getByRole('article', { name: 'Mediothek Bluesky, Facebook' });
    expect(within(card).getByText(/set differently/)).toBeTruthy();
    fireEvent.click(within(card).getByRole('radio', { name: /On by default/ }));
    expect(onSaveRule.mock.calls.map(([each]) => [each.profile, each.mode])).toEqual([
      ['did:plc:town', 'armed'],
      ['1', 'armed'],
    ]);
    fireEvent.click(within(card).getByRole('button', { name: /Mediothek Krefeld on Facebook/ }));
    expect(onSaveRule).toHaveBeenLastCalledWith({ ...rules[1], institution: '' }, rules[1]);
  });

  it('ties a profile that was seen to one that is known, whose institution both are then', () => {
    const seen = [{ platform: 'instagram', id: '5', name: 'town.pictures' }] as const;
    const { onSaveRule, onForgetSeen } = show({ accounts: [account], rules: [rule], seen: [...seen] });
    fireEvent.change(screen.getByLabelText('Settings for town.pictures'), {
      target: { value: rule.profile },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Take over: town.pictures' }));
    expect(onSaveRule.mock.calls.map(([each]) => [each.profile, each.institution, each.accounts])).toEqual([
      ['did:plc:town', 'town.example', [account.id]],
      ['5', 'town.example', [account.id]],
    ]);
    fireEvent.click(screen.getByRole('button', { name: 'Do not propose: town.pictures' }));
    expect(onForgetSeen).toHaveBeenCalledWith('5');
  });

  it('gives a profile that was seen no account that is somebody else’s', () => {
    const seen = [{ platform: 'instagram', id: '5', name: 'college' }] as const;
    const others = { ...rule, institution: 'Press office' };
    const { onSaveRule } = show({ accounts: [account], rules: [others], seen: [...seen] });
    fireEvent.click(screen.getByRole('button', { name: 'Take over: college' }));
    expect(onSaveRule.mock.calls.map(([each]) => each.accounts)).toEqual([[]]);
  });

  it('says once that a profile is bridged already, and can switch it off', () => {
    const { onSaveRule, onReadBridge } = show({
      rules: [rule],
      bridges: { [rule.profile]: 'town.example@bsky.brid.gy' },
    });
    expect(screen.getByText(/@town.example@bsky.brid.gy/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Do not publish the posts of this profile' }));
    expect(onSaveRule).toHaveBeenCalledWith({ ...rule, mode: 'never' }, rule);
    fireEvent.click(screen.getByRole('button', { name: 'Understood' }));
    expect(onReadBridge.mock.calls).toEqual([[rule.profile], [rule.profile]]);
  });

  it('folds many profiles and accounts, which are found by what they are called', () => {
    const rules = Array.from({ length: 30 }, (_, at) =>
      newRule({ platform: 'facebook', id: String(at), name: `Office ${at}` }, [account.id]),
    );
    const accounts = Array.from({ length: 20 }, (_, at) => ({
      ...account,
      id: `office${at}@social.example`,
      displayName: `Office ${at}`,
    }));
    show({ accounts, rules });
    expect(screen.queryByRole('radio', { name: /On by default/ })).toBeNull();
    const search = screen.getByLabelText<HTMLInputElement>(
      'Search for a profile, an institution or an account',
    );
    fireEvent.change(search, { target: { value: 'office 17' } });
    expect(screen.getByText('1 of 30')).toBeTruthy();
    expect(screen.getAllByRole('article', { name: /^Office/ })).toHaveLength(1);
    fireEvent.keyDown(search, { key: 'Escape' });
    expect(search.value).toBe('');
    fireEvent.change(screen.getByLabelText('Search for an account'), { target: { value: 'office19' } });
    expect(screen.getByText('1 of 20')).toBeTruthy();
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
    onAllow: vi.fn<OptionsPageProps['onAllow']>(),
    onGoOn: vi.fn<OptionsPageProps['onGoOn']>(),
    onSignInAgain: vi.fn<OptionsPageProps['onSignInAgain']>(),
    onSignOut: vi.fn<OptionsPageProps['onSignOut']>(),
    onPause: vi.fn<OptionsPageProps['onPause']>(),
    onSaveRule: vi.fn<OptionsPageProps['onSaveRule']>(),
    onRemoveRule: vi.fn<OptionsPageProps['onRemoveRule']>(),
    onRemoveBroken: vi.fn<OptionsPageProps['onRemoveBroken']>(),
    ...{ onExport: vi.fn(), onReadSettings: vi.fn(), onTakeSettings: vi.fn(), onLeaveSettings: vi.fn() },
    onReadBridge: vi.fn<OptionsPageProps['onReadBridge']>(),
    onForgetSeen: vi.fn<OptionsPageProps['onForgetSeen']>(),
    onSaveNew: vi.fn<OptionsPageProps['onSaveNew']>(),
    onStart: vi.fn<OptionsPageProps['onStart']>(),
    onReport: vi.fn<OptionsPageProps['onReport']>(),
    onWipe: vi.fn<OptionsPageProps['onWipe']>(),
  };
  const page = (more: Partial<OptionsPageProps>) => (
    <OptionsPage
      isRead
      accounts={[]}
      rules={[]}
      add={{ kind: 'idle' }}
      book={{ names: [], state: { kind: 'idle' }, onSave: () => {}, onRemove: () => {} }}
      broken={{ accounts: [], rules: [], names: 0 }}
      managed={{ policy: {}, faults: [] }}
      newProfiles={{}}
      seen={[]}
      bridges={{}}
      transfer={{ kind: 'idle' }}
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
