import { describe, expect, it } from 'vitest';
import { picture } from './files.ts';
import { stageIt, startSubject } from './subject.ts';

const subject = await startSubject();

describe('a status', () => {
  it('is given back as it was asked for', async () => {
    const { status, body } = await subject.post({
      status: '  Guten Morgen  ',
      visibility: 'unlisted',
      language: 'de',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^\d{17,}$/),
      content: '<p>Guten Morgen</p>',
      visibility: 'unlisted',
      language: 'de',
      sensitive: false,
      spoiler_text: '',
      in_reply_to_id: null,
      edited_at: null,
      media_attachments: [],
      url: expect.stringContaining(String(body.id)),
    });
    expect(body.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('shows its media in the order of media_ids, and keeps them from others', async () => {
    const first = await subject.upload(await picture(), { description: 'Eins' });
    const second = await subject.upload(await picture(), { description: 'Zwei' });
    const { body } = await subject.post({ media_ids: [second.body.id, first.body.id] });
    expect(body.media_attachments).toMatchObject([{ description: 'Zwei' }, { description: 'Eins' }]);
    // Lookup is limited to media without a status.
    const seen = await subject.ask('GET', `/api/v1/media/${first.body.id}`);
    const described = await subject.ask('PUT', `/api/v1/media/${first.body.id}`, {
      json: { description: 'x' },
    });
    expect([seen.status, described.status]).toEqual([404, 404]);
    const again = await subject.post({ status: 'x', media_ids: [first.body.id] });
    expect([again.status, again.body.error]).toEqual([
      422,
      subject.says(expect.stringMatching(/not found or already attached to another post/)),
    ]);
    const deleted = await subject.ask('DELETE', `/api/v1/media/${first.body.id}`);
    expect([deleted.status, deleted.body.error]).toEqual([
      422,
      subject.says('Media attachment is currently used by a status'),
    ]);
  });

  stageIt('takes four media', async () => {
    const ids = [];
    for (let count = 0; count < 4; count++) ids.push((await subject.upload(await picture())).body.id);
    const { body } = await subject.post({ media_ids: ids });
    expect(body.media_attachments).toMatchObject(ids.map((id) => ({ id })));
  });

  it('with a warning is sensitive, whatever is said of it', async () => {
    const { body } = await subject.post({ status: 'Text', spoiler_text: 'Achtung', sensitive: false });
    expect(body).toMatchObject({ spoiler_text: 'Achtung', sensitive: true });
  });

  it('without a text has its warning as the text', async () => {
    const { body } = await subject.post({ status: '', spoiler_text: 'Nur die Warnung' });
    expect(body).toMatchObject({ spoiler_text: '', content: '<p>Nur die Warnung</p>', sensitive: true });
  });

  it('in an unknown language gets a known one instead', async () => {
    const { status, body } = await subject.post({ status: 'Text', language: 'qqq' });
    expect([status, body.language]).toEqual([200, expect.not.stringMatching('qqq')]);
  });

  it('is taken as a form, its lists with []', async () => {
    const media = await subject.upload(await picture());
    const form: [string, string][] = [
      ['status', 'Formular'],
      ['visibility', 'private'],
      ['sensitive', 'true'],
      ['media_ids[]', String(media.body.id)],
    ];
    const { status, body } = await subject.ask('POST', '/api/v1/statuses', { form });
    subject.alsoDelete(`/api/v1/statuses/${body.id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ sensitive: true, media_attachments: [{ id: media.body.id }] });
  });

  it('may be a poll', async () => {
    const { body } = await subject.post({
      status: 'Wer?',
      poll: { options: ['Ja', 'Nein'], expires_in: 3600 },
    });
    expect(body.poll).toMatchObject({ options: [{ title: 'Ja' }, { title: 'Nein' }], multiple: false });
  });
});

describe('a status is refused', () => {
  it('without text, warning and media', async () => {
    const { status, body } = await subject.post({ status: ' \n ' });
    expect([status, body.error]).toEqual([422, subject.says("Validation failed: Text can't be blank")]);
  });

  it('with more media than announced', async () => {
    const { body: instance } = await subject.ask('GET', '/api/v2/instance');
    const { statuses } = instance.configuration as { statuses: { max_media_attachments: number } };
    const ids = Array.from({ length: statuses.max_media_attachments + 1 }, (_, index) => String(index));
    const { status, body } = await subject.post({ status: 'x', media_ids: ids });
    expect([status, body.error]).toEqual([
      422,
      subject.says(`Cannot attach more than ${statuses.max_media_attachments} files`),
    ]);
  });

  it('with media that do not exist', async () => {
    const { status, body } = await subject.post({ status: 'x', media_ids: ['1'] });
    expect([status, body.error]).toEqual([
      422,
      subject.says(expect.stringMatching(/not found or already attached/)),
    ]);
  });

  stageIt("with somebody else's media", async () => {
    const { body } = await subject.upload(await picture());
    const token = subject.stage().issueToken('museum');
    const json = { status: 'x', media_ids: [body.id] };
    expect((await subject.ask('POST', '/api/v1/statuses', { json, token })).status).toBe(422);
  });

  stageIt('with media and a poll, until 4.5', async () => {
    const { body } = await subject.upload(await picture());
    const poll = { options: ['Ja', 'Nein'], expires_in: 3600 };
    expect((await subject.post({ status: 'x', media_ids: [body.id], poll })).status).toBe(422);
  });

  it.each([
    ['one option', { options: ['Ja'], expires_in: 3600 }],
    ['five options', { options: ['1', '2', '3', '4', '5'], expires_in: 3600 }],
    ['an option of 51 characters', { options: ['x'.repeat(51), 'y'], expires_in: 3600 }],
    ['less than five minutes', { options: ['Ja', 'Nein'], expires_in: 299 }],
  ])('with a poll of %s', async (_name, poll) => {
    const { status, body } = await subject.post({ status: 'x', poll });
    expect([status, body.error]).toEqual([422, subject.says(expect.stringMatching(/^Validation failed: /))]);
  });

  it('with a visibility that does not exist', async () => {
    expect((await subject.post({ status: 'x', visibility: 'everybody' })).status).toBe(422);
  });

  it('in reply to one that is not there', async () => {
    const { status, body } = await subject.post({ status: 'x', in_reply_to_id: '1' });
    expect([status, body.error]).toEqual([
      404,
      subject.says('The post you are trying to reply to does not appear to exist.'),
    ]);
  });

  stageIt('as the 301st in 3 hours', async () => {
    subject.stage().reset();
    subject.stage().advance(10_800_000 - (Date.now() % 10_800_000));
    const token = subject.stage().issueToken('museum');
    const statuses = new Set<number>();
    const post = (count: number) =>
      subject.ask('POST', '/api/v1/statuses', { json: { status: `Nr. ${count}` }, token });
    for (let count = 0; count < 300; count++) {
      // The 300 of 5 minutes are another limit.
      if (count === 200) subject.stage().advance(300_000);
      statuses.add((await post(count)).status);
    }
    subject.stage().advance(300_000);
    const { status, headers } = await post(301);
    subject.stage().reset();
    expect([[...statuses], status]).toEqual([[200], 429]);
    expect([headers.get('X-RateLimit-Limit'), headers.get('X-RateLimit-Remaining')]).toEqual(['300', '0']);
  });
});
