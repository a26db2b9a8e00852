import { expect, test, vi } from 'vitest';
import type { Exchange } from '../../../utils/post/types.ts';
import { observeXhr } from '../../../utils/tap/observe-xhr.ts';

const address = 'https://www.facebook.com/api/graphql/';

/** As much of a browser's XMLHttpRequest as a client uses; an answer comes when the test says so. */
class Request extends EventTarget {
  status = 0;
  responseType: XMLHttpRequestResponseType = '';
  response: unknown = '';
  sent: unknown;
  calls: unknown[][] = [];
  get responseText(): string {
    if (this.responseType !== '' && this.responseType !== 'text') throw new DOMException('not a text');
    return String(this.response);
  }
  open(...args: unknown[]) {
    this.calls.push(['open', ...args]);
  }
  setRequestHeader(...args: unknown[]) {
    this.calls.push(['setRequestHeader', ...args]);
  }
  send(body?: unknown) {
    this.sent = body;
  }
  answer(response: unknown, status = 200) {
    Object.assign(this, { response, status });
    this.dispatchEvent(new Event('loadend'));
  }
}

/** A page's XMLHttpRequest as it becomes, and what was seen. */
function observed() {
  class Page extends Request {}
  // Own methods, as the browser's prototype has them.
  Object.defineProperties(Page.prototype, Object.getOwnPropertyDescriptors(Request.prototype));
  const seen: Exchange[] = [];
  const wire = {
    concerns: (url: string, method: string) => method === 'POST' && /graphql|upload/.test(url),
    worthReading: (body: string) => !body.includes('feed'),
    uploads: (url: string) => url.includes('upload'),
    headers: ['x-entity-name'],
  };
  const idOf = vi.fn((file: Blob) => file.size);
  observeXhr(Page.prototype as unknown as XMLHttpRequest, {
    wire,
    idOf,
    // It tells nothing but exchanges.
    tell: (told) => void seen.push(told as Exchange),
  });
  const send = (body: unknown, { url = address, headers = {}, method = 'post' } = {}) => {
    const request = new Page();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.send(body);
    return request;
  };
  return { Page, seen, send, idOf };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a request and its answer are seen, once there is one', async () => {
  const { seen, send } = observed();
  const request = send('a=1');
  await settled();
  expect(seen).toEqual([]);
  request.answer('{"data":1}\n{"more":2}');
  await settled();
  expect(seen).toEqual([
    {
      ...{ url: address, method: 'POST', requestHeaders: {}, requestBody: 'a=1', files: [], status: 200 },
      ...{ responseBody: '{"data":1}\n{"more":2}', at: expect.any(Number) },
    },
  ]);
});

test('the page finds the methods as they were, and its request goes its way', () => {
  const { Page, send } = observed();
  const fresh = Request.prototype;
  for (const name of ['open', 'send', 'setRequestHeader'] as const) {
    expect(Page.prototype[name].name).toBe(fresh[name].name);
    expect(Page.prototype[name].length).toBe(fresh[name].length);
    expect(Function.prototype.toString.call(Page.prototype[name])).toMatch(/native code/);
  }
  const request = send('a=1', { headers: { 'X-A': '1' } });
  expect(request.calls).toEqual([
    ['open', 'post', address],
    ['setRequestHeader', 'X-A', '1'],
  ]);
  expect(request.sent).toBe('a=1');
});

test('what does not concern the platform costs nothing: its answer is not listened for', () => {
  const { Page, send } = observed();
  const listen = vi.spyOn(Page.prototype, 'addEventListener');
  send('a=1', { url: 'https://www.facebook.com/ajax/bz' });
  send(null, { method: 'GET' });
  expect(listen).not.toHaveBeenCalled();
});

test('the answer to what is not worth reading is not read', async () => {
  const { Page, seen, send } = observed();
  const read = vi.spyOn(Page.prototype, 'responseText', 'get');
  send('feed=1').answer('{}');
  await settled();
  expect(read).not.toHaveBeenCalled();
  expect(seen).toEqual([]);
});

test('only the headers are told that the platform names, never a token', async () => {
  const { seen, send } = observed();
  send('a=1', { headers: { 'X-FB-LSD': 'geheim', 'X-Entity-Name': 'fb_uploader_1' } }).answer('{}');
  await settled();
  expect(seen).toMatchObject([{ requestHeaders: { 'x-entity-name': 'fb_uploader_1' } }]);
  expect(JSON.stringify(seen)).not.toContain('geheim');
});

test('a form is told as its text fields, with its file and the number by which that is known', async () => {
  const { seen, send, idOf } = observed();
  const form = new FormData();
  form.append('source', '8');
  form.append('farr', new File(['klein'], 'a.jpg', { type: 'image/jpeg' }));
  send(form, { url: 'https://upload.example/upload' }).answer('{}');
  await settled();
  expect(seen).toMatchObject([{ requestBody: 'source=8', seen: 5 }]);
  expect(await Promise.all((seen[0]?.files ?? []).map((file) => file.text()))).toEqual(['klein']);
  expect(idOf).toHaveBeenCalledWith(expect.any(File));
});

test('what has no file has no number', async () => {
  const { seen, send, idOf } = observed();
  send('a=1').answer('{}');
  await settled();
  expect(seen[0]?.seen).toBeUndefined();
  expect(idOf).not.toHaveBeenCalled();
});

test.each<[string, XMLHttpRequestResponseType, unknown]>([
  ['text', 'text', '{"a":1}'],
  ['JSON', 'json', { a: 1 }],
  ['a blob', 'blob', new Blob(['{"a":1}'])],
  ['a buffer', 'arraybuffer', new TextEncoder().encode('{"a":1}').buffer],
])('an answer taken as %s is read', async (_, responseType, response) => {
  const { seen, send } = observed();
  const request = send('a=1');
  request.responseType = responseType;
  request.answer(response);
  await vi.waitFor(() => expect(seen).toMatchObject([{ responseBody: '{"a":1}' }]));
});

test.each<[string, unknown, string]>([
  ['fields', new URLSearchParams({ a: 'ü' }), 'a=%C3%BC'],
  ['bytes', new TextEncoder().encode('a=1'), 'a=1'],
  ['a blob', new Blob(['a=1']), 'a=1'],
  ['nothing', undefined, ''],
])('a request that sends %s is seen', async (_, body, text) => {
  const { seen, send } = observed();
  send(body).answer('{}');
  await vi.waitFor(() => expect(seen).toMatchObject([{ requestBody: text, files: [] }]));
});

test('bytes that are a picture are told as a file', async () => {
  const { seen, send } = observed();
  send(new TextEncoder().encode('bild'), { headers: { 'Content-Type': 'image/jpeg' } }).answer('{}');
  await settled();
  expect(seen).toMatchObject([{ requestBody: '', requestHeaders: {} }]);
  expect(seen[0]?.files[0]?.type).toBe('image/jpeg');
});

test('bytes of an upload are a file, whatever they are called', async () => {
  const { seen, send } = observed();
  const url = 'https://upload.example/upload';
  const headers = { 'Content-Type': 'video/mp4' };
  send(new Blob(['film']), { url, headers }).answer('{}');
  send(new TextEncoder().encode('film'), { url }).answer('{}');
  await settled();
  expect(seen.map(({ files, requestBody }) => [files[0]?.type, files[0]?.size, requestBody])).toEqual([
    ['video/mp4', 4, ''],
    ['', 4, ''],
  ]);
});

test('an answer that was lost is told as none, and a request used again is told anew', async () => {
  const { seen, send } = observed();
  const request = send('a=1');
  request.answer('', 0);
  await settled();
  expect(seen).toMatchObject([{ requestBody: 'a=1', status: 0, responseBody: '' }]);
  request.open('POST', address);
  request.send('a=2');
  request.answer('{}');
  await settled();
  expect(seen[1]).toMatchObject({ requestBody: 'a=2', status: 200 });
});

test('a fault in here never reaches the page', () => {
  const { send } = observed();
  const hostile = { toString: () => 'https://[' };
  expect(() => send('a=1', { url: hostile as unknown as string })).not.toThrow();
});
