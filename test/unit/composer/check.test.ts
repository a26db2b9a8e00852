import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../../utils/composer/check.ts';
import { plansOf } from '../../../utils/composer/plan.ts';
import type { Account } from '../../../utils/post/account.ts';
import { breakLine } from '../../../utils/post/breaks.ts';
import type { Manuscript } from '../../../utils/post/manuscript.ts';
import { accountWith, fileWith, manuscriptWith, now, stadt } from './manuscripts.ts';

const kinds = (change: Partial<Manuscript>, ...accounts: Account[]) =>
  problemsOf(
    manuscriptWith(change),
    accounts.length ? accounts : [accountWith()],
    plansOf(manuscriptWith(change), () => ({ ending: '', detected: undefined })),
    now,
  ).map(({ field, kind }) => `${field}: ${kind}`);

/** Fails where a plan is made. */
const noPlan = () => {
  throw new Error('a plan was asked for');
};

describe('what hinders a manuscript', () => {
  it('is nothing for a text, for a picture alone, for a poll alone', () => {
    expect(kinds({ text: 'Hallo' })).toEqual([]);
    expect(kinds({ files: [fileWith('a')] })).toEqual([]);
    expect(kinds({ poll: { options: ['Ja', 'Nein'], lasts: 3600, multiple: false } })).toEqual([]);
  });

  it('is that nothing is written, or that it goes nowhere', () => {
    expect(kinds({ text: ' \n' })).toEqual(['text: blank']);
    const nowhere = problemsOf(manuscriptWith({ text: 'a' }), [], noPlan, now);
    expect(nowhere).toEqual([{ field: 'accounts', kind: 'no-account' }]);
  });

  it('is a time that has passed, but not for a warning, which has none', () => {
    expect(kinds({ text: 'a', at: now - 1 })).toEqual(['time: past']);
    expect(kinds({ text: 'a', at: now + 1 })).toEqual([]);
    expect(kinds({ text: 'a', at: now - 1, urgent: true })).toEqual([]);
    expect(kinds({ text: 'a', at: now * 2 })).toEqual(['time: far']);
  });

  it('is a poll that a server does not take', () => {
    const poll = { options: ['Ja', 'Nein'], lasts: 3600, multiple: false };
    expect(kinds({ poll: { ...poll, options: ['Ja', ' '] } })).toEqual(['poll: poll-options']);
    expect(kinds({ poll: { ...poll, options: ['Ja', 'Ja '] } })).toEqual(['poll: poll-twice']);
    expect(kinds({ poll: { ...poll, options: ['1', '2', '3', '4', '5'] } })).toEqual(['poll: poll-many']);
    expect(kinds({ poll: { ...poll, options: ['x'.repeat(51), 'b'] } })).toEqual(['poll: poll-long']);
    expect(kinds({ poll: { ...poll, lasts: 60 } })).toEqual(['poll: poll-lasts']);
    expect(kinds({ poll, files: [fileWith('a')] })).toEqual(['poll: poll-media']);
    expect(kinds({ poll, files: [fileWith('a')] }, accountWith(stadt, {}, '4.6.0'))).toEqual([]);
    const large = { options: 10, characters: 100, shortest: 60, longest: 1e7 };
    const options = Array.from({ length: 10 }, (_, index) => `${index}${'x'.repeat(90)}`);
    expect(kinds({ poll: { ...poll, lasts: 60, options } }, accountWith(stadt, { polls: large }))).toEqual(
      [],
    );
  });

  it('is a quote where a server knows none, and a status that it does not know', () => {
    const found = { [stadt]: { id: '1', author: 'a', text: '' } };
    const target = { kind: 'quote' as const, address: 'https://a.example/1', found };
    expect(kinds({ text: 'a', target })).toEqual([]);
    expect(kinds({ text: 'a', target }, accountWith(stadt, {}, '4.4.0'))).toEqual(['target: quote']);
    expect(kinds({ text: 'a', target }, accountWith(stadt, {}, '0.20.0', 'gotosocial'))).toEqual([
      'target: quote',
    ]);
    expect(kinds({ text: 'a', target: { ...target, kind: 'reply', found: {} } })).toEqual(['target: target']);
  });

  it('is a message that mentions nobody', () => {
    expect(kinds({ text: 'a', visibility: 'direct' })).toEqual(['visibility: direct']);
    expect(kinds({ text: 'an @zoo', visibility: 'direct' })).toEqual([]);
  });

  it('is what is too long: a description, a warning, a text of a megabyte', () => {
    const limited = accountWith(stadt, { descriptionCharacters: 5 });
    expect(kinds({ files: [fileWith('a', { description: '123456' })] }, limited)).toEqual([
      'files: description',
    ]);
    expect(kinds({ files: [fileWith('a', { description: '123456', decorative: true })] }, limited)).toEqual(
      [],
    );
    expect(kinds({ text: 'a', warning: 'x'.repeat(490) })).toEqual(['warning: warning']);
    const long = manuscriptWith({ text: 'wort '.repeat(200_000) });
    expect(problemsOf(long, [accountWith()], noPlan, now)).toMatchObject([{ kind: 'too-many' }]);
    expect(kinds({ text: `a\n${breakLine}\n`.repeat(51) })).toEqual(['text: too-many']);
  });
});
