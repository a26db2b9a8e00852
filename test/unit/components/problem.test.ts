import { afterEach, describe, expect, it } from 'vitest';
import { problemText, problemWithoutPost } from '../../../components/problem.ts';
import { speak } from '../../runner/i18n.ts';

afterEach(() => speak('en'));

describe('the words for a problem', () => {
  it('are in the person’s language', () => {
    speak('de');
    expect(problemText({ kind: 'needs-login', reason: 'signed-out', detail: '' })).toEqual({
      what: 'Ihre Anmeldung bei Mastodon gilt nicht mehr.',
      became: 'Der Beitrag wartet und geht hinaus, sobald Sie angemeldet sind.',
      todo: 'Melden Sie das Konto in den Einstellungen von Mitposten erneut an.',
      detail: undefined,
    });
  });

  it('quote the server where the detail is its own', () => {
    const { detail } = problemText({ kind: 'refused', reason: 'server-refused', detail: 'Too long' });
    expect(detail).toBe('The server says: “Too long”');
  });

  it.each([
    ['en', '104.0 MB > 99.0 MB', '104\u00a0MB; at most 99\u00a0MB are allowed.'],
    ['de', '4.5 MB > 2.0 MB', '4,5\u00a0MB, erlaubt sind 2\u00a0MB.'],
    ['en', '5000 × 4000 > 16.8 MP', 'Technical detail: 5000 × 4000 > 16.8 MP'],
    ['en', 'Payload Too Large', undefined],
  ] as const)(
    'say how large a file is and may be, and nothing that says no more (%s, %s)',
    (language, detail, shown) => {
      speak(language);
      expect(problemText({ kind: 'refused', reason: 'media-too-large', detail }).detail).toBe(shown);
    },
  );

  it('do not repeat the address that somebody has typed', () => {
    const report = { kind: 'refused', reason: 'not-a-server', detail: 'stadt' } as const;
    expect(problemWithoutPost(report, 'sign-in').detail).toBeUndefined();
  });

  it('call a number what it is, and no words of the server', () => {
    const { detail } = problemText({ kind: 'refused', reason: 'server-refused', detail: '422' });
    expect(detail).toBe('Technical detail: 422');
  });

  it('leave nothing to do while it is tried again by itself', () => {
    const { todo } = problemText({ kind: 'unreachable', reason: 'server-down', detail: '', retryAt: 1 });
    expect(todo).toBe('There is nothing you need to do. Mitposten will try again by itself.');
  });

  it('ask for the sign-in even while the delivery waits', () => {
    const { todo } = problemText(
      { kind: 'needs-login', reason: 'signed-out', detail: '' },
      { triedAgain: true },
    );
    expect(todo).toContain('Sign in to the account again');
  });

  it('never say that nothing was published once a part is', () => {
    const { became } = problemText(
      { kind: 'refused', reason: 'media-kind', detail: '' },
      { partlyDone: true },
    );
    expect(became).toBe('Part of the post has already been published on Mastodon, the rest has not.');
  });

  it('speak of no post while an account is being connected', () => {
    const { what } = problemWithoutPost({ kind: 'refused', reason: 'server-refused', detail: '' }, 'sign-in');
    expect(what).toBe('Signing in at the Mastodon server failed.');
  });

  it.each([
    ['removal', 'The Mastodon server refused the deletion.', 'Delete the post on Mastodon yourself.'],
    ['correction', 'The Mastodon server refused the change.', 'Follow the server’s reason'],
    [undefined, 'The Mastodon server refused the request.', 'Try again.'],
  ] as const)('speak of a sign-in only where somebody signs in: %s', (asked, refused, next) => {
    const { what, todo } = problemWithoutPost(
      { kind: 'refused', reason: 'server-refused', detail: '' },
      asked,
    );
    expect(what).toBe(refused);
    expect(todo).toContain(next);
  });

  it('say that a server did not answer, and not that it has a problem', () => {
    const { what, todo } = problemWithoutPost(
      { kind: 'unknown', reason: 'lost-answer', detail: '' },
      'removal',
    );
    expect(what).toBe('The Mastodon server did not answer.');
    expect(todo).toBe('Try again in a few minutes.');
  });
});
