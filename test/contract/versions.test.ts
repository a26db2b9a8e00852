import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { picture } from './files.ts';
import { type Subject, stageIt, startSubject } from './subject.ts';

/* What differs from one version to the next, each as a server of that version answered (2026-11-28). */

const versions = ['4.3.23', '4.4.22', '4.5.15', '4.6.5', '4.6.6'] as const;
const of = new Map<string, Subject>();
for (const version of versions) of.set(version, await startSubject({ version }));

function subjectOf(version: string): Subject {
  const subject = of.get(version);
  if (!subject) throw new Error(`${version} was not started`);
  return subject;
}

const configurationOf = async (version: string) => {
  const { body } = await subjectOf(version).ask('GET', '/api/v2/instance');
  return body.configuration as { media_attachments: { description_limit?: number } };
};
const ownStatuses = async ({ ask }: Subject) => {
  const { body } = await ask('GET', '/api/v1/accounts/verify_credentials');
  return (await ask('GET', `/api/v1/accounts/${body.id}/statuses`)).list;
};

describe.each(versions)('Mastodon %s', (version) => {
  const isBroken = version === '4.6.5';
  const hasLock = version.startsWith('4.6');

  stageIt('announces how long a description may be since 4.4, and takes more since 4.6', async () => {
    const expected = { '4.3': undefined, '4.6': 10_000 }[version.slice(0, 3)];
    const isKnown = version.startsWith('4.3') || hasLock;
    const { media_attachments } = await configurationOf(version);
    expect(media_attachments.description_limit).toBe(isKnown ? expected : 1500);
    const { upload } = subjectOf(version);
    const long = await upload(await picture(), { description: 'x'.repeat(1501) });
    expect(long.status).toBe(hasLock ? 200 : 422);
  });

  stageIt(`answers a replay with ${isBroken ? '500 and nothing' : 'the status'}`, async () => {
    const subject = subjectOf(version);
    const headers = { 'Idempotency-Key': randomUUID() };
    const first = await subject.post({ status: 'Einmal' }, headers);
    const second = await subject.post({ status: 'Einmal' }, headers);
    expect([second.status, second.text === '']).toEqual(isBroken ? [500, true] : [200, false]);
    expect((await subject.ask('GET', `/api/v1/statuses/${first.body.id}`)).status).toBe(200);
  });

  stageIt(`makes ${hasLock ? 'one status' : 'two statuses'} of one key while it is slow`, async () => {
    const subject = subjectOf(version);
    subject.stage().reset();
    subject.stage().faults.slowPosts = 300;
    const headers = { 'Idempotency-Key': randomUUID() };
    const ask = () => subject.post({ status: 'Langsam' }, headers);
    const answers = await Promise.all([ask(), ask()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, isBroken ? 500 : 200]);
    expect(await ownStatuses(subject)).toHaveLength(hasLock ? 1 : 2);
  });

  stageIt('goes on with a status whose sender is gone, and looks at its key only then', async () => {
    const subject = subjectOf(version);
    subject.stage().reset();
    subject.stage().faults.slowPosts = 1200;
    const headers = { 'Idempotency-Key': randomUUID() };
    const gone = fetch(`${subject.base}/api/v1/statuses`, {
      method: 'POST',
      headers: { ...headers, Authorization: `Bearer ${subject.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ status: 'Abgebrochen' }),
      signal: AbortSignal.timeout(100),
    });
    await expect(gone).rejects.toThrow(/timeout/i);
    await subject.post({ status: 'Abgebrochen' }, headers);
    expect(await ownStatuses(subject)).toHaveLength(hasLock ? 1 : 2);
  });

  stageIt(`takes media with a poll ${hasLock ? '' : 'not '}yet`, async () => {
    const subject = subjectOf(version);
    const { body } = await subject.upload(await picture());
    const poll = { options: ['Ja', 'Nein'], expires_in: 3600 };
    const { status } = await subject.post({ status: 'x', media_ids: [body.id], poll });
    expect(status).toBe(hasLock ? 200 : 422);
  });

  stageIt('says nothing before the sign-in in limited federation, up to 4.4', async () => {
    const { ask, stage } = subjectOf(version);
    stage().change({ limitedFederation: true });
    const isClosed = version < '4.5';
    for (const path of ['/api/v2/instance', '/api/v1/instance']) {
      expect((await ask('GET', path, { token: null })).status).toBe(isClosed ? 401 : 200);
      expect((await ask('GET', path)).status).toBe(200);
    }
    stage().reset();
  });
});
