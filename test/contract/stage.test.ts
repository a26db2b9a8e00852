import { afterEach, describe, expect } from 'vitest';
import { picture } from './files.ts';
import { stageIt, startSubject } from './subject.ts';

const subject = await startSubject();

const Origin = 'https://bsky.app';
const path = /^\/api\/v1\/statuses$/;

async function publicStatuses(): Promise<Record<string, unknown>[]> {
  const { body } = await subject.ask('GET', '/api/v1/accounts/lookup?acct=presse');
  return (await subject.ask('GET', `/api/v1/accounts/${body.id}/statuses`)).list;
}

describe('faults on purpose', () => {
  afterEach(() => subject.reset());

  stageIt(
    "of the proxy are pages that other origins cannot read, the server's own are JSON that they can",
    async () => {
      subject.stage().faults.failNext = [
        { path, status: 502, html: true },
        { path, status: 503 },
      ];
      const post = () =>
        subject.ask('POST', '/api/v1/statuses', { json: { status: 'x' }, headers: { Origin } });
      const [proxy, own, none] = [await post(), await post(), await post()];
      expect([proxy.status, proxy.text, proxy.headers.get('Access-Control-Allow-Origin')]).toEqual([
        502,
        expect.stringContaining('502 Bad Gateway'),
        null,
      ]);
      expect([own.status, own.body.error, own.headers.get('Access-Control-Allow-Origin')]).toEqual([
        503,
        'There was a temporary problem serving your request, please try again',
        '*',
      ]);
      expect([none.status, (await publicStatuses()).length]).toEqual([200, 1]);
    },
  );

  stageIt('lose an answer after the work was done', async () => {
    subject.stage().faults.loseAnswer = { method: 'POST', path };
    await expect(subject.post({ status: 'Verschollen' })).rejects.toThrow('fetch failed');
    expect(await publicStatuses()).toMatchObject([{ content: '<p>Verschollen</p>' }]);
    expect(subject.stage().log.find(({ method }) => method === 'POST')).toMatchObject({ status: 0 });
  });

  stageIt('leave a request without an answer and without effect', async () => {
    subject.stage().faults.hang = { method: 'POST', path };
    const waiting = fetch(`${subject.base}/api/v1/statuses`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${subject.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ status: 'Nie' }),
      signal: AbortSignal.timeout(200),
    });
    await expect(waiting).rejects.toThrow(/timeout/i);
    expect(await publicStatuses()).toEqual([]);
  });

  stageIt('count their times', async () => {
    subject.stage().faults.failNext = [{ method: 'GET', status: 500, times: 2 }];
    const statuses = [];
    for (let count = 0; count < 3; count++)
      statuses.push((await subject.ask('GET', '/api/v2/instance')).status);
    expect(statuses).toEqual([500, 500, 200]);
  });

  stageIt('end with a reset, which keeps tokens and forgets posts', async () => {
    await subject.post({ status: 'x', visibility: 'public' });
    subject.stage().faults.failNext = [{ status: 500 }];
    subject.stage().reset();
    expect(await publicStatuses()).toEqual([]);
    expect((await subject.ask('GET', '/api/v1/accounts/verify_credentials')).status).toBe(200);
  });
});

describe('the log', () => {
  stageIt('tells what a test asks about a request', async () => {
    subject.stage().reset();
    await subject.post({ status: 'x' }, { 'Idempotency-Key': 'k1', Origin });
    expect(subject.stage().log).toMatchObject([
      {
        method: 'POST',
        path: '/api/v1/statuses',
        status: 200,
        idempotencyKey: 'k1',
        authorized: true,
        origin: Origin,
        contentType: 'application/json',
      },
    ]);
  });
});

describe('the public pages', () => {
  stageIt(
    'show public posts with warning, description and answers, and nothing that is for followers',
    async () => {
      subject.stage().reset();
      const media = await subject.upload(await picture(), { description: 'Das <Rathaus>' });
      const first = await subject.post({
        status: 'Eins',
        visibility: 'public',
        spoiler_text: 'Achtung',
        media_ids: [media.body.id],
      });
      await subject.post({ status: 'Antwort', visibility: 'unlisted', in_reply_to_id: first.body.id });
      await subject.post({ status: 'Geheim', visibility: 'private' });
      const { status, text } = await subject.ask('GET', '/@presse', { token: null });
      expect(status).toBe(200);
      expect(text).toMatch(
        /<details class="warning">\s*<summary>Achtung<\/summary>[\s\S]*Eins[\s\S]*Antwort/,
      );
      expect(text).toContain('alt="Das &lt;Rathaus&gt;"');
      expect(text).not.toContain('Geheim');
      expect(text).not.toContain('<script');
      const own = await subject.ask('GET', `/@presse/${first.body.id}`, { token: null });
      expect([own.status, own.text]).toEqual([200, expect.stringContaining('Antwort')]);
    },
  );

  stageIt('do not show what is for followers under its own address', async () => {
    const { body } = await subject.post({ status: 'Geheim', visibility: 'private' });
    expect((await subject.ask('GET', `/@presse/${body.id}`, { token: null })).status).toBe(404);
  });
});
