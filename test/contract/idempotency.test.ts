import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { picture } from './files.ts';
import { stageIt, startSubject } from './subject.ts';

const subject = await startSubject();

function keyed(key = randomUUID()): Record<string, string> {
  return { 'Idempotency-Key': key };
}

describe('an Idempotency-Key', () => {
  afterEach(() => subject.reset());

  it('gives the first status again, whatever is sent with it', async ({ skip }) => {
    skip(subject.isSince(6) && !subject.isSince(6, 6), '4.6.0 to 4.6.5 answer with 500 (mastodon#40399)');
    const headers = keyed();
    const first = await subject.post({ status: 'Einmal' }, headers);
    const second = await subject.post({ status: 'Etwas anderes' }, headers);
    expect([second.status, second.body.id, second.body.content]).toEqual([
      200,
      first.body.id,
      '<p>Einmal</p>',
    ]);
  });

  it('gives 404 when that status was deleted', async () => {
    const headers = keyed();
    const { body } = await subject.post({ status: 'Gleich weg' }, headers);
    await subject.ask('DELETE', `/api/v1/statuses/${body.id}`);
    expect((await subject.post({ status: 'Gleich weg' }, headers)).status).toBe(404);
  });

  it('is not used up by a refusal', async () => {
    const headers = keyed();
    expect((await subject.post({ status: '' }, headers)).status).toBe(422);
    expect((await subject.post({ status: 'Jetzt aber' }, headers)).status).toBe(200);
  });

  stageIt('is forgotten after an hour, not before', async () => {
    const headers = keyed();
    const first = await subject.post({ status: 'Alt' }, headers);
    subject.stage().advance(3_590_000);
    const soon = await subject.post({ status: 'Alt' }, headers);
    subject.stage().advance(20_000);
    const late = await subject.post({ status: 'Alt' }, headers);
    expect([soon.body.id === first.body.id, late.body.id === first.body.id]).toEqual([true, false]);
  });

  stageIt('belongs to the account, not to the token', async () => {
    const headers = keyed();
    const json = { status: 'Konto' };
    const first = await subject.post(json, headers);
    const otherToken = subject.stage().issueToken('presse', 'write');
    const otherUser = subject.stage().issueToken('museum');
    const same = await subject.ask('POST', '/api/v1/statuses', { json, headers, token: otherToken });
    const other = await subject.ask('POST', '/api/v1/statuses', { json, headers, token: otherUser });
    expect([same.body.id === first.body.id, other.body.id === first.body.id]).toEqual([true, false]);
  });

  stageIt('guards media that are attached by now', async () => {
    const headers = keyed();
    const media = await subject.upload(await picture());
    const json = { status: 'Bild', media_ids: [media.body.id] };
    const first = await subject.post(json, headers);
    const second = await subject.post(json, headers);
    expect([second.status, second.body.id]).toEqual([200, first.body.id]);
  });

  stageIt('makes no second post, as the list of statuses shows', async () => {
    const headers = keyed();
    await subject.post({ status: 'Einzeln' }, headers);
    const { body } = await subject.post({ status: 'Einzeln' }, headers);
    const { id } = body.account as { id: string };
    expect((await subject.ask('GET', `/api/v1/accounts/${id}/statuses`)).list).toHaveLength(1);
  });

  stageIt(
    'answers a replay with 500 in 4.6.0 to 4.6.5, though the post exists (mastodon#40399)',
    async () => {
      subject.stage().faults.replayAnswers500 = true;
      const headers = keyed();
      const first = await subject.post({ status: 'Doch da' }, headers);
      expect((await subject.post({ status: 'Doch da' }, headers)).status).toBe(500);
      expect((await subject.ask('GET', `/api/v1/statuses/${first.body.id}`)).status).toBe(200);
    },
  );

  stageIt('has no effect on servers that ignore it', async () => {
    subject.stage().faults.ignoreIdempotency = true;
    const headers = keyed();
    const first = await subject.post({ status: 'Doppelt' }, headers);
    expect((await subject.post({ status: 'Doppelt' }, headers)).body.id).not.toBe(first.body.id);
  });
});
