import { afterEach, describe, expect, it } from 'vitest';
import { brokenVideo, picture, videoStart } from './files.ts';
import { stageIt, startSubject } from './subject.ts';

const subject = await startSubject();

// A server takes 30 uploads in 30 minutes: those that every server is asked for stay below ten.
describe('pictures', () => {
  it('are processed within the request: 200 with an address', async () => {
    const { status, body } = await subject.upload(await picture(64, 48, 'jpeg'), {
      description: 'A green field',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^\d+$/),
      type: 'image',
      url: expect.stringMatching(/^https:/),
      preview_url: expect.any(String),
      description: 'A green field',
      meta: { original: { width: 64, height: 48 } },
    });
  });

  it('can be fetched at their address, encoded anew', async () => {
    const sent = await picture();
    const { body } = await subject.upload(sent);
    const answer = await fetch(subject.reachable(String(body.url)));
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([
      200,
      expect.stringMatching(/^image\//),
    ]);
    expect(Buffer.from(await answer.arrayBuffer())).not.toEqual(Buffer.from(await sent.arrayBuffer()));
  });

  it('keep their focus', async () => {
    const { body } = await subject.upload(await picture(), { focus: '-0.5,0.25' });
    expect(body.meta).toMatchObject({ focus: { x: -0.5, y: 0.25 } });
  });

  it('can be described until they are attached, and looked at', async () => {
    const { body } = await subject.upload(await picture());
    const changed = await subject.ask('PUT', `/api/v1/media/${body.id}`, { json: { description: 'Später' } });
    const seen = await subject.ask('GET', `/api/v1/media/${body.id}`);
    expect([changed.status, changed.body.description]).toEqual([200, 'Später']);
    expect([seen.status, seen.body.description]).toEqual([200, 'Später']);
  });

  it('take a description as long as announced and no longer, in code points', async () => {
    const { body: instance } = await subject.ask('GET', '/api/v2/instance');
    const { media_attachments } = instance.configuration as {
      media_attachments: { description_limit?: number };
    };
    const limit = media_attachments.description_limit ?? 1500;
    const { body } = await subject.upload(await picture());
    const describeAs = (description: string) =>
      subject.ask('PUT', `/api/v1/media/${body.id}`, { json: { description } });
    expect((await describeAs('😀'.repeat(limit))).status).toBe(200);
    const { status, body: refusal } = await describeAs('😀'.repeat(limit + 1));
    expect([status, refusal.error]).toEqual([
      422,
      subject.says(`Validation failed: Description is too long (maximum is ${limit} characters)`),
    ]);
  });

  it('are deleted with 200 {} since 4.4, and are unknown afterwards', async ({ skip }) => {
    skip(!subject.isSince(4), 'later');
    const { body } = await subject.upload(await picture());
    const deleted = await subject.ask('DELETE', `/api/v1/media/${body.id}`);
    expect([deleted.status, deleted.body]).toEqual([200, {}]);
    expect((await subject.ask('GET', `/api/v1/media/${body.id}`)).status).toBe(404);
  });

  it('are refused when they are something else, whatever they call themselves', async () => {
    const { status, body } = await subject.upload(new Blob(['Kein Bild'], { type: 'image/png' }));
    expect([status, body.error]).toEqual([
      422,
      subject.says('Validation failed: File content type is invalid, File is invalid'),
    ]);
  });

  stageIt('go through v1 as well, at once', async () => {
    const { status, body } = await subject.upload(await picture(), {}, '/api/v1/media');
    expect([status, body.type]).toEqual([200, 'image']);
  });

  stageIt.each(['png', 'gif', 'webp'] as const)('stay %s', async (format) => {
    const { body } = await subject.upload(await picture(32, 32, format));
    const answer = await fetch(subject.reachable(String(body.url)));
    expect(answer.headers.get('Content-Type')).toBe(`image/${format}`);
  });

  stageIt('become JPEG when they are AVIF', async () => {
    const { body } = await subject.upload(await picture(32, 32, 'avif'));
    const answer = await fetch(subject.reachable(String(body.url)));
    expect(answer.headers.get('Content-Type')).toBe('image/jpeg');
  });

  stageIt('are not taken as TIFF', async () => {
    expect((await subject.upload(await picture(32, 32, 'tiff'))).status).toBe(422);
  });

  stageIt('are made smaller than 3840×2160 pixels in area', async () => {
    const { body } = await subject.upload(await picture(4000, 3000, 'jpeg'));
    const { original } = body.meta as { original: { width: number; height: number } };
    expect(original.width * original.height).toBeLessThanOrEqual(3840 * 2160);
    expect(original.width / original.height).toBeCloseTo(4 / 3, 2);
  });

  stageIt.each([
    [7680, 4400, 'jpeg', '7680x4400 images are not supported'],
    // Not announced by any endpoint.
    [1920, 1080, 'gif', '1920x1080 GIF files are not supported'],
  ] as const)(
    'are refused when they are too large in area: %i×%i %s',
    async (width, height, format, text) => {
      const { status, body } = await subject.upload(await picture(width, height, format));
      expect([status, body.error]).toEqual([422, text]);
    },
  );

  stageIt('are refused above 16 MiB', async () => {
    const tail = new Uint8Array(16 * 1024 * 1024);
    const { status } = await subject.upload(new Blob([await picture(), tail]));
    expect(status).toBe(422);
  });

  stageIt('are taken though their bytes end too early', async () => {
    const whole = await (await picture(400, 400, 'jpeg')).arrayBuffer();
    const { status } = await subject.upload(new Blob([whole.slice(0, whole.byteLength - 300)]));
    expect(status).toBe(200);
  });

  stageIt("are nobody else's business", async () => {
    const { body } = await subject.upload(await picture());
    const token = subject.stage().issueToken('museum');
    expect((await subject.ask('GET', `/api/v1/media/${body.id}`, { token })).status).toBe(404);
  });

  stageIt('are 30 in 30 minutes, counted at upload only', async () => {
    subject.stage().reset();
    subject.stage().advance(1_800_000 - (Date.now() % 1_800_000));
    const file = await picture(8, 8);
    const statuses = [];
    for (let count = 0; count < 31; count++) statuses.push((await subject.upload(file)).status);
    subject.stage().reset();
    expect([statuses.slice(0, 30).every((status) => status === 200), statuses[30]]).toEqual([true, 429]);
  });
});

describe('videos', () => {
  afterEach(() => subject.reset());

  stageIt('answer 202 without an address, 206 while they are processed, then 200', async () => {
    subject.stage().faults.processingTime = 60_000;
    const { status, body } = await subject.upload(videoStart());
    expect([status, body.url, body.type]).toEqual([202, null, 'video']);
    const during = await subject.ask('GET', `/api/v1/media/${body.id}`);
    expect([during.status, during.body.url]).toEqual([206, null]);
    subject.stage().advance(60_000);
    const after = await subject.ask('GET', `/api/v1/media/${body.id}`);
    expect([after.status, after.body.url]).toEqual([200, expect.stringMatching(/\.mp4$/)]);
  });

  it('that are broken answer 500, each time', async () => {
    for (const _ of [1, 2]) {
      const { status, body } = await subject.upload(brokenVideo());
      const words = subject.says('Error processing thumbnail for uploaded media');
      expect([status, body.error]).toEqual([500, words]);
    }
  });

  stageIt('answer 200 under v1', async () => {
    const { status, body } = await subject.upload(videoStart(), {}, '/api/v1/media');
    expect([status, body.url]).toEqual([200, expect.any(String)]);
  });

  stageIt('answer 422 when processing has failed', async () => {
    subject.stage().faults.failProcessing = true;
    const { body } = await subject.upload(videoStart());
    const { status, body: refusal } = await subject.ask('GET', `/api/v1/media/${body.id}`);
    expect([status, refusal.error]).toEqual([422, 'Error processing thumbnail for uploaded media']);
  });

  stageIt('cannot be attached before they are ready', async () => {
    subject.stage().faults.processingTime = 60_000;
    const { body } = await subject.upload(videoStart());
    const { status, body: refusal } = await subject.post({ status: 'x', media_ids: [body.id] });
    expect([status, refusal.error]).toEqual([
      422,
      'Cannot attach files that have not finished processing. Try again in a moment!',
    ]);
  });

  stageIt('cannot stand beside a picture or another video', async () => {
    subject.stage().faults.processingTime = 0;
    const [video, other, image] = [
      await subject.upload(videoStart()),
      await subject.upload(videoStart()),
      await subject.upload(await picture()),
    ];
    for (const beside of [other, image]) {
      const { status, body } = await subject.post({
        status: 'x',
        media_ids: [video.body.id, beside.body.id],
      });
      expect([status, body.error]).toEqual([
        422,
        'Cannot attach a video to a post that already contains images',
      ]);
    }
  });

  stageIt('above the 99 MB of the proxy get its page, which other origins cannot read', async () => {
    const body = new FormData();
    body.set('file', new Blob([videoStart(), new Uint8Array(99 * 1024 * 1024)]));
    const { status, headers, text } = await subject.ask('POST', '/api/v2/media', {
      files: body,
      headers: { Origin: 'https://bsky.app' },
    });
    expect([status, headers.get('Access-Control-Allow-Origin')]).toEqual([413, null]);
    expect(text).toContain('nginx');
  });
});
