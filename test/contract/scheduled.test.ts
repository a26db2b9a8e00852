import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { picture } from './files.ts';
import { stageIt, startSubject } from './subject.ts';

const subject = await startSubject();

function inMinutes(minutes: number): string {
  return new Date(Date.now() + minutes * 60_000).toISOString();
}

function schedule(
  minutes: number,
  status: Record<string, unknown> = {},
  headers: Record<string, string> = {},
) {
  const json = { status: 'Später', visibility: 'unlisted', scheduled_at: inMinutes(minutes), ...status };
  return subject.ask('POST', '/api/v1/statuses', { json, headers });
}

describe('a scheduled status', () => {
  afterEach(() => subject.reset());

  it('has an id, a time and its words, but no address', async () => {
    const { status, body } = await schedule(60, { visibility: 'private' });
    const path = `/api/v1/scheduled_statuses/${body.id}`;
    subject.alsoDelete(path);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      scheduled_at: expect.stringMatching(/^\d{4}-/),
      params: { text: 'Später', visibility: 'private' },
      media_attachments: [],
    });
    expect(body).not.toHaveProperty('url');
    const { list } = await subject.ask('GET', '/api/v1/scheduled_statuses');
    expect(list.map(({ id }) => id)).toContain(body.id);
    const deleted = await subject.ask('DELETE', path);
    expect([deleted.status, (await subject.ask('GET', path)).status]).toEqual([200, 404]);
  });

  it('is refused within five minutes', async () => {
    const { status, body } = await schedule(4);
    expect([status, body.error]).toEqual([
      422,
      subject.says(expect.stringContaining('date must be in the future')),
    ]);
  });

  it('is published at once when its time has passed', async () => {
    const { status, body } = await schedule(-1, { visibility: 'private' });
    subject.alsoDelete(`/api/v1/statuses/${body.id}`);
    expect([status, body.url]).toEqual([200, expect.any(String)]);
  });

  stageIt('is published with its media when its time comes, and gone from the list', async () => {
    const media = await subject.upload(await picture(), { description: 'Bild' });
    const { body } = await schedule(60, { media_ids: [media.body.id] });
    expect(body.media_attachments).toMatchObject([{ id: media.body.id }]);
    subject.stage().advance(61 * 60_000);
    const { list } = await subject.ask('GET', `/api/v1/accounts/${await ownId()}/statuses`);
    expect(list).toMatchObject([{ content: '<p>Später</p>', media_attachments: [{ description: 'Bild' }] }]);
    expect((await subject.ask('GET', '/api/v1/scheduled_statuses')).list).toEqual([]);
  });

  stageIt('is published early when the test says so', async () => {
    await schedule(60);
    subject.stage().publishScheduled();
    expect((await subject.ask('GET', `/api/v1/accounts/${await ownId()}/statuses`)).list).toHaveLength(1);
  });

  stageIt('does not keep its media from others', async () => {
    const media = await subject.upload(await picture());
    await schedule(60, { media_ids: [media.body.id] });
    expect((await subject.post({ status: 'x', media_ids: [media.body.id] })).status).toBe(200);
  });

  it('is 404 for its Idempotency-Key, and there is no second', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const first = await schedule(60, { status: `Einmal ${headers['Idempotency-Key']}` }, headers);
    subject.alsoDelete(`/api/v1/scheduled_statuses/${first.body.id}`);
    const second = await schedule(60, {}, headers);
    expect([first.status, second.status]).toEqual([200, 404]);
    const { list } = await subject.ask('GET', '/api/v1/scheduled_statuses');
    expect(list.filter(({ id }) => id === first.body.id)).toHaveLength(1);
  });

  stageIt('is 404 for its Idempotency-Key after it was published too', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    await schedule(30, {}, headers);
    subject.stage().advance(31 * 60_000);
    expect((await schedule(60, {}, headers)).status).toBe(404);
  });

  stageIt('can be moved', async () => {
    const { body } = await schedule(60);
    const path = `/api/v1/scheduled_statuses/${body.id}`;
    const at = inMinutes(120);
    const moved = await subject.ask('PUT', path, { json: { scheduled_at: at } });
    expect([moved.status, moved.body.scheduled_at]).toEqual([200, at]);
    expect((await subject.ask('PUT', path, { json: { scheduled_at: inMinutes(1) } })).status).toBe(422);
  });

  stageIt('is one of 25 a day at most', async () => {
    const at = `${inMinutes(3 * 24 * 60).slice(0, 10)}T12:00:00.000Z`;
    const statuses = [];
    for (let count = 0; count < 26; count++) statuses.push((await schedule(0, { scheduled_at: at })).status);
    expect([statuses.slice(0, 25).every((status) => status === 200), statuses[25]]).toEqual([true, 422]);
  });
});

async function ownId(): Promise<unknown> {
  return (await subject.ask('GET', '/api/v1/accounts/verify_credentials')).body.id;
}
