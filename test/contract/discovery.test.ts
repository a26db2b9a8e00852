import { describe, expect, it } from 'vitest';
import { stageIt, startSubject } from './subject.ts';

const subject = await startSubject();

describe('discovery', () => {
  it('names its authorization server since 4.3, with S256 alone since 4.4', async ({ skip }) => {
    skip(!subject.isSince(4), 'later');
    const { status, body } = await subject.ask('GET', '/.well-known/oauth-authorization-server', {
      token: null,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      code_challenge_methods_supported: ['S256'],
      authorization_endpoint: expect.stringMatching(/\/oauth\/authorize$/),
      token_endpoint: expect.stringMatching(/\/oauth\/token$/),
      revocation_endpoint: expect.stringMatching(/\/oauth\/revoke$/),
    });
  });

  it('supports the scopes that posting needs, profile among them since 4.3', async () => {
    const { body } = await subject.ask('GET', '/.well-known/oauth-authorization-server', { token: null });
    const needed = ['profile', 'read:accounts', 'read:statuses', 'write:statuses', 'write:media'];
    expect(body.scopes_supported).toEqual(expect.arrayContaining(needed));
  });

  it('supports no password grant since 4.4', async ({ skip }) => {
    skip(!subject.isSince(4), 'later');
    const { body } = await subject.ask('GET', '/.well-known/oauth-authorization-server', { token: null });
    expect(body.grant_types_supported).not.toContain('password');
  });

  it('takes the client secret by basic authentication and in the body', async () => {
    const { body } = await subject.ask('GET', '/.well-known/oauth-authorization-server', { token: null });
    expect(body.token_endpoint_auth_methods_supported).toEqual(
      expect.arrayContaining(['client_secret_basic', 'client_secret_post']),
    );
  });

  it('leads from the well-known nodeinfo to the software name', async () => {
    const { body } = await subject.ask('GET', '/.well-known/nodeinfo', { token: null });
    const link = Array.isArray(body.links) ? body.links.find(({ rel }) => /\/2\.0$/.test(rel)) : undefined;
    const answer = await fetch(subject.reachable(link?.href));
    expect(await answer.json()).toMatchObject({ software: { name: 'mastodon' }, version: '2.0' });
  });
});

describe('the instance', () => {
  it('announces its limits under v2 configuration', async () => {
    const { status, body } = await subject.ask('GET', '/api/v2/instance', { token: null });
    expect(status).toBe(200);
    expect(body.configuration).toMatchObject({
      statuses: {
        max_characters: expect.any(Number),
        max_media_attachments: expect.any(Number),
        characters_reserved_per_url: 23,
      },
      media_attachments: {
        image_size_limit: expect.any(Number),
        image_matrix_limit: expect.any(Number),
        video_size_limit: expect.any(Number),
        supported_mime_types: expect.arrayContaining(['image/jpeg', 'image/png', 'image/avif', 'video/mp4']),
      },
    });
  });

  stageIt('has the compiled-in limits of 4.5', async () => {
    const { body } = await subject.ask('GET', '/api/v2/instance', { token: null });
    expect(body.configuration).toMatchObject({
      statuses: { max_characters: 500, max_media_attachments: 4 },
      media_attachments: {
        description_limit: 1500,
        image_size_limit: 16_777_216,
        image_matrix_limit: 33_177_600,
        video_size_limit: 103_809_024,
        video_frame_rate_limit: 120,
        video_matrix_limit: 8_294_400,
      },
      polls: {
        max_options: 4,
        max_characters_per_option: 50,
        min_expiration: 300,
        max_expiration: 2_629_746,
      },
    });
  });

  stageIt('says API version 7, as 4.5.0 and later do', async () => {
    const { body } = await subject.ask('GET', '/api/v2/instance', { token: null });
    expect(body).toMatchObject({ version: '4.5.15', api_versions: { mastodon: 7 } });
  });

  it('still answers under v1 with the same limits of statuses', async () => {
    const [old, current] = await Promise.all([
      subject.ask('GET', '/api/v1/instance', { token: null }),
      subject.ask('GET', '/api/v2/instance', { token: null }),
    ]);
    expect(old.status).toBe(200);
    expect(old.body.uri).toBe(current.body.domain);
    const { statuses } = current.body.configuration as { statuses: object };
    expect(old.body.configuration).toMatchObject({ statuses });
  });

  it('lists its rules in their own place as in v2', async () => {
    const [{ list }, { body }] = await Promise.all([
      subject.ask('GET', '/api/v1/instance/rules', { token: null }),
      subject.ask('GET', '/api/v2/instance', { token: null }),
    ]);
    expect(list.map(({ text }) => text)).toEqual((body.rules as { text: string }[]).map(({ text }) => text));
  });
});
