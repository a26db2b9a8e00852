import { afterEach, describe, expect } from 'vitest';
import { picture } from './files.ts';
import { stageIt, startSubject } from './subject.ts';

/* What those who run a server, or a kind of server, decide. */

const subject = await startSubject({ domain: 'stadt.example' });
afterEach(() => subject.reset());

const instance = async () => (await subject.ask('GET', '/api/v2/instance', { token: null })).body;

describe('settings that change', () => {
  stageIt('are seen at once, rules a quarter of an hour later', async () => {
    subject.stage().change({ maxCharacters: 5000, rules: ['Neu'] });
    const texts = async () => ((await instance()).rules as { text: string }[]).map(({ text }) => text);
    expect((await instance()).configuration).toMatchObject({ statuses: { max_characters: 5000 } });
    expect(await texts()).toEqual(['Be kind', 'No bots without a person']);
    subject.stage().advance(15 * 60_000);
    expect(await texts()).toEqual(['Neu']);
    subject.stage().reset();
    expect((await instance()).configuration).toMatchObject({ statuses: { max_characters: 500 } });
  });

  stageIt('tell the kinds of text where there are several (glitch-soc, GoToSocial)', async () => {
    const kinds = async () =>
      ((await instance()).configuration as { statuses: Record<string, unknown> }).statuses
        .supported_mime_types;
    expect(await kinds()).toBeUndefined();
    subject.stage().change({ textTypes: ['text/plain', 'text/markdown'] });
    expect(await kinds()).toEqual(['text/plain', 'text/markdown']);
  });
});

describe('a silenced account', () => {
  stageIt('publishes unlisted what was to be public, and nothing is said of it', async () => {
    subject.stage().silence('presse');
    const { status, body } = await subject.post({ status: 'x', visibility: 'public' });
    const followers = await subject.post({ status: 'x', visibility: 'private' });
    expect([status, body.visibility, followers.body.visibility]).toEqual([200, 'unlisted', 'private']);
  });
});

describe('a server whose handles have another host', () => {
  stageIt('says it in both versions of the instance', async () => {
    const { body: first } = await subject.ask('GET', '/api/v1/instance', { token: null });
    expect([(await instance()).domain, first.uri]).toEqual(['stadt.example', 'stadt.example']);
  });

  stageIt('knows its accounts by both', async () => {
    for (const host of ['stadt.example', 'social.stadt.example']) {
      const { body } = await subject.ask('GET', `/api/v1/accounts/lookup?acct=presse@${host}`);
      expect(body).toMatchObject({ acct: 'presse', url: 'https://social.stadt.example/@presse' });
      const finger = await subject.ask('GET', `/.well-known/webfinger?resource=acct:presse@${host}`, {
        token: null,
      });
      expect(finger.body).toMatchObject({
        subject: 'acct:presse@stadt.example',
        links: expect.arrayContaining([
          expect.objectContaining({ rel: 'self', href: 'https://social.stadt.example/users/presse' }),
        ]),
      });
    }
    const none = await subject.ask('GET', '/.well-known/webfinger?resource=acct:presse@x.example', {
      token: null,
    });
    expect(none.status).toBe(404);
    const meta = await subject.ask('GET', '/.well-known/host-meta', { token: null });
    expect(meta.text).toContain(
      'template="https://social.stadt.example/.well-known/webfinger?resource={uri}"',
    );
  });
});

describe('a second factor', () => {
  const visit = async (path: string, form?: Record<string, string>, cookie = '') => {
    const headers = { Cookie: cookie };
    return subject.ask(form ? 'POST' : 'GET', path, { token: null, headers, ...(form ? { form } : {}) });
  };
  const cookieOf = ({ headers }: { headers: Headers }) => headers.getSetCookie()[0]?.split(';')[0] ?? '';

  stageIt('is asked for on a page whose policy would block the way back to an app', async () => {
    subject.stage().addUser({ username: 'amt', password: 'richtig', displayName: '', oneTimeCode: '123456' });
    const cookie = cookieOf(await visit('/oauth/authorize?client_id=x'));
    const asked = await visit('/auth/sign_in', { 'user[email]': 'amt', 'user[password]': 'richtig' }, cookie);
    expect([asked.status, asked.text.includes('user[otp_attempt]')]).toEqual([200, true]);
    expect(asked.headers.get('Content-Security-Policy')).toContain("form-action 'self'");
    const wrong = await visit('/auth/sign_in', { 'user[otp_attempt]': '000000' }, cookie);
    expect([wrong.status, wrong.text.includes('role="alert"')]).toEqual([200, true]);
    const right = await visit('/auth/sign_in', { 'user[otp_attempt]': '123456' }, cookie);
    expect([right.status, right.headers.get('Location')]).toEqual([303, '/oauth/authorize?client_id=x']);
  });

  stageIt('that a role needs and an account has not is asked to be set up', async () => {
    subject.stage().faults.loginState = 'second-factor-missing';
    const cookie = cookieOf(
      await visit('/auth/sign_in', { 'user[email]': 'presse', 'user[password]': 'richtig' }),
    );
    const { status, headers } = await visit('/oauth/authorize?client_id=x', undefined, cookie);
    expect([status, headers.get('Location')]).toEqual([
      302,
      'https://social.stadt.example/settings/otp_authentication?oauth=true',
    ]);
  });
});

describe('faults of other kinds of servers', () => {
  const named = (name: string, description: string) => async () => {
    const files = new FormData();
    files.set('file', await picture(8, 8), name);
    files.set('description', description);
    return (await subject.ask('POST', '/api/v2/media', { files })).body;
  };

  stageIt('are to take files of one name for one (snac 2.75)', async () => {
    subject.stage().faults.oneFilePerName = true;
    const [first, second] = [await named('image.jpg', 'Eins')(), await named('image.jpg', 'Zwei')()];
    const other = await named('bild.jpg', 'Drei')();
    expect([second.id, second.description, other.description]).toEqual([first.id, 'Eins', 'Drei']);
    expect(other.id).not.toBe(first.id);
  });

  stageIt('are to lose descriptions', async () => {
    subject.stage().faults.losesDescriptions = 'uploaded';
    const { id, description } = await named('a.png', 'Eins')();
    const put = await subject.ask('PUT', `/api/v1/media/${id}`, { json: { description: 'Eins' } });
    expect([description, put.body.description]).toEqual([null, 'Eins']);
  });
});
