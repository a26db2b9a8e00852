import { afterEach, beforeAll, expect, test } from 'vitest';
import type { readAvatar as ReadAvatar } from '../../../utils/mastodon/avatar.ts';
import { always, hangUp, serve } from './network.ts';

let readAvatar: typeof ReadAvatar;
const host = 'social.example';
const address = `https://${host}/avatar.png`;

beforeAll(async () => {
  ({ readAvatar } = await import('../../../utils/mastodon/avatar.ts'));
});
afterEach(hangUp);

test('an avatar is kept as its bytes, and asks nobody when it is shown', async () => {
  await serve(host, always(200, 'image/png; charset=binary', 'bytes'));
  expect(await readAvatar(address, host)).toBe(`data:image/png;base64,${btoa('bytes')}`);
});

test('a redirect leads nowhere, not even to the server itself', async () => {
  let asked = 0;
  await serve('stranger.example', (...both) => {
    asked += 1;
    always(200, 'image/png', 'bytes')(...both);
  });
  for (const location of ['https://stranger.example/a.png', `https://${host}/other.png`]) {
    await serve(host, always(302, 'text/html', '', { location }));
    expect(await readAvatar(address, host)).toBe('');
  }
  expect(asked).toBe(0);
});

test('one that never ends is not read to its end', async () => {
  let sent = 0;
  await serve(host, (_request, response) => {
    response.writeHead(200, { 'content-type': 'image/png' });
    const more = () => {
      while (!response.destroyed && sent < 1_000_000_000) {
        sent += 1_000_000;
        if (!response.write(new Uint8Array(1_000_000))) return void response.once('drain', more);
      }
    };
    more();
  });
  expect(await readAvatar(address, host)).toBe('');
  expect(sent).toBeLessThan(100_000_000);
});

test.each([
  ['of another party', 'https://stranger.example/a.png'],
  ['that is no address', 'avatar'],
  ['of a program', 'data:image/png;base64,AAAA'],
])('an address %s is not asked', async (_, other) => {
  await serve('stranger.example', always(200, 'image/png', 'bytes'));
  expect(await readAvatar(other, host)).toBe('');
});

test.each(['image/svg+xml', 'text/html', undefined])('a picture that is %s is none', async (type) => {
  await serve(host, always(200, type, '<svg onload="alert(1)"/>'));
  expect(await readAvatar(address, host)).toBe('');
});
