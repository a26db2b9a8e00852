import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, stageIt, startSubject } from './subject.ts';

const subject = await startSubject();

let own = '';
let username = '';
let thread: string[] = [];

beforeAll(async () => {
  const { body } = await subject.ask('GET', '/api/v1/accounts/verify_credentials');
  own = String(body.id);
  username = String(body.username);
  thread = [];
  for (const text of ['Eins', 'Zwei', 'Drei']) {
    const { body: status } = await subject.post({ status: text, in_reply_to_id: thread.at(-1) });
    thread.push(String(status.id));
  }
});

function statuses(query: string, token?: null) {
  const what = token === null ? { token } : {};
  return subject.ask('GET', `/api/v1/accounts/${own}/statuses?${query}`, what);
}

function idsOf({ list }: Answer): unknown[] {
  return list.map(({ id }) => id);
}

describe('the statuses of an account', () => {
  it('come newest first, replies and those for followers among them for their author', async () => {
    expect(idsOf(await statuses('limit=3&exclude_reblogs=true'))).toEqual(thread.toReversed());
  });

  it('lie between max_id and since_id', async () => {
    const [first, second, third] = thread;
    expect(idsOf(await statuses(`max_id=${third}&since_id=${first}`))).toEqual([second]);
  });

  it('come from above with since_id, from below with min_id', async () => {
    const [first, second, third] = thread;
    expect(idsOf(await statuses(`since_id=${first}&limit=1`))).toEqual([third]);
    expect(idsOf(await statuses(`min_id=${first}&limit=1`))).toEqual([second]);
  });

  it('link to the next and the previous page, keeping the limit', async () => {
    const { headers } = await statuses('limit=2');
    const link = headers.get('Link') ?? '';
    expect(link).toMatch(new RegExp(`<https:[^>]*limit=2[^>]*max_id=${thread[1]}[^>]*>; rel="next"`));
    expect(link).toMatch(new RegExp(`<https:[^>]*min_id=${thread[2]}[^>]*>; rel="prev"`));
  });

  it('leave out replies when asked to, but not those to oneself', async () => {
    expect(idsOf(await statuses('exclude_replies=true&limit=1'))).toEqual([thread[2]]);
  });

  stageIt("leave out replies to somebody else's", async () => {
    const token = subject.stage().issueToken('museum');
    const json = { status: 'Frage' };
    const { body: question } = await subject.ask('POST', '/api/v1/statuses', { json, token });
    const { body: answer } = await subject.post({ status: 'Antwort', in_reply_to_id: question.id });
    const [all, own] = [await statuses('limit=1'), await statuses('exclude_replies=true&limit=1')];
    await subject.ask('DELETE', `/api/v1/statuses/${answer.id}`);
    expect([idsOf(all), idsOf(own)]).toEqual([[answer.id], [thread[2]]]);
  });

  it('show nobody else what is for followers', async () => {
    const { status, list } = await statuses('limit=40', null);
    expect(status).toBe(200);
    expect(list.filter(({ id }) => thread.includes(String(id)))).toEqual([]);
  });

  stageIt('need read:statuses of a token, though not of nobody', async () => {
    const token = subject.stage().issueToken('presse', 'read:accounts');
    expect((await subject.ask('GET', `/api/v1/accounts/${own}/statuses`, { token })).status).toBe(403);
  });

  stageIt('are 20 at a time, 40 at most', async () => {
    const token = subject.stage().issueToken('museum');
    for (let count = 0; count < 41; count++) {
      await subject.ask('POST', '/api/v1/statuses', { json: { status: `Nr. ${count}` }, token });
    }
    const { body } = await subject.ask('GET', '/api/v1/accounts/lookup?acct=museum');
    const path = `/api/v1/accounts/${body.id}/statuses`;
    const sizes = [];
    for (const query of ['', '?limit=80']) sizes.push((await subject.ask('GET', path + query)).list.length);
    expect(sizes).toEqual([20, 40]);
  });
});

describe('a thread', () => {
  it('is told by the context of its middle', async () => {
    const { body } = await subject.ask('GET', `/api/v1/statuses/${thread[1]}/context`);
    expect(body).toMatchObject({ ancestors: [{ id: thread[0] }], descendants: [{ id: thread[2] }] });
  });

  it('names whom it answers', async () => {
    const { body } = await subject.ask('GET', `/api/v1/statuses/${thread[1]}`);
    expect(body).toMatchObject({ in_reply_to_id: thread[0], in_reply_to_account_id: own });
  });

  it('for followers is 404 to everybody else', async () => {
    const { status, body } = await subject.ask('GET', `/api/v1/statuses/${thread[0]}`, { token: null });
    expect([status, typeof body.error]).toEqual([404, 'string']);
  });
});

describe('an account', () => {
  it('is found by its name, without signing in', async () => {
    const { status, body } = await subject.ask('GET', `/api/v1/accounts/lookup?acct=${username}`, {
      token: null,
    });
    expect([status, body.id]).toEqual([200, own]);
  });

  it('that does not exist is 404', async () => {
    const { status, body } = await subject.ask('GET', '/api/v1/accounts/lookup?acct=niemand_hier_');
    expect([status, body.error]).toEqual([404, subject.says('Record not found')]);
  });
});
