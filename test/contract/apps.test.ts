import { describe, expect, it } from 'vitest';
import { stageIt, startSubject } from './subject.ts';

const subject = await startSubject();

const valid = {
  client_name: 'Mitposten contract suite',
  redirect_uris: 'https://abcdefghijklmnop.chromiumapp.org/mastodon',
  scopes: 'read:accounts write:statuses',
};

function register(app: Record<string, unknown>) {
  return subject.ask('POST', '/api/v1/apps', { json: app, token: null });
}

// A server takes 5 registrations in 10 minutes: two cases ask every server, the rest the stage's only.
describe('registering an app', () => {
  it('needs no token and gives a secret that never expires (4.4 and later say 0)', async () => {
    const { status, body } = await register(valid);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: valid.client_name,
      redirect_uri: valid.redirect_uris,
      redirect_uris: [valid.redirect_uris],
      scopes: ['read:accounts', 'write:statuses'],
      client_id: expect.any(String),
      client_secret: expect.any(String),
      ...(subject.isSince(4) ? { client_secret_expires_at: 0 } : {}),
    });
  });

  it('fails for a scope that the server does not know', async () => {
    const { status, body } = await register({ ...valid, scopes: 'read:everything' });
    expect(status).toBe(422);
    expect(body.error).toMatch(/^Validation failed: /);
  });

  stageIt('takes several redirect addresses as an array, since 4.3', async () => {
    const uris = ['https://a.example/cb', 'https://b.example/cb'];
    const { body } = await register({ ...valid, redirect_uris: uris });
    expect(body.redirect_uris).toEqual(uris);
  });

  stageIt('takes several redirect addresses on lines of their own', async () => {
    const { body } = await register({
      ...valid,
      redirect_uris: 'https://a.example/cb\nhttps://b.example/cb',
    });
    expect(body.redirect_uris).toEqual(['https://a.example/cb', 'https://b.example/cb']);
  });

  stageIt('takes a form as well as JSON', async () => {
    const { status, body } = await subject.ask('POST', '/api/v1/apps', { form: valid, token: null });
    expect([status, body.redirect_uri]).toEqual([200, valid.redirect_uris]);
  });

  stageIt.each([
    'https://0123456789abcdef.extensions.allizom.org/',
    'moz-extension://9f3a/cb',
    'mitposten://cb',
    'http://127.0.0.1:8080/cb',
    'urn:ietf:wg:oauth:2.0:oob',
  ])('takes the redirect address %s: any scheme will do, https is not forced', async (address) => {
    expect((await register({ ...valid, redirect_uris: address })).status).toBe(200);
  });

  stageIt.each([
    ['data:text/html,x', 'dangerous schemes are forbidden'],
    ['javascript:alert(1)', 'dangerous schemes are forbidden'],
    ['https://a.example/cb#part', 'no fragment'],
    ['/cb', 'it must be absolute'],
    ['', 'it must be there'],
  ])('refuses the redirect address %j: %s', async (address) => {
    expect((await register({ ...valid, redirect_uris: address })).status).toBe(422);
  });

  stageIt('refuses a name longer than 60 characters', async () => {
    const { status, body } = await register({ ...valid, client_name: 'x'.repeat(61) });
    expect([status, body.error]).toEqual([422, expect.stringContaining('60')]);
  });

  stageIt('refuses a website that is no web address', async () => {
    expect((await register({ ...valid, website: 'somewhere' })).status).toBe(422);
  });

  stageIt('gives the read scope when none is asked for', async () => {
    const { body } = await register({ client_name: 'x', redirect_uris: valid.redirect_uris });
    expect(body.scopes).toEqual(['read']);
  });

  stageIt('takes 5 in 10 minutes from one address, then says 429', async () => {
    subject.stage().faults.limitApps = true;
    const statuses = [];
    for (let count = 0; count < 6; count++) statuses.push((await register(valid)).status);
    subject.stage().reset();
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  });
});
