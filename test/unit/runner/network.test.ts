import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { strangers } from '../../e2e/network-proof.ts';
import { networkTable } from '../../runner/network-reporter.ts';
import { inNetLog } from '../../stage/browsers/own-requests.ts';

const asked = (method: string, url: string) => ({ method, url });

test('a request to a host that nobody configured is named, once, and its query with it', () => {
  const own = [
    asked('GET', 'https://social.example/api/v2/instance'),
    asked('POST', 'https://count.example/hit?who=me'),
    asked('POST', 'https://count.example/hit?who=me'),
  ];
  expect(strangers(own, ['social.example'])).toEqual(['POST https://count.example/hit?who=me']);
});

test.each([
  ['another port', 'https://social.example:8443/'],
  ['a host below', 'https://a.social.example/'],
  ['no encryption, where the host is another', 'http://social.example.evil/'],
])('%s is another host', (_what, url) => {
  expect(strangers([asked('GET', url)], ['social.example'])).toEqual([`GET ${url}`]);
});

test('of Chromium’s log counts what the extension began, and nothing of pages or of the browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mitposten-net-log-'));
  const event = (initiator: string, url: string) =>
    `{"params":{"initiator":"${initiator}","load_flags":64,"method":"POST","url":"${url}"},"phase":1,"type":2},`;
  const lines = [
    event('chrome-extension://abc', 'https://social.example/api/v1/statuses'),
    event('https://bsky.app', 'https://pds.example/xrpc'),
    event('not an origin', 'https://update.example/'),
    event('chrome-extension://abc', 'chrome-extension://abc/chunks/a.js'),
    '{"params":{"url":"https://else.example/"},"phase":1,"type":3}',
  ];
  const file = join(folder, 'net-log.json');
  writeFileSync(file, lines.join('\n'));
  expect(inNetLog(file, 'chrome-extension://abc')).toEqual([
    asked('POST', 'https://social.example/api/v1/statuses'),
  ]);
  rmSync(folder, { recursive: true });
});

test('the list adds up over flows, and names no single status or person', () => {
  const table = networkTable([
    [
      asked('GET', 'https://social.example/api/v1/media/115632'),
      asked('GET', 'https://plc.directory/did:plc:abc'),
    ],
    [asked('GET', 'https://social.example/api/v1/media/115699')],
  ]);
  expect(table).toContain('| plc.directory | GET /… | 1 |\n| social.example | GET /api/v1/media/… | 2 |');
});
