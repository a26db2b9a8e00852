import { expect, it } from 'vitest';
import { outcomesOf } from '../../../utils/outbox/outcomes-of.ts';
import type { Delivery } from '../../../utils/outbox/types.ts';
import type { Loss } from '../../../utils/post/plan.ts';

function delivery(losses: Loss[], scheduledFor?: number): Delivery {
  const made = { id: '1', url: 'https://krefeld.social/1', ...(scheduledFor ? { scheduledFor } : {}) };
  const status = { key: 'k', media: [], askedAt: undefined, made };
  const source = {
    platform: 'bluesky',
    profile: 'p',
    profileName: 'n',
    publication: 'x',
    address: '',
    time: 5,
  } as const;
  return {
    ...{ id: 'd', account: 'a', source, plan: { statuses: [], losses }, statuses: [status], approved: false },
    ...{ tab: undefined, state: { kind: 'sending' } },
  };
}

const seenBefore: Loss[] = [
  { kind: 'split-text', statuses: 2 },
  { kind: 'media-in-replies', count: 1 },
  { kind: 'mention-as-link', name: 'x' },
  { kind: 'description-cut', media: 0, limit: 9 },
  { kind: 'machine-description', media: 0 },
  { kind: 'warning-covers-all', labels: [] },
];
const seenLate: Loss[] = [
  { kind: 'link-broken', url: 'https://krefeld.lan' },
  { kind: 'hashtag-cut', tag: 'K-Pop' },
  { kind: 'captions', languages: ['de'] },
  { kind: 'quote-as-link', gone: false },
  { kind: 'label-unknown', label: 'x' },
  { kind: 'tags-outside', tags: ['x'] },
  { kind: 'languages', languages: ['en'] },
  { kind: 'link-left-out', url: 'at://x' },
  { kind: 'field-unknown', field: 'poll' },
];

it('what no preview could tell is told when it is done, or planned', () => {
  const all = [...seenBefore, ...seenLate];
  expect(outcomesOf({ kind: 'done', delivery: delivery(all) })).toEqual([
    { account: 'a', state: 'done', url: 'https://krefeld.social/1', losses: seenLate },
  ]);
  expect(outcomesOf({ kind: 'done', delivery: delivery(all, 9) })).toMatchObject([
    { state: 'scheduled', losses: seenLate },
  ]);
});

it('and nothing where the preview could tell all', () => {
  const [outcome] = outcomesOf({ kind: 'done', delivery: delivery(seenBefore) });
  expect(outcome).not.toHaveProperty('losses');
});
