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

  it('show a figure as it is', () => {
    const { detail } = problemText({ kind: 'refused', reason: 'media-too-large', detail: '18 MB > 16 MB' });
    expect(detail).toBe('Technical detail: 18 MB > 16 MB');
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
    const { what } = problemWithoutPost({ kind: 'refused', reason: 'server-refused', detail: '' });
    expect(what).toBe('Signing in at the Mastodon server failed.');
  });
});
