import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, stageIt, startSubject } from './subject.ts';

// Mastodon 4.5, `Api::V1::Accounts::SearchController` and `AccountSearchService`.

const subject = await startSubject();

let username = '';
let host = '';

beforeAll(async () => {
  const own = await subject.ask('GET', '/api/v1/accounts/verify_credentials');
  username = String(own.body.username);
  const instance = await subject.ask('GET', '/api/v1/instance', { token: null });
  host = String(instance.body.uri);
});

function search(q: string, more = '', token?: string | null): Promise<Answer> {
  const what = token === undefined ? {} : { token };
  return subject.ask('GET', `/api/v1/accounts/search?q=${encodeURIComponent(q)}${more}`, what);
}

const accts = ({ list }: Answer) => list.map(({ acct }) => acct);

describe('the search for accounts', () => {
  it.each([
    ['a name', () => username],
    ['a name with @', () => `@${username}`],
    ['an address', () => `${username}@${host}`],
    ['an address with @ in capitals', () => `@${username.toUpperCase()}@${host.toUpperCase()}`],
  ])('finds an account of its own by %s, and gives it without a host', async (_, query) => {
    const { status, list } = await search(query(), '&resolve=true&limit=5');
    expect(status).toBe(200);
    expect(list[0]).toMatchObject({
      acct: username,
      username,
      display_name: expect.any(String),
      url: expect.stringMatching(new RegExp(`/@${username}$`)),
    });
  });

  it('gives an empty list where nobody is found, though it was looked for elsewhere', async () => {
    const { status, list, text } = await search(`niemand_hier_@${host}`, '&resolve=true');
    expect([status, list, text]).toEqual([200, [], '[]']);
  });

  stageIt('is 503 where the server of the account that is looked for does not answer', async () => {
    const { status, body } = await search('zoo@nirgends.example', '&resolve=true');
    expect([status, body.error]).toEqual([503, 'Remote data could not be fetched']);
  });

  it('gives an empty list for no query', async () => {
    expect((await search('')).text).toBe('[]');
  });

  it('is for people who are signed in', async () => {
    const { status, body } = await search(username, '', null);
    expect([status, typeof body.error]).toEqual([401, 'string']);
  });

  stageIt('wants read:accounts', async () => {
    expect((await search(username, '', subject.stage().issueToken('presse', 'read:statuses'))).status).toBe(
      403,
    );
    expect((await search(username, '', subject.stage().issueToken('presse', 'read:accounts'))).status).toBe(
      200,
    );
  });

  stageIt('looks an account of another server up only with resolve, and knows it from then on', async () => {
    const remote = { username: 'zoo', host: 'xn--bcher-kva.example', displayName: 'Zoo' };
    subject.stage().addRemote(remote);
    const address = 'Zoo@xn--bcher-kva.example';
    expect(accts(await search(address))).toEqual([]);
    // `Account#pretty_acct`: the host in its own letters.
    expect(accts(await search(address, '&resolve=true'))).toEqual(['zoo@bücher.example']);
    expect(accts(await search('zoo@bücher.example'))).toEqual(['zoo@bücher.example']);
  });

  stageIt('gives as many as it is asked for, the exact one first', async () => {
    subject.stage().addUser({ username: 'presse_archiv', password: '', displayName: 'Archiv' });
    expect(accts(await search('presse@social.stadt.example'))).toEqual(['presse', 'presse_archiv']);
    expect(accts(await search('presse@social.stadt.example', '&limit=1'))).toEqual(['presse']);
  });
});

describe('a mention', () => {
  stageIt('of an account of another server is known by its name with the host', async () => {
    subject.stage().addRemote({ username: 'museum', host: 'kultur.example', displayName: 'Museum' });
    const { body } = await subject.post({ status: 'Im @museum@kultur.example und @niemand@kultur.example' });
    expect(body.mentions).toEqual([
      {
        ...{ id: expect.any(String), username: 'museum', acct: 'museum@kultur.example' },
        url: 'https://kultur.example/@museum',
      },
    ]);
    expect(body.content).toContain('href="https://kultur.example/@museum"');
    expect(body.content).toContain('und @niemand@kultur.example');
  });
});
