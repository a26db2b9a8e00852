// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { Outcome } from '../../../components/catch-up/Outcome.tsx';
import type { CatchUpProps } from '../../../components/catch-up/types.ts';
import { StillThere } from '../../../components/StillThere.tsx';
import { Twice } from '../../../components/Twice.tsx';
import { speak } from '../../runner/i18n.ts';

afterEach(() => {
  cleanup();
  speak('en');
});

const refused = { kind: 'refused', reason: 'server-refused', detail: 'Not yours' } as const;
const offline = { kind: 'unreachable', reason: 'no-network', detail: '' } as const;

const textOf = (shown: React.ReactElement) => render(shown).container.textContent ?? '';

const twice = (
  <Twice
    double={{ links: [], problem: refused }}
    account="Stadt"
    text="Markt"
    onRemove={vi.fn()}
    onKeep={vi.fn()}
  />
);

test.each([
  ['en', 'refused the deletion', 'still on Mastodon', /sign(?:ing)? in|was not published/i],
  [
    'de',
    'das Löschen abgelehnt',
    'noch auf Mastodon|Mastodon steht der Beitrag noch',
    /Anmeld|nicht veröff/i,
  ],
] as const)('a refused deletion is one, and what stands is said (%s)', (language, what, stands, wrong) => {
  speak(language);
  for (const text of [textOf(<StillThere problem={refused} />), textOf(twice)]) {
    expect(text).toContain(what);
    expect(text).toMatch(new RegExp(stands));
    expect(text).toContain('Not yours');
    expect(text).not.toMatch(wrong);
  }
});

test('a search that fails says nothing of one post', () => {
  const search = { kind: 'failed', problem: offline } as const;
  const props = { search, missing: [], handled: undefined, locale: 'en' } as unknown as CatchUpProps;
  const text = textOf(<Outcome {...props} />);
  expect(text).toContain('cannot be reached');
  expect(text).not.toContain('The post');
});
