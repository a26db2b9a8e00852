import { expect, test } from 'vitest';
import { messagesOf } from '../../../entrypoints/panel/messages-of.ts';
import type { Mirror } from '../../../utils/watch/tab.ts';

const mirror: Mirror = {
  publication: {
    ...{ platform: 'facebook', profile: '1', id: 'p', address: 'https://www.facebook.com', time: 1 },
    parts: [{ id: 'p', revision: '', text: 'Hallo' }],
  },
  ...{ fromDraft: undefined, edits: {}, openedAt: 0, phase: 'offered', outcomes: [] },
  profile: { platform: 'facebook', id: '1', name: 'Stadt' },
  accounts: [{ id: 'stadt@krefeld.example', name: 'Stadt' }],
};
const message = (change: Partial<Mirror>) =>
  messagesOf({ stale: false, composers: [], mirrors: [{ ...mirror, ...change }] })[0];

test('an offer made of a draft says on which platform nobody saw it published', () => {
  expect(message({ fromDraft: 'c1' })).toMatchObject({ kind: 'offer', unseenOn: 'facebook' });
  expect(message({})).toMatchObject({ kind: 'offer', unseenOn: undefined });
});

test('once it is mirrored that is of no interest any more', () => {
  expect(message({ fromDraft: 'c1', phase: 'sending' })).toEqual({
    ...{ kind: 'sending', id: 'p', accounts: ['Stadt'] },
  });
});
