// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PopupPage } from '../../../components/popup/PopupPage.tsx';
import type { PopupPageProps } from '../../../components/popup/types.ts';
import { distanceText, momentText } from '../../../components/time.ts';
import type { PopupDelivery, PopupOffer } from '../../../utils/post/popup.ts';

afterEach(cleanup);

describe('the popup', () => {
  it('leads to the settings while there is no account', () => {
    const { onOptions } = show({ hasAccounts: false });
    fireEvent.click(screen.getByRole('button', { name: 'Connect Mastodon account' }));
    expect(onOptions).toHaveBeenCalledOnce();
  });

  it('mirrors an offer of this tab, and one of the latest posts as such', () => {
    const { onMirror } = show({
      offers: [offer],
      recent: { kind: 'ready', offers: [{ ...offer, id: 'r' }] },
    });
    for (const button of screen.getAllByRole('button', { name: 'Publish: The pool opens.' }))
      fireEvent.click(button);
    expect(onMirror.mock.calls).toEqual([
      ['o', 'tab', undefined],
      ['r', 'recent'],
    ]);
  });

  it('sorts deliveries by who must act', () => {
    show({
      deliveries: [
        delivery('done'),
        delivery('waiting'),
        delivery('failed'),
        delivery('asks'),
        delivery('sending'),
      ],
    });
    expect(itemsOf('Waiting for you')).toBe(2);
    expect(itemsOf('On the way')).toBe(2);
    expect(itemsOf('Published on Mastodon')).toBe(1);
  });

  it('leads to signing in where nothing else helps, once for all that waits for it', () => {
    const problem = { kind: 'needs-login', reason: 'signed-out', detail: '' } as const;
    const asks = { ...delivery('asks'), problem, others: ['Second', ''], ids: ['asks', 'b', 'c'] };
    const { onOptions, onRetry } = show({ deliveries: [asks] });
    expect(screen.getByText('and 2 more posts')).toBeTruthy();
    expect(screen.getByText('Second')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: `Sign in: ${asks.account}` }));
    expect([onOptions.mock.calls.length, onRetry.mock.calls.length]).toEqual([1, 0]);
  });

  it('shows eight of thirty that wait, and the rest when it is asked for', () => {
    const many = Array.from({ length: 30 }, (_, at) => ({ ...delivery('waiting'), id: `w${at}` }));
    show({ deliveries: many });
    const more = screen.getByText('Show 22 more');
    expect(more.closest('details')?.open).toBe(false);
    expect(more.closest('details')?.querySelectorAll('li.item')).toHaveLength(22);
  });

  it('says what stands there already, and publishes all the same on a click', () => {
    const problem = { kind: 'refused', reason: 'stands-already', detail: '' } as const;
    const twin = { url: 'https://town.example/1', platform: 'instagram' } as const;
    const { onRetry } = show({ deliveries: [{ ...delivery('asks'), problem, twin }] });
    expect(screen.getByText(/It came from Instagram first/)).toBeTruthy();
    const links = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
    expect(links).toContain(twin.url);
    fireEvent.click(screen.getByRole('button', { name: /^Publish all the same: / }));
    expect(onRetry).toHaveBeenCalledOnce();
  });

  it('says what stands twice, deletes the second after asking, or leaves both', () => {
    const links = ['https://town.example/2'];
    const twice = { ...delivery('done'), double: { links } };
    const { onRemoveDouble, onKeepBoth } = show({ deliveries: [twice] });
    expect(itemsOf('Waiting for you')).toBe(1);
    expect(screen.getByText(/The post is on Town twice/)).toBeTruthy();
    expect(screen.getByRole('link', { name: /View the second one/ }).getAttribute('href')).toBe(links[0]);
    fireEvent.click(screen.getByRole('button', { name: /^Leave both: / }));
    expect(onKeepBoth).toHaveBeenCalledWith('done');
    fireEvent.click(screen.getByRole('button', { name: /^Delete the second one: / }));
    expect(onRemoveDouble).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
    expect(onRemoveDouble).toHaveBeenCalledWith('done');
  });

  it('says where else it was published, how many have replied, and that it is gone from its platform', () => {
    const told = {
      ...{ also: ['instagram', 'bluesky'] as const, replies: 3 },
      ...{ platform: 'bluesky' as const, isGoneThere: true },
    };
    const links = ['https://town.example/1'];
    show({ deliveries: [{ ...delivery('done'), ...told, also: [...told.also], links }] });
    expect(screen.getByText('Also published on Instagram and Bluesky: the same content.')).toBeTruthy();
    const replies = screen.getByRole('link', { name: /^3 replies on Mastodon/ });
    expect(replies.getAttribute('href')).toBe(links[0]);
    expect(screen.getByText(/^Deleted on Bluesky\. The post is still on Mastodon\.$/)).toBeTruthy();
  });

  it('says that the second is being deleted, and what hinders that', () => {
    const problem = { kind: 'unreachable', reason: 'no-network', detail: '' } as const;
    const double = { links: [], isLeaving: true, problem };
    show({ deliveries: [{ ...delivery('done'), double }] });
    expect(screen.getByText('The second one is being deleted …').getAttribute('role')).toBe('status');
    expect(screen.queryByRole('button', { name: /^Delete the second one/ })).toBeNull();
    expect(screen.getByText('The Mastodon server cannot be reached.')).toBeTruthy();
  });

  it('says why a delivery failed and tries again on a click', () => {
    const problem = { kind: 'refused', reason: 'media-kind', detail: 'image/heic' } as const;
    const { onRetry } = show({ deliveries: [{ ...delivery('failed'), problem }] });
    expect(
      screen.getByText('The Mastodon server does not accept the format of a picture or video.'),
    ).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Try again: The pool opens.' }));
    expect(onRetry).toHaveBeenCalledWith('failed');
  });

  it.each(['place-kind', 'place-shape'] as const)(
    'sends a file all the same only after asking: %s',
    (reason) => {
      const problem = { kind: 'refused', reason, detail: 'image/tiff', media: [1, 3] } as const;
      const { onRetry, onSendAsItIs } = show({ deliveries: [{ ...delivery('asks'), problem }] });
      expect(screen.getByText(/Picture or video no\. 1, 3\./)).toBeTruthy();
      fireEvent.click(screen.getByRole('button', { name: 'Publish all the same: The pool opens.' }));
      expect(onSendAsItIs).not.toHaveBeenCalled();
      fireEvent.click(screen.getByRole('button', { name: 'Yes, publish it' }));
      expect(onSendAsItIs).toHaveBeenCalledWith('asks');
      expect(onRetry).not.toHaveBeenCalled();
    },
  );

  describe('asks for what a post waits for', () => {
    const problem = { kind: 'refused', reason: 'description-missing', detail: '' } as const;
    const media = [
      { index: 0, kind: 'image', src: 'data:image/png;base64,', proposal: '' },
      { index: 2, kind: 'video', src: '', proposal: 'May be an image of 2 people' },
    ] as const;
    const waiting: PopupDelivery = {
      ...delivery('failed'),
      problem,
      describing: { media: [...media], limit: 30 },
    };
    const first = () => screen.getByRole('textbox', { name: 'Alt text for picture 1' });
    const send = () =>
      fireEvent.click(screen.getByRole('button', { name: 'Save and publish: The pool opens.' }));

    it('with a field for each picture and video, and nothing to try again without it', () => {
      const { onDescribe } = show({ deliveries: [waiting] });
      expect(screen.queryByRole('button', { name: /^Try again/ })).toBeNull();
      fireEvent.change(first(), { target: { value: 'A pool' } });
      send();
      expect(onDescribe).toHaveBeenCalledWith(
        'failed',
        { 0: 'A pool', 2: 'May be an image of 2 people' },
        '',
      );
    });

    it('and sends nothing while one is missing, unless there is a reason', () => {
      const { onDescribe } = show({ deliveries: [waiting] });
      send();
      expect(onDescribe).not.toHaveBeenCalled();
      expect(first().getAttribute('aria-invalid')).toBe('true');
      expect(screen.getByText('Fill in all fields for alt texts, or give a reason.')).toBeTruthy();
      fireEvent.change(screen.getByRole('textbox', { name: 'Or say why none is needed' }), {
        target: { value: 'Decoration' },
      });
      send();
      // What a machine proposed goes along only where nobody says that it goes without.
      expect(onDescribe).toHaveBeenCalledWith('failed', { 0: '', 2: '' }, 'Decoration');
    });

    it('keeps what is typed with every key, and begins with it when it is opened again', () => {
      const onType = vi.fn();
      show({ deliveries: [waiting], onType });
      fireEvent.change(first(), { target: { value: 'A p' } });
      expect(onType).toHaveBeenLastCalledWith('failed', { 0: 'A p' }, '');
      cleanup();
      const typed = { descriptions: { 0: 'A p' }, reason: 'Dec' };
      show({ deliveries: [{ ...waiting, describing: { media: [...media], limit: 30, typed } }] });
      expect(first()).toHaveProperty('value', 'A p');
      expect(screen.getByDisplayValue('Dec')).toBeTruthy();
    });

    it('counts as the server does, and says what a machine wrote', () => {
      show({ deliveries: [waiting] });
      fireEvent.change(first(), { target: { value: '🏊'.repeat(31) } });
      expect(first().getAttribute('aria-invalid')).toBe('true');
      expect(screen.getByText('31 of 30 characters')).toBeTruthy();
      expect(screen.getByText('Written by a machine, please check')).toBeTruthy();
      fireEvent.change(screen.getByRole('textbox', { name: 'Alt text for video 3' }), {
        target: { value: 'Two people' },
      });
      expect(screen.queryByText('Written by a machine, please check')).toBeNull();
    });
  });

  it('discards only after asking', () => {
    const { onDiscard } = show({ deliveries: [delivery('failed')] });
    fireEvent.click(screen.getByRole('button', { name: 'Discard: The pool opens.' }));
    expect(onDiscard).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Discard' }));
    expect(onDiscard).toHaveBeenCalledWith('failed');
  });

  it('links to every status of a thread', () => {
    show({
      deliveries: [{ ...delivery('done'), links: ['https://social.example/1', 'https://social.example/2'] }],
    });
    const links = screen.getAllByRole('link', { name: /^View part \d on Mastodon/ });
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      'https://social.example/1',
      'https://social.example/2',
    ]);
  });

  it('loads the latest posts only when asked, and not twice at once', () => {
    const { onRecent, rerender } = show({});
    fireEvent.click(screen.getByRole('button', { name: 'Show latest posts on Bluesky' }));
    rerender({ recent: { kind: 'loading' } });
    fireEvent.click(screen.getByRole('button', { name: 'Show latest posts on Bluesky' }));
    expect(onRecent).toHaveBeenCalledOnce();
    expect(screen.getByText('Loading latest posts …').getAttribute('role')).toBe('status');
  });
});

describe('where a platform has changed, the popup', () => {
  const file = { name: 'mitposten-diagnose-facebook-2026-11-22.json', text: '{"shapes":[]}', url: 'blob:x' };
  const changed = [{ platform: 'facebook', missing: 'request', file } as const];

  it('says so, and what to do, and not that all is done', () => {
    show({ changed });
    const note = screen.getByRole('region', { name: 'Mitposten did not recognise something on Facebook' });
    expect(note.textContent).toContain('Mitposten did not recognise your last post on Facebook');
    expect(note.textContent).toContain('accept the offer in the tab');
    expect(screen.queryByText('All done')).toBeNull();
  });

  it.each([
    ['composer', /did not recognise where you write on Facebook/],
    ['answer', /did not understand what Facebook answered/],
  ] as const)('says what was missing: %s', (missing, words) => {
    show({ changed: [{ platform: 'facebook', missing, file }] });
    expect(screen.getByText(words)).toBeTruthy();
  });

  it('gives the diagnosis away as a file, and shows all that is in it', () => {
    show({ changed });
    const link = screen.getByRole('link', { name: 'Save diagnosis' });
    expect([link.getAttribute('href'), link.getAttribute('download')]).toEqual([file.url, file.name]);
    expect(screen.getByText(file.text).closest('details')).toBeTruthy();
  });

  it('asks a person about a post of which nobody saw whether it was published', () => {
    show({ offers: [offer, { ...offer, id: 'p', reason: 'unseen' }] });
    expect(screen.getAllByText(/Agree only if it is on Facebook/)).toHaveLength(1);
  });
});

describe('a post that was not recognised before its page was closed', () => {
  const post = { id: '7/c1', platform: 'facebook', profileName: 'Stadt', text: 'Hallo', at: 0 } as const;

  it('says where and what it was, that nothing stands on Mastodon, and leaves when it was read', () => {
    const { onDismiss } = show({ unrecognised: [post] });
    const note = screen.getByRole('region', { name: 'A post was not recognised' });
    expect(note.textContent).toContain('You posted it on Facebook as “Stadt”');
    expect(note.textContent).toContain('Hallo');
    expect(screen.queryByText('All done')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Done' }));
    expect(onDismiss).toHaveBeenCalledWith('7/c1');
  });
});

describe('where a page takes the mirror away, the popup', () => {
  it.each([
    ['tap-lost', /Nothing on this page goes to Mastodon by itself/],
    ['panel-removed', /removes Mitposten’s switch/],
    ['frame-failed', /still goes, but without a preview/],
  ] as const)('says so, what became of it, and what to do: %s', (trouble, words) => {
    show({ troubles: [{ platform: 'facebook', trouble }] });
    expect(document.body.textContent).toMatch(words);
    expect(document.body.textContent).toContain('Reload the page.');
  });

  it('says nothing where none does', () => {
    show({});
    expect(document.body.textContent).not.toContain('Reload the page.');
  });
});

describe('a private profile that is being written with', () => {
  const person = { platform: 'facebook', id: '1', name: 'Petra Presse' } as const;

  it('is offered on a click, which is said and gets the focus', () => {
    const { onOfferProfile, rerender } = show({ privateProfiles: [person] });
    expect(screen.getByText(/with the private profile “Petra Presse”/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Show the switch here too: Petra Presse' }));
    expect(onOfferProfile).toHaveBeenCalledWith('1');
    rerender({});
    expect(screen.queryByRole('button', { name: /^Offer it/ })).toBeNull();
    expect(document.activeElement?.textContent).toBe('The switch now appears with “Petra Presse” too.');
    expect(document.activeElement?.getAttribute('role')).toBe('status');
  });
});

describe('what is planned', () => {
  const at = new Date(2026, 11, 24, 9, 0).getTime();
  const planned = [
    { id: 'p', account: 'Town', excerpt: 'Market', at, keptBy: 'server', isEditable: false } as const,
  ];

  it('has its own place, with its first words, its time and its account', () => {
    show({ planned });
    const item = within(screen.getByRole('region', { name: 'Scheduled' })).getByRole('listitem');
    expect(item.textContent).toContain('Market');
    expect(item.textContent).toContain('Town · Dec 24');
  });

  it('gets another time, and is cancelled after a question, and what came of it is said', async () => {
    const { onReplan } = show({ planned });
    fireEvent.change(screen.getByLabelText('Time: Market'), { target: { value: '2026-12-24T11:00' } });
    fireEvent.click(screen.getByRole('button', { name: 'Change time: Market' }));
    expect(onReplan).toHaveBeenLastCalledWith('p', new Date(2026, 11, 24, 11, 0).getTime());
    expect(await screen.findByText('The time is changed.')).toBe(document.activeElement);
    onReplan.mockResolvedValue(false);
    fireEvent.click(screen.getByRole('button', { name: 'Delete the schedule: Market' }));
    fireEvent.click(screen.getByRole('button', { name: 'Delete the schedule' }));
    expect(onReplan).toHaveBeenLastCalledWith('p', undefined);
    expect(await screen.findByText(/^Nothing was changed/)).toBeTruthy();
  });
});

describe('times in words', () => {
  const now = new Date(2026, 10, 22, 12, 0).getTime();

  it('are distances in the largest fitting unit', () => {
    expect(distanceText(now - 5 * 60_000, 'de', now)).toBe('vor 5 Minuten');
    expect(distanceText(now + 2 * 3_600_000, 'en', now)).toBe('in 2 hours');
    expect(distanceText(now - 30_000, 'en', now)).toBe('just now');
  });

  it('name the day only when it is another', () => {
    expect(momentText(now + 5 * 60_000, 'de', now)).toBe('12:05');
    expect(momentText(now + 24 * 3_600_000, 'de', now)).toBe('23. Nov., 12:00');
  });
});

const offer: PopupOffer = {
  id: 'o',
  excerpt: 'The pool opens.',
  profileName: 'town.example',
  time: 0,
  accounts: [{ id: 'town', name: 'Town' }],
  platform: 'facebook',
  reason: 'not-armed',
};

function delivery(state: PopupDelivery['state']): PopupDelivery {
  return {
    id: state,
    account: 'Town',
    profileName: 'town.example',
    platform: 'bluesky',
    sourceUrl: 'https://bsky.app/profile/town.example/post/1',
    time: 0,
    excerpt: 'The pool opens.',
    state,
    links: [],
  };
}

function show(part: Partial<PopupPageProps>) {
  const callbacks = {
    onMirror: vi.fn<PopupPageProps['onMirror']>(),
    onRetry: vi.fn<PopupPageProps['onRetry']>(),
    onSendNow: vi.fn<PopupPageProps['onSendNow']>(),
    onCopy: vi.fn<PopupPageProps['onCopy']>(async () => true),
    onReplan: vi.fn<PopupPageProps['onReplan']>(async () => true),
    onEditPlanned: vi.fn<PopupPageProps['onEditPlanned']>(),
    onTakeBack: vi.fn<PopupPageProps['onTakeBack']>(),
    onUndo: vi.fn<PopupPageProps['onUndo']>(),
    onRemoveDouble: vi.fn<PopupPageProps['onRemoveDouble']>(),
    onKeepBoth: vi.fn<PopupPageProps['onKeepBoth']>(),
    onSendAsItIs: vi.fn<PopupPageProps['onSendAsItIs']>(),
    onDiscard: vi.fn<PopupPageProps['onDiscard']>(),
    onDescribe: vi.fn<PopupPageProps['onDescribe']>(),
    onDismiss: vi.fn<PopupPageProps['onDismiss']>(),
    onCompose: vi.fn<PopupPageProps['onCompose']>(),
    onCorrect: vi.fn<PopupPageProps['onCorrect']>(),
    onRecent: vi.fn<PopupPageProps['onRecent']>(),
    onOfferProfile: vi.fn<PopupPageProps['onOfferProfile']>(),
    onReport: vi.fn<PopupPageProps['onReport']>(),
    onOptions: vi.fn<PopupPageProps['onOptions']>(),
  };
  const base = {
    ...{
      hasAccounts: true,
      deliveries: [],
      planned: [],
      offers: [],
      profiles: ['town.example'],
      locale: 'en',
    },
    contact: undefined,
    ...{ changed: [], privateProfiles: [], troubles: [], unrecognised: [], unread: [] },
  };
  const page = (more: Partial<PopupPageProps>) => (
    <PopupPage recent={{ kind: 'idle' }} {...base} {...callbacks} {...more} />
  );
  const { rerender } = render(page(part));
  return { ...callbacks, rerender: (more: Partial<PopupPageProps>) => rerender(page(more)) };
}

function itemsOf(title: string): number {
  return within(screen.getByRole('region', { name: title })).getAllByRole('listitem').length;
}
