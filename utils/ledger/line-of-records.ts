import type { Line } from './line.ts';
import type { LedgerRecord } from './records.ts';

/**
 * The line of a publication of which there are only records, as version 1 kept them: when the first status was published,
 * and what it was of pictures, they do not say. There has to be one record at least.
 */
export function lineOfRecords(records: readonly LedgerRecord[]): Line {
  const newest = records.reduce((a, b) => (b.at > a.at ? b : a));
  const { platform, profile, profileName, publication, address, publishedAt, at } = newest;
  const given = records.filter(({ outcome }) => outcome === 'discarded').map((record) => record.at);
  return {
    ...{ id: publication, platform, profile, profileName, institution: '', publishedAt },
    address: /^https:\/\/\S{1,2000}$/.test(address) ? address : '',
    writtenAt: at,
    ...(given.length ? { declined: { at: Math.max(...given), reason: 'unsaid' as const, words: '' } } : {}),
    ways: records
      .map((record) => ({
        account: record.account,
        outcomes: { [record.outcome === 'mirrored' ? 'mirrored' : 'declined']: record.at },
        statuses: record.statuses
          .filter(({ url }) => url !== '')
          .map(({ id, url }) => ({ id, url }))
          .sort((a, b) => (a.id < b.id ? -1 : 1)),
        losses: {},
      }))
      .sort((a, b) => (a.account < b.account ? -1 : 1)),
    troubles: [],
  };
}
