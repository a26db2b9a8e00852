import { describe, expect, it, vi } from 'vitest';
import { picture } from './files.ts';
import { stageIt, startSubject } from './subject.ts';

const subject = await startSubject();

function edit(id: unknown, json: Record<string, unknown>) {
  return subject.ask('PUT', `/api/v1/statuses/${id}`, { json });
}

describe('an edit', () => {
  it('changes the text, sets edited_at and keeps the version before', async () => {
    const { body } = await subject.post({ status: 'Erste Fassung', language: 'de' });
    const { status, body: edited } = await edit(body.id, { status: 'Zweite Fassung' });
    expect([status, edited.content, edited.language]).toEqual([200, '<p>Zweite Fassung</p>', 'de']);
    expect(edited.edited_at).toMatch(/^\d{4}-/);
    const { list } = await subject.ask('GET', `/api/v1/statuses/${body.id}/history`);
    expect(list.map(({ content }) => content)).toEqual(['<p>Erste Fassung</p>', '<p>Zweite Fassung</p>']);
    const source = await subject.ask('GET', `/api/v1/statuses/${body.id}/source`);
    expect(source.body).toMatchObject({ id: body.id, text: 'Zweite Fassung', spoiler_text: '' });
  });

  it('without a change makes no version', async () => {
    const { body } = await subject.post({ status: 'Bleibt' });
    const { status, body: same } = await edit(body.id, { status: 'Bleibt' });
    const { list } = await subject.ask('GET', `/api/v1/statuses/${body.id}/history`);
    expect([status, same.edited_at, list.length]).toEqual([200, null, 1]);
  });

  it('removes the media and the warning that it does not name', async () => {
    const media = await subject.upload(await picture());
    const { body } = await subject.post({ status: 'x', spoiler_text: 'Achtung', media_ids: [media.body.id] });
    const { body: edited } = await edit(body.id, { status: 'x' });
    expect(edited).toMatchObject({ media_attachments: [], spoiler_text: '', sensitive: false });
  });

  it('describes media anew through media_attributes, if media_ids names them too (since 4.1)', async () => {
    const media = await subject.upload(await picture(), { description: 'Alt' });
    const { id } = media.body;
    const { body } = await subject.post({ status: 'x', media_ids: [id] });
    const { status, body: edited } = await edit(body.id, {
      status: 'x',
      media_ids: [id],
      media_attributes: [{ id, description: 'Neu' }],
    });
    expect(status).toBe(200);
    expect(edited).toMatchObject({ media_attachments: [{ id, description: 'Neu' }] });
  });

  stageIt('takes media_attributes[] as a form', async () => {
    const [one, two] = [await subject.upload(await picture()), await subject.upload(await picture())];
    const ids = [String(one.body.id), String(two.body.id)];
    const { body } = await subject.post({ status: 'x', media_ids: ids });
    const form: [string, string][] = [
      ['status', 'x'],
      ...ids.map((id): [string, string] => ['media_ids[]', id]),
    ];
    for (const id of ids)
      form.push(['media_attributes[][id]', id], ['media_attributes[][description]', `Nr. ${id}`]);
    const { body: edited } = await subject.ask('PUT', `/api/v1/statuses/${body.id}`, { form });
    expect(edited.media_attachments).toMatchObject(ids.map((id) => ({ id, description: `Nr. ${id}` })));
  });

  stageIt('cannot take everything away', async () => {
    const { body } = await subject.post({ status: 'x' });
    expect((await edit(body.id, {})).status).toBe(422);
  });

  stageIt('is as long as a post may be', async () => {
    const { body } = await subject.post({ status: 'x' });
    expect((await edit(body.id, { status: 'x'.repeat(501) })).status).toBe(422);
  });

  stageIt('changes no visibility', async () => {
    const { body } = await subject.post({ status: 'x', visibility: 'private' });
    expect((await edit(body.id, { status: 'y', visibility: 'public' })).body.visibility).toBe('private');
  });

  it('of what is not there is 404', async () => {
    const { status, body } = await edit('1', { status: 'x' });
    expect([status, body.error]).toEqual([404, subject.says('Record not found')]);
  });
});

describe('a deletion', () => {
  it('gives the source back, and 404 afterwards', async () => {
    const { body } = await subject.post({ status: 'Weg damit #jetzt' });
    const { status, body: deleted } = await subject.ask('DELETE', `/api/v1/statuses/${body.id}`);
    expect([status, deleted.id, deleted.text]).toEqual([200, body.id, 'Weg damit #jetzt']);
    expect((await subject.ask('GET', `/api/v1/statuses/${body.id}`)).status).toBe(404);
    const again = await subject.ask('DELETE', `/api/v1/statuses/${body.id}`);
    expect([again.status, again.body.error]).toEqual([404, subject.says('Record not found')]);
  });

  it('frees the media for another post', async () => {
    const media = await subject.upload(await picture());
    const first = await subject.post({ status: 'x', media_ids: [media.body.id] });
    await subject.ask('DELETE', `/api/v1/statuses/${first.body.id}`);
    // Half a second later: until then nobody has it.
    const path = `/api/v1/media/${media.body.id}`;
    await vi.waitFor(async () => expect((await subject.ask('GET', path)).status).toBe(200), 10_000);
  });

  stageIt('keeps the media half a second: not found, in use', async () => {
    const media = await subject.upload(await picture());
    const first = await subject.post({ status: 'x', media_ids: [media.body.id] });
    await subject.ask('DELETE', `/api/v1/statuses/${first.body.id}`);
    const path = `/api/v1/media/${media.body.id}`;
    const soon = [(await subject.ask('GET', path)).status, (await subject.ask('DELETE', path)).status];
    subject.stage().advance(500);
    expect([...soon, (await subject.ask('DELETE', path)).status]).toEqual([404, 422, 200]);
  });

  stageIt('with delete_media takes the media along, since 4.4', async () => {
    const media = await subject.upload(await picture());
    const first = await subject.post({ status: 'x', media_ids: [media.body.id] });
    await subject.ask('DELETE', `/api/v1/statuses/${first.body.id}?delete_media=true`);
    expect((await subject.ask('GET', `/api/v1/media/${media.body.id}`)).status).toBe(404);
  });

  stageIt("of somebody else's is 404", async () => {
    const { body } = await subject.post({ status: 'Meins', visibility: 'public' });
    const token = subject.stage().issueToken('museum');
    expect((await subject.ask('DELETE', `/api/v1/statuses/${body.id}`, { token })).status).toBe(404);
  });
});
