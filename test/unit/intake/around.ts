import { vi } from 'vitest';
import type { ComposerRecord } from '../../../utils/intake/composers.ts';
import type { TabNotice } from '../../../utils/intake/notices.ts';
import type { Surroundings } from '../../../utils/intake/surroundings.ts';
import { standingOf } from '../../../utils/outbox/decisions.ts';
import { addClaim } from '../../../utils/outbox/store.ts';
import type { Claim } from '../../../utils/outbox/types.ts';
import type { Manuscript } from '../../../utils/post/manuscript.ts';
import type { Publication } from '../../../utils/post/types.ts';

export const stadt = 'stadt@krefeld.example';
export const profile = { platform: 'facebook', id: '100', name: 'Stadt Krefeld' } as const;
/** One whose platform can prove who it is. */
export const blueskyProfile = { platform: 'bluesky', id: 'did:plc:stadt', name: 'stadt.example' } as const;

/** Everything around intake, watched; the outbox keeps its claims. On Bluesky it can be proved who somebody is. */
export function surroundings() {
  return {
    outbox: {
      drain: vi.fn(async () => {}),
      accept: vi.fn(async (claim: Claim) => void (await addClaim(claim))),
      write: vi.fn(async () => {}),
      forget: vi.fn((_publication?: string) => {}),
    },
    ledger: {
      ...{
        offered: vi.fn(),
        withdrawn: vi.fn(),
        unrecognised: vi.fn(),
        givenUp: vi.fn(),
        corrected: vi.fn(),
        missed: vi.fn(),
        declined: vi.fn(async () => {}),
      },
      discarding: vi.fn(async () => {}),
    },
    injectWatch: vi.fn(async () => undefined),
    probe: vi.fn(async () => undefined),
    openPopup: vi.fn(async () => undefined),
    openDraft: vi.fn(async (_manuscript: Manuscript) => undefined),
    openCorrection: vi.fn(async (_record: string, _place: number) => undefined),
    openOptions: vi.fn(async () => undefined),
    ask: vi.fn(async () => {}),
    expect: vi.fn(),
    canProve: vi.fn((platform) => platform === 'bluesky'),
    prove: vi.fn(async () => {}),
    recent: vi.fn(async (): Promise<Publication[]> => []),
    standing: vi.fn((publication: string, accounts: string[]) => standingOf(publication, accounts)),
    knownShape: vi.fn((_platform, shape) => shape),
    changed: vi.fn(async () => undefined),
    composerChanged: vi.fn(async () => undefined),
    idle: vi.fn(() => undefined),
    draftAgain: vi.fn(async () => {}),
    sendManuscript: vi.fn(async () => ({ kind: 'taken' as const })),
    wipe: vi.fn(async () => {}),
    askTab: vi.fn(async (): Promise<unknown> => undefined),
  } satisfies Surroundings;
}

export function record(change: Partial<ComposerRecord> = {}): ComposerRecord {
  return {
    ...{ tab: 7, id: 'c1', profile, openedAt: 1000, chosen: [stadt], armed: false, edits: {} },
    ...{ asks: undefined, excerpt: '' },
    ...change,
  };
}

export function published(id = 'p', change: Partial<Publication> = {}): Publication {
  return {
    ...{
      platform: 'facebook',
      profile: profile.id,
      id,
      address: `https://www.facebook.com/${id}`,
      time: 2000,
    },
    parts: [{ id, revision: '', text: 'Hallo' }],
    ...change,
  };
}

/** A publication that is offered in a tab. */
export function offered(id = 'p', change: Partial<TabNotice> = {}): TabNotice {
  return {
    ...{ tab: 7, id, platform: 'facebook', profileName: profile.name, excerpt: 'Hallo', time: 2000 },
    ...{ edited: false, accounts: [{ id: stadt, name: 'Stadt' }], offered: 'not-armed', outcomes: [] },
    offer: { publication: published(id), profile, openedAt: 1000, edits: {} },
    ...change,
  };
}
