// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CatchUpPage } from '../../../components/catch-up/CatchUpPage.tsx';
import type { CatchUpProps } from '../../../components/catch-up/types.ts';
import { CatchUp } from '../../../components/popup/CatchUp.tsx';
import type { MissingPost } from '../../../utils/post/catch-up.ts';
import type { Lack, NotShown } from '../../../utils/post/shown.ts';
import { speak } from '../../runner/i18n.ts';

afterEach(cleanup);
speak('en');

const post: MissingPost = {
  ...{
    id: 'pfbid0eins',
    platform: 'facebook',
    profileName: 'Stadt',
    time: undefined,
    excerpt: 'Markt',
    media: 2,
  },
  ...{ address: 'https://www.facebook.com/stadt/posts/pfbid0eins', lacks: [], accounts: ['Stadt Krefeld'] },
  ...{ isWhole: true, isKept: true, isChosen: false, state: 'missing' },
};

function show(change: Partial<CatchUpProps> = {}) {
  const calls = {
    ...{ onSearch: vi.fn(), onThisPost: vi.fn(), onMirror: vi.fn(), onChoose: vi.fn() },
    ...{ onMirrorChosen: vi.fn(), onDecline: vi.fn(), onOptions: vi.fn() },
  };
  const state = { isRead: true, atServers: ['krefeld.de'], page: undefined, missing: [], handled: undefined };
  const props = {
    ...state,
    search: { kind: 'idle' as const },
    locale: 'en',
    contact: undefined,
    ...calls,
    ...change,
  };
  const { rerender } = render(<CatchUpPage {...props} />);
  return { ...calls, again: (next: Partial<CatchUpProps>) => rerender(<CatchUpPage {...props} {...next} />) };
}
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

describe('the page for catching up', () => {
  it('offers what the page beside and the servers have', () => {
    const { onThisPost, onSearch } = show({ page: { platform: 'facebook', kind: 'post' } });
    press('Publish this post on Mastodon');
    press('Look for missing posts on Bluesky');
    expect(onThisPost).toHaveBeenCalledOnce();
    expect(onSearch).toHaveBeenCalledWith('servers');
  });

  it('says where there is nothing to look for', () => {
    show({ atServers: [] });
    expect(screen.getByText(/There is no profile with settings/)).toBeTruthy();
  });

  it('presses nothing while it looks', () => {
    const { onSearch } = show({ search: { kind: 'busy', of: 'servers' } });
    press('Look for missing posts on Bluesky');
    expect(onSearch).not.toHaveBeenCalled();
    expect(screen.getByRole('status').textContent).toContain('Comparing');
  });

  it.each<NotShown>(['nothing', 'foreign', 'group', 'shared', 'sponsored', 'limited'])(
    'says why nothing was read: %s',
    (why) => {
      show({ search: { kind: 'none', platform: 'facebook', why } });
      expect(screen.getByRole('status').textContent?.length).toBeGreaterThan(60);
    },
  );
});

describe('a post that is missing', () => {
  const done = { search: { kind: 'done', of: 'page', settled: 6, older: 1 } } as const;

  it('is counted, named in its buttons, and goes into the composer', () => {
    const { onMirror, onChoose } = show({ ...done, missing: [post] });
    expect(screen.getByRole('status').textContent).toContain(
      '1 post is missing on Mastodon. 6 posts are there',
    );
    press('Publish on Mastodon: Markt');
    fireEvent.click(screen.getByRole('checkbox', { name: 'Choose: Markt' }));
    expect([onMirror.mock.calls, onChoose.mock.calls]).toEqual([[['pfbid0eins']], [['pfbid0eins', true]]]);
  });

  it('cannot be chosen with others where it is not whole, and says what it lacks', () => {
    const lacks: Lack[] = ['rest', 'text', 'pictures', 'video'];
    show({ ...done, missing: [{ ...post, isWhole: false, lacks }] });
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(document.querySelectorAll('.lacks li')).toHaveLength(4);
  });

  it('of which only a tile is known is to be opened first', () => {
    show({ ...done, missing: [{ ...post, isWhole: false, lacks: ['tile'] }] });
    expect(screen.queryByRole('button', { name: /Publish on Mastodon/ })).toBeNull();
  });

  it('is decided against with a reason; another one needs words', () => {
    const { onDecline } = show({ ...done, missing: [post] });
    const form = within(document.querySelector('.decline') as HTMLElement);
    fireEvent.change(form.getByRole('combobox', { hidden: true }), { target: { value: 'other' } });
    fireEvent.click(form.getByRole('button', { hidden: true }));
    expect(onDecline).not.toHaveBeenCalled();
    fireEvent.change(form.getByRole('textbox', { hidden: true }), { target: { value: ' Doppelt ' } });
    fireEvent.click(form.getByRole('button', { hidden: true }));
    expect(onDecline).toHaveBeenCalledWith('pfbid0eins', 'other', 'Doppelt');
  });

  it('has no form for that where no report is kept', () => {
    show({ ...done, missing: [{ ...post, isKept: false }] });
    expect(document.querySelector('.decline')).toBeNull();
  });

  it('leaves the focus with what is told of it', () => {
    const { again } = show({ ...done, missing: [post] });
    again({ ...done, missing: [], handled: { kind: 'declined', excerpt: 'Markt', reason: 'paid' } });
    expect(document.activeElement?.textContent).toContain('Paid partnership');
  });
});

describe('the popup', () => {
  const popup = (page: 'post' | 'profile' | undefined, hasRules = true) =>
    render(<CatchUp {...{ page, hasRules }} onThisPage={() => {}} onOpen={() => {}} />).container.textContent;

  it('offers what fits the page beside it', () => {
    expect(popup('post')).toContain('Publish this post on Mastodon');
    expect(popup('profile')).toContain('Look for missing posts of this page');
    expect(popup(undefined)).toBe('Catch up on missing posts');
    expect(popup('post', false)).toBe('');
  });
});
