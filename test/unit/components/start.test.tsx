// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { StartPage } from '../../../components/start/StartPage.tsx';
import type { StartPageProps } from '../../../components/start/types.ts';
import type { Account } from '../../../utils/post/account.ts';

afterEach(cleanup);

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

function show(part: Partial<StartPageProps>) {
  const callbacks = {
    onStep: vi.fn<StartPageProps['onStep']>(),
    onAdd: vi.fn<StartPageProps['onAdd']>(),
    onAllow: vi.fn(),
    onGoOn: vi.fn(),
    onChoose: vi.fn<StartPageProps['onChoose']>(),
    onPause: vi.fn<StartPageProps['onPause']>(),
    onTry: vi.fn<StartPageProps['onTry']>(),
    onTakeBack: vi.fn(),
    onOptions: vi.fn(),
  };
  const page = (more: Partial<StartPageProps>) => (
    <StartPage
      {...{ step: 1, accounts: [], rules: [], newProfiles: {}, pause: 10, unread: [], toolbar: 'chrome' }}
      managed={{ policy: {}, faults: [] }}
      add={{ kind: 'idle' }}
      trial={{ kind: 'none' }}
      {...callbacks}
      {...more}
    />
  );
  const { rerender } = render(page(part));
  return { ...callbacks, rerender: (more: Partial<StartPageProps>) => rerender(page(more)) };
}

it('goes to any step, says which one it is, and puts the focus at its title', () => {
  const { onStep, rerender } = show({});
  fireEvent.click(screen.getByRole('button', { name: '3 Try it' }));
  expect(onStep).toHaveBeenCalledWith(3);
  rerender({ step: 3 });
  expect(document.activeElement?.textContent).toBe('Step 3 of 3: Try it');
  expect(screen.getByRole('button', { name: '3 Try it' }).getAttribute('aria-current')).toBe('step');
});

it('says what a city does that has no account, and recommends no server', () => {
  show({});
  const text =
    screen.getByText('Your city has no Mastodon account yet?').closest('details')?.textContent ?? '';
  expect(text).toContain('A server for public bodies.');
  expect(text).not.toMatch(/mastodon\.social|\.social\b|https?:/);
});

it('goes on with one press once a server was found, and says what its rules say of crossposting', () => {
  const rules = ['Keine Werbung.', 'Crossposting nur mit Antworten.'];
  const found = {
    kind: 'found',
    server: 'social.example',
    title: 'Social',
    software: 'mastodon 4.5',
    rules,
  } as const;
  const { onGoOn, rerender } = show({ add: { kind: 'checking', server: 'social.example' } });
  rerender({ add: found });
  expect(document.activeElement?.textContent).toBe('Go on to sign in');
  expect(screen.getByText('Crossposting nur mit Antworten.')).toBeTruthy();
  expect(screen.queryByText('Keine Werbung.')).toBeNull();
  fireEvent.click(document.activeElement as HTMLElement);
  expect(onGoOn).toHaveBeenCalledOnce();
  rerender({
    accounts: [account],
    add: { kind: 'connected', server: 'social.example', handle: '@stadt@social.example', wasThere: true },
  });
  expect(screen.getByRole('status').textContent).toContain('was connected already');
});

it('shows one button at a time as the next step', () => {
  const mains = () => [...document.querySelectorAll('.button-main')].map(({ textContent }) => textContent);
  const { rerender } = show({});
  expect(mains()).toEqual(['Check']);
  const at = { server: 'social.example', title: 'Social', software: 'mastodon 4.5', rules: [] };
  rerender({ add: { kind: 'found', ...at } });
  expect(mains()).toEqual(['Go on to sign in']);
  expect(screen.getByText('social.example · Mastodon 4.5')).toBeTruthy();
  rerender({ accounts: [account] });
  expect(mains()).toEqual(['Next']);
});

it('chooses what holds before the first post', () => {
  const { onChoose } = show({ step: 2 });
  fireEvent.click(screen.getByRole('radio', { name: /Mirror only with alt text|only with alt text/i }));
  expect(onChoose).toHaveBeenCalledWith({ descriptions: 'require' });
});

it('publishes a trial once, shows it, and takes it back', () => {
  const { onTry, onTakeBack, rerender } = show({ step: 3, accounts: [account] });
  fireEvent.click(screen.getByRole('button', { name: 'Publish the trial post' }));
  expect(onTry).toHaveBeenCalledWith(account.id);
  rerender({ step: 3, accounts: [account], trial: { kind: 'sending' } });
  fireEvent.click(screen.getByRole('button', { name: 'Publish the trial post' }));
  expect(onTry).toHaveBeenCalledOnce();
  const url = 'https://social.example/@stadt/1';
  rerender({ step: 3, accounts: [account], trial: { kind: 'stands', account: account.id, url } });
  expect(screen.getByRole('link', { name: /View on Mastodon/ }).getAttribute('href')).toBe(url);
  fireEvent.click(screen.getByRole('button', { name: 'Take the trial post back' }));
  expect(onTakeBack).toHaveBeenCalledOnce();
  rerender({ step: 3, accounts: [account], trial: { kind: 'removed' } });
  expect(screen.getByRole('status').textContent).toContain('gone again');
});

it.each(['chrome', 'edge', 'firefox'] as const)('says how the icon is kept in %s', (toolbar) => {
  show({ step: 3, toolbar });
  const how = { chrome: /the pin beside/, edge: /the eye beside/, firefox: /Pin to Toolbar/ }[toolbar];
  expect(screen.getByText(how)).toBeTruthy();
});

it('says who helps, where the administration has set it', () => {
  show({ managed: { policy: { contact: 'it@krefeld.example' }, faults: [] } });
  expect(screen.getByRole('link', { name: /^Get help: it@krefeld.example/ })).toBeTruthy();
});
