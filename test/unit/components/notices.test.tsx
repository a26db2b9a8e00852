// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { messageOf } from '../../../components/notices/message-of.ts';
import { Notices, type NoticesProps } from '../../../components/notices/Notices.tsx';
import { offerText } from '../../../components/notices/offer-text.ts';
import type { Notice, OfferReason, Outcome } from '../../../utils/post/notice.ts';
import type { Loss } from '../../../utils/post/plan.ts';

afterEach(cleanup);

const problem = { kind: 'refused', reason: 'server-refused', detail: 'Text is too long' } as const;
const failing: Outcome = { account: 'a', state: 'failed', problem };
const standing: Outcome = { account: 'a', state: 'done', url: 'https://social.example/1' };

function notice(id: string, change: Partial<Notice> = {}): Notice {
  return {
    ...{ id, platform: 'instagram', profileName: 'town', excerpt: 'The pool opens.', time: 0, edited: false },
    ...{ accounts: [{ id: 'a', name: 'Town' }], offered: undefined, outcomes: [] },
    ...change,
  };
}
const failed = notice('f', { outcomes: [failing] });
const done = notice('d', { outcomes: [standing] });
const offer = notice('o', { offered: 'not-armed' });

describe('the notices', () => {
  it('have their live regions before there is anything to say', () => {
    show([]);
    expect(screen.getByRole('status').textContent).toBe('');
    expect(screen.getByRole('alert').textContent).toBe('');
  });

  it('interrupt only for a failure', () => {
    show([failed, done, offer, notice('s')]);
    expect(screen.getByRole('alert').textContent).toContain('The Mastodon server refused the post.');
    expect(screen.getByRole('alert').textContent).not.toContain('Published on Mastodon too');
    expect(screen.getByRole('status').textContent).toContain('Published on Mastodon too');
    expect(screen.getByRole('status').textContent).toContain('Publishing on Mastodon: Town');
  });

  it('show the server’s own words', () => {
    show([failed]);
    expect(screen.getByText('The server says: “Text is too long”')).toBeTruthy();
  });

  it('link to the published status in a new tab', () => {
    show([done]);
    const link = screen.getByRole('link', { name: /View Town’s post on Mastodon/ });
    expect(link.getAttribute('href')).toBe('https://social.example/1');
    expect(link.getAttribute('rel')).toBe('noreferrer');
  });

  it('mirror an offer on a click', () => {
    const { onMirror } = show([offer]);
    fireEvent.click(screen.getByRole('button', { name: 'Publish' }));
    expect(onMirror).toHaveBeenCalledWith('o', undefined);
  });

  it('offer what a video says as a reply, where it could be read', () => {
    const transcript = { language: 'de', text: 'Guten Tag' };
    const captions = { kind: 'captions' as const, languages: ['de'] };
    const of = (losses: Loss[]) => ({
      ...done,
      outcomes: done.outcomes.map((each) => ({ ...each, losses })),
    });
    const { onTranscript } = show([of([{ ...captions, transcript }])]);
    fireEvent.click(screen.getByRole('button', { name: 'Write the captions as a reply: Town' }));
    expect(onTranscript).toHaveBeenCalledExactlyOnceWith('d', 'a');
    cleanup();
    show([of([captions])]);
    expect(screen.getByText(/The video’s captions/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /captions/ })).toBeNull();
  });

  it('take back what stands, after a question in its own place, and Escape ends the question', async () => {
    const { onTakeBack, onCorrect, onCopy, onDismiss } = show([done]);
    fireEvent.click(screen.getByRole('button', { name: 'Take back: Town' }));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel' }));
    fireEvent.keyDown(document.activeElement as Element, { key: 'Escape' });
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Take back: Town' }));
    fireEvent.click(screen.getByRole('button', { name: 'Take back: Town' }));
    fireEvent.click(screen.getByRole('button', { name: 'Delete on Mastodon' }));
    expect(onTakeBack).toHaveBeenCalledExactlyOnceWith('d', 'a');
    fireEvent.click(screen.getByRole('button', { name: 'Correct: Town' }));
    expect(onCorrect).toHaveBeenCalledExactlyOnceWith('d', 'a');
    fireEvent.click(screen.getByRole('button', { name: 'Copy address: Town' }));
    expect(onCopy).toHaveBeenCalledExactlyOnceWith('https://social.example/1');
    expect(await screen.findByText('Address copied')).toBeTruthy();
    expect(onDismiss).not.toHaveBeenCalled();
  });

  it('say what is being taken back, why it still stands, and that it is gone', () => {
    const down = { kind: 'unreachable', reason: 'server-down', detail: '502' } as const;
    show([
      notice('t', { outcomes: [{ account: 'a', state: 'taking-back', problem: down }] }),
      notice('g', { outcomes: [{ account: 'a', state: 'taken-back' }] }),
    ]);
    expect(screen.getByText('Being taken back: Town')).toBeTruthy();
    expect(screen.getByText(/^The post is still on Mastodon/)).toBeTruthy();
    expect(screen.getByText('Taken back. The post is no longer on Town.')).toBeTruthy();
  });

  it('publish all the same what stands there already, or discard it, for the account that is meant', () => {
    const same = { kind: 'refused', reason: 'stands-already', detail: '' } as const;
    const url = 'https://social.example/1';
    const outcomes: Outcome[] = [{ account: 'a', state: 'failed', problem: same, twin: url }];
    const { onAllTheSame, onDiscard } = show([notice('s', { outcomes })]);
    fireEvent.click(screen.getByRole('button', { name: 'Publish all the same' }));
    expect(onAllTheSame).toHaveBeenCalledExactlyOnceWith('s', 'a');
    fireEvent.click(screen.getByRole('button', { name: 'Discard' }));
    expect(onDiscard).toHaveBeenCalledExactlyOnceWith('s', 'a');
    cleanup();
    show([failed]);
    expect(screen.queryByRole('button', { name: 'Publish all the same' })).toBeNull();
  });

  it.each([
    [{ step: 'media', at: 2, of: 4 }, 'Sending picture or video 2 of 4 …'],
    [{ step: 'processing' }, 'The Mastodon server is preparing pictures and videos …'],
    [{ step: 'status', at: 2, of: 3 }, 'Publishing part 2 of 3 …'],
    [{ step: 'status', at: 1, of: 1 }, 'Sending …'],
    [{ step: 'look' }, 'Checking whether the post is already on Mastodon …'],
  ] as const)('say what is being done: %j', (progress, words) => {
    show([notice('s', { outcomes: [{ account: 'a', state: 'sending', progress }] })]);
    expect(screen.getByText(words)).toBeTruthy();
  });

  it('undo what is not sent yet, and say then that nothing was published', () => {
    const { onUndo } = show([
      notice('p', { outcomes: [{ account: 'a', state: 'paused', until: Date.now() + 9_500 }] }),
      notice('u', { outcomes: [{ account: 'a', state: 'undone' }] }),
    ]);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(onUndo).toHaveBeenCalledExactlyOnceWith('p');
    expect(screen.getByText('Undone. Nothing was published on Town.')).toBeTruthy();
    // Read out, each second would interrupt.
    expect(screen.getByText('10 s').getAttribute('aria-hidden')).toBe('true');
  });

  it('can be dismissed, an offer also by its No', () => {
    const { onDismiss } = show([offer, done]);
    fireEvent.click(screen.getByRole('button', { name: 'No' }));
    const closing = within(cardOf('Published on Mastodon too')).getByRole('button', { name: 'Close' });
    fireEvent.click(closing);
    expect(onDismiss.mock.calls).toEqual([['o'], ['d']]);
  });

  it('are held as long as the pointer or the focus is on them', () => {
    const { onHold } = show([done]);
    const link = screen.getByRole('link');
    fireEvent.mouseEnter(cardOf('Published on Mastodon too'));
    fireEvent.focus(link);
    fireEvent.mouseLeave(cardOf('Published on Mastodon too'));
    expect(onHold.mock.calls).toEqual([['d', true]]);
    fireEvent.blur(link);
    expect(onHold.mock.lastCall).toEqual(['d', false]);
  });

  it('say when the next try is, and that nobody need act', () => {
    const later = { kind: 'unreachable', reason: 'server-down', detail: '', retryAt: Date.now() } as const;
    show([notice('w', { outcomes: [{ account: 'a', state: 'waiting', problem: later }] })]);
    expect(screen.getByText(/^Next try: /)).toBeTruthy();
    expect(screen.getByText(/nothing you need to do/)).toBeTruthy();
  });

  it('name the post by its first words, or as one of pictures', () => {
    show([offer, notice('p', { excerpt: ' ' })]);
    expect(screen.getByText('The pool opens.')).toBeTruthy();
    expect(cardOf('Publishing on Mastodon: Town').textContent).not.toContain('The pool opens.');
  });

  it('say what is otherwise on Mastodon and no preview could show, each once', () => {
    const losses: Loss[] = [
      { kind: 'quote-as-link', gone: true },
      { kind: 'link-broken', url: `https://intranet.krefeld.lan/${'a'.repeat(200)}` },
    ];
    const accounts = [
      { id: 'a', name: 'Town' },
      { id: 'b', name: 'Museum' },
    ];
    const both: Outcome[] = ['a', 'b'].map((account) => ({
      ...standing,
      account,
      url: `https://${account}.example`,
      losses,
    }));
    show([notice('l', { accounts, outcomes: both })]);
    const items = within(cardOf('Published on Mastodon too')).getAllByRole('listitem');
    expect(items.map(({ textContent }) => textContent)).toEqual([
      'The quoted post no longer exists, its link leads nowhere',
      expect.stringMatching(/^https:\/\/intranet\.krefeld\.lan\/a{90,100}… is no link on Mastodon/),
    ]);
  });

  it('say nothing of it where all is as it was', () => {
    show([done]);
    expect(within(cardOf('Published on Mastodon too')).queryAllByRole('list')).toEqual([]);
  });

  it('say that something was changed for Mastodon', () => {
    show([notice('e', { edited: true }), offer]);
    expect(screen.getAllByText('Changed for Mastodon')).toHaveLength(1);
  });
});

describe('the notices beside a composer', () => {
  const brief = { isBrief: true };
  const line = () => screen.getByRole('button', { expanded: false });

  it('are one line with the most urgent, its first words, and how many more there are', () => {
    show([done, failed, offer], brief);
    expect(line().textContent).toBe('Not on Mastodon (Town)The pool opens.and 2 more');
    expect(screen.queryByText('Publish')).toBeNull();
  });

  it('interrupt for a failure as they do elsewhere', () => {
    show([failed], brief);
    expect(screen.getByRole('alert').contains(line())).toBe(true);
  });

  it('open by a press, and fold again by a button or by Escape', () => {
    show([offer, done], brief);
    fireEvent.click(line());
    fireEvent.click(screen.getByRole('button', { name: 'Fold up' }));
    fireEvent.click(line());
    expect(screen.getByRole('button', { name: 'Publish' })).toBeTruthy();
    fireEvent.keyDown(screen.getByRole('button', { name: 'Publish' }), { key: 'Escape' });
    expect(line()).toBeTruthy();
  });

  it('are closed at once', () => {
    const { onDismiss } = show([offer, done], brief);
    fireEvent.click(screen.getByRole('button', { name: 'Close all messages' }));
    expect(onDismiss.mock.calls).toEqual([['o'], ['d']]);
  });

  it('have no such buttons where there is one message and no composer', () => {
    show([done]);
    expect(screen.queryByRole('button', { name: 'Close all messages' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Fold' })).toBeNull();
  });
});

describe('an offer', () => {
  it.each<[OfferReason, RegExp]>([
    ['not-pressed', /not made by pressing the button that publishes\. Check it on Instagram/],
    ['text-differs', /not the text that was last in the field\. Check it on Instagram/],
    ['button-hidden', /button that publishes could not be seen on Instagram/],
    ['not-aimed', /not sure that you meant to press the button that publishes on Instagram/],
    ['pill-hidden', /switch could not be seen on Instagram/],
    ['unseen', /Agree only if it is on Instagram/],
  ])('says why it did not go by itself: %s', (offered, words) => {
    show([notice('x', { offered }), offer]);
    expect(screen.getAllByText(words)).toHaveLength(1);
    expect(screen.getAllByRole('button', { name: 'Publish' })).toHaveLength(2);
  });

  it('says nothing of a switch that the person has left off', () => {
    expect(offerText('not-armed', 'instagram')).toBeUndefined();
  });
});

describe('the message of a notice', () => {
  const museum = { id: 'b', name: 'Museum' };
  const two = { accounts: [{ id: 'a', name: 'Town' }, museum] };
  const scheduled: Outcome = { account: 'b', state: 'scheduled', at: 5, keptHere: true };

  it('is the offer, for as long as it is one', () => {
    const offered = notice('o', { ...two, offered: 'unseen', outcomes: [failing] });
    expect(messageOf(offered)).toEqual({ kind: 'offer', accounts: ['Town', 'Museum'], reason: 'unseen' });
  });

  it('is what needs a person before what is done', () => {
    const outcomes: Outcome[] = [standing, { ...failing, account: 'b' }];
    expect(messageOf(notice('f', { ...two, outcomes }))).toEqual({
      ...{ kind: 'failed', problem, id: 'b', account: 'Museum' },
    });
  });

  it('is that it is on its way until every account has it', () => {
    expect(messageOf(notice('s', { ...two, outcomes: [standing] }))).toEqual({
      ...{ kind: 'sending', accounts: ['Town', 'Museum'] },
    });
    const both: Outcome[] = [standing, { ...standing, account: 'b', url: 'https://museum.example/1' }];
    expect(messageOf(notice('d', { ...two, outcomes: both }))).toMatchObject({
      ...{ kind: 'done', links: [{ account: 'Town' }, { account: 'Museum' }] },
    });
  });

  it('is when it will be public, where one of them is scheduled', () => {
    expect(messageOf(notice('s', { ...two, outcomes: [standing, scheduled] }))).toEqual({
      ...{ kind: 'scheduled', accounts: ['Museum'], at: 5, keptHere: true, losses: [] },
    });
  });
});

describe('what stands twice', () => {
  const links = ['https://social.example/2'];
  const twice = (change = {}) => notice('t', { outcomes: [{ ...standing, twice: { links, ...change } }] });

  it('is asked about before anything else that stands', () => {
    const { onRemoveDouble, onKeepBoth } = show([twice()]);
    expect(screen.getByText('The post is on Town twice.')).toBeTruthy();
    expect(screen.getByRole('link').getAttribute('href')).toBe(links[0]);
    fireEvent.click(screen.getByRole('button', { name: 'Delete the second one: The pool opens.' }));
    fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
    expect(onRemoveDouble).toHaveBeenCalledExactlyOnceWith('t', 'a');
    // In its place nothing moves at the press.
    expect(screen.getByRole('button', { name: 'Delete' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    fireEvent.click(screen.getByRole('button', { name: 'Leave both: The pool opens.' }));
    expect(onKeepBoth).toHaveBeenCalledExactlyOnceWith('t', 'a');
  });

  it('says that it is leaving, and what hinders that', () => {
    show([twice({ isLeaving: true, problem })]);
    expect(screen.getByText('The server says: “Text is too long”')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Delete the second one/ })).toBeNull();
  });
});

describe('what is planned, and was changed on its platform', () => {
  const [was, to] = [Date.UTC(2026, 11, 5, 9, 30), Date.UTC(2026, 11, 6, 17)];
  const planned: Outcome = { account: 'a', state: 'scheduled', at: was, keptHere: false };
  const changed = (change: Partial<Notice>, outcomes: Outcome[] = [planned]) =>
    notice('p', { ...change, outcomes });
  const button = (name: string) => screen.queryByRole('button', { name });

  it('is cancelled where it was deleted there', () => {
    const { onCancelPlan, onReplan } = show([changed({ changed: 'deleted' })]);
    expect(screen.getByText(/Deleted or no longer scheduled on Instagram/)).toBeTruthy();
    expect(button('Change time')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Delete the schedule' }));
    expect(onCancelPlan).toHaveBeenCalledExactlyOnceWith('p');
    expect(onReplan).not.toHaveBeenCalled();
  });

  it('is moved to the time that is named, with its zone, where it was moved there', () => {
    const { onReplan } = show([changed({ changed: 'rescheduled', changedTo: to })]);
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const time = new Intl.DateTimeFormat('en', {
      ...{ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
    }).format(to);
    expect(screen.getByText(`Scheduled on Instagram for: ${time} (${timeZone})`)).toBeTruthy();
    expect(button('Delete the schedule')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Change time' }));
    expect(onReplan).toHaveBeenCalledExactlyOnceWith('p');
  });

  it('says that the new time is not known, and that it cannot be corrected', () => {
    show([changed({ changed: 'rescheduled' })]);
    expect(screen.getByText(/did not recognise the new time/)).toBeTruthy();
    expect(button('Change time')).toBeNull();
    cleanup();
    show([changed({ changed: 'edited' })]);
    expect(screen.getByText(/cannot correct a scheduled post/)).toBeTruthy();
    expect([button('Change time'), button('Delete the schedule')]).toEqual([null, expect.anything()]);
    cleanup();
    show([changed({ changed: 'edited', changedTo: to })]);
    expect(button('Change time')).toBeTruthy();
  });

  it('stays as long as something is planned as it was, and says why', () => {
    const moved: Outcome = { account: 'b', state: 'scheduled', at: to, keptHere: true };
    const accounts = [
      { id: 'a', name: 'Town' },
      { id: 'b', name: 'Museum' },
    ];
    const of = { changed: 'rescheduled', changedTo: to, accounts } as const;
    expect(messageOf(changed(of, [planned, moved]))).toMatchObject({ accounts: ['Town'], at: was, to });
    expect(messageOf(changed(of, [{ ...planned, at: to }, moved]))).toMatchObject({ kind: 'scheduled' });
    show([changed(of, [{ ...planned, hindered: problem }, moved])]);
    expect(screen.getByText(/^Nothing was changed\./)).toBeTruthy();
    expect(screen.getByText('The server says: “Text is too long”')).toBeTruthy();
    cleanup();
    const signedOut = { kind: 'needs-login', reason: 'signed-out', detail: '' } as const;
    show([changed(of, [{ ...planned, hindered: signedOut }, moved])]);
    expect(screen.getByText('The schedule is as it was.')).toBeTruthy();
    cleanup();
    show([changed(of, [{ ...planned, hindered: 'late' }, moved])]);
    expect(screen.getByText(/may be published already/)).toBeTruthy();
  });

  it('is told when it is cancelled, by name where its words are not known', () => {
    show([changed({ changed: 'deleted', excerpt: '' }, [{ account: 'a', state: 'cancelled' }])]);
    expect(screen.getByText('The schedule is deleted. Nothing will be published on Town.')).toBeTruthy();
    expect(screen.getByText(/^Post by town, /)).toBeTruthy();
  });

  it('is said in one line beside a composer', () => {
    show([changed({ changed: 'rescheduled', changedTo: to })], { isBrief: true });
    expect(screen.getByRole('button', { name: /^Scheduled for another time on Instagram/ })).toBeTruthy();
  });
});

function show(notices: Notice[], more: Pick<NoticesProps, 'isBrief'> = {}) {
  const callbacks = {
    onMirror: vi.fn<NoticesProps['onMirror']>(),
    onCopy: vi.fn<NoticesProps['onCopy']>(async () => true),
    onAllTheSame: vi.fn<NoticesProps['onAllTheSame']>(),
    onDiscard: vi.fn<NoticesProps['onDiscard']>(),
    onCorrect: vi.fn<NoticesProps['onCorrect']>(),
    onTakeBack: vi.fn<NoticesProps['onTakeBack']>(),
    onTranscript: vi.fn<NoticesProps['onTranscript']>(),
    onRemoveDouble: vi.fn<NoticesProps['onRemoveDouble']>(),
    onKeepBoth: vi.fn<NoticesProps['onKeepBoth']>(),
    onCancelPlan: vi.fn<NoticesProps['onCancelPlan']>(),
    onReplan: vi.fn<NoticesProps['onReplan']>(),
    onUndo: vi.fn<NoticesProps['onUndo']>(),
    onDismiss: vi.fn<NoticesProps['onDismiss']>(),
    onHold: vi.fn<NonNullable<NoticesProps['onHold']>>(),
  };
  render(<Notices notices={notices} locale="en" {...more} {...callbacks} />);
  return callbacks;
}

function cardOf(text: string): HTMLElement {
  const card = screen.getByText(text).closest<HTMLElement>('.card');
  if (!card) throw new Error(`No card holds “${text}”.`);
  return card;
}
