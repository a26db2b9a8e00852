// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { DifferenceList } from '../../../components/DifferenceList.tsx';
import { differenceText } from '../../../components/difference-text.ts';
import { messageOf } from '../../../components/notices/message-of.ts';
import type { Difference } from '../../../utils/post/difference.ts';
import type { Notice } from '../../../utils/post/notice.ts';

afterEach(cleanup);

const all: Difference[] = [
  { kind: 'visibility', is: 'unlisted' },
  { kind: 'visibility', is: 'private' },
  { kind: 'visibility', is: 'local' },
  { kind: 'language', is: 'en' },
  { kind: 'language', is: '_' },
  { kind: 'text' },
  { kind: 'warning' },
  { kind: 'covered', is: true },
  { kind: 'covered', is: false },
  { kind: 'reply' },
  { kind: 'poll' },
  { kind: 'media-count', is: 1, planned: 2 },
  { kind: 'media-order' },
  { kind: 'media-kind', media: 0 },
  { kind: 'description', media: 1 },
];

describe('what stands otherwise than planned', () => {
  it('has words of its own for each thing', () => {
    const texts = all.map((one) => differenceText(one, 'de'));
    expect(new Set(texts).size).toBe(all.length);
    expect(texts.every((text) => text.length > 10)).toBe(true);
  });

  it('is counted from one, and names what stands there', () => {
    expect(differenceText({ kind: 'description', media: 1 }, 'de')).toContain('2');
    expect(differenceText({ kind: 'language', is: 'en' }, 'de')).toContain('Englisch');
    expect(differenceText({ kind: 'visibility', is: 'local' }, 'de')).toContain('local');
  });

  it('is a list under the name of the account', () => {
    render(<DifferenceList account="Stadt" differs={all.slice(0, 2)} locale="de" />);
    expect(screen.getAllByRole('listitem')).toHaveLength(2);
    expect(screen.getByText(/Stadt/)).toBeTruthy();
  });

  it('is part of the notice that all is done', () => {
    const notice: Notice = {
      ...{ id: '1', platform: 'bluesky', profileName: 'x', excerpt: '', time: 0, edited: false },
      ...{ accounts: [{ id: 'a', name: 'Stadt' }], offered: undefined },
      outcomes: [{ account: 'a', state: 'done', url: 'https://x', differs: [{ kind: 'text' }] }],
    };
    expect(messageOf(notice)).toMatchObject({
      kind: 'done',
      differing: [{ account: 'Stadt', differs: [{ kind: 'text' }] }],
    });
  });
});
