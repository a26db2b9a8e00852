import { vi } from 'vitest';

/** An answer as much as it is read, of a browser that has no streams of its own: its bytes come in pieces. */
export function answer(
  status: number,
  text: string,
  headers: Record<string, string> = { 'content-type': 'application/json' },
): Response {
  const bytes = new TextEncoder().encode(text);
  let read = 0;
  const reader = {
    async read() {
      const value = bytes.slice(read, read + 50_000);
      read += value.length;
      return value.length ? { done: false, value } : { done: true, value: undefined };
    },
    cancel: async () => {},
  };
  const body = { getReader: () => reader };
  // No more of an answer is used.
  return {
    ok: status < 300,
    status,
    statusText: '',
    headers: new Headers(headers),
    body,
  } as unknown as Response;
}

/** From now on every server answers so; calls back with each address. */
export function answering(given: (url: URL) => Response): void {
  vi.stubGlobal('fetch', async (input: RequestInfo | URL) => given(new URL(String(input))));
}
