import { describe, expect, it } from 'vitest';
import { startSubject } from './subject.ts';

const subject = await startSubject();

describe('several statuses at once', () => {
  it('come with what is counted of them; what is not there is left out', async () => {
    const { body: one } = await subject.post({ status: 'Eins' });
    const { body: two } = await subject.post({ status: 'Zwei', in_reply_to_id: one.id });
    const query = [one.id, two.id, '999999999999999999'].map((id) => `id[]=${id}`).join('&');
    const { status, list } = await subject.ask('GET', `/api/v1/statuses?${query}`);
    expect(status).toBe(200);
    expect(list.map(({ id }) => id).toSorted()).toEqual([one.id, two.id].toSorted());
    expect(list.find(({ id }) => id === one.id)).toMatchObject({ replies_count: 1, favourites_count: 0 });
  });

  it('are refused where there are more than twenty', async () => {
    const query = Array.from({ length: 21 }, (_, index) => `id[]=${index + 1}`).join('&');
    expect((await subject.ask('GET', `/api/v1/statuses?${query}`)).status).toBe(422);
  });
});
