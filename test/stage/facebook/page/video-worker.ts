/** Sends a video's bytes from a Web Worker: asks how many are there, sends the rest, gives the server's handle. */
self.onmessage = async ({ data: { url, file } }: MessageEvent<{ url: string; file: File }>) => {
  try {
    const { offset } = JSON.parse(await ask('GET', url)) as { offset: number };
    const { h } = JSON.parse(await ask('POST', url, file.slice(offset), offset)) as { h: string };
    self.postMessage({ handle: h });
  } catch {
    self.postMessage({});
  }
};

function ask(method: string, url: string, body?: Blob, offset = 0): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.withCredentials = true;
    if (body) {
      request.setRequestHeader('offset', String(offset));
      request.setRequestHeader('x-entity-length', String(body.size));
      request.setRequestHeader('x-entity-type', 'video/mp4');
    }
    request.onload = () =>
      request.status === 200
        ? resolve(request.responseText)
        : reject(new Error(`answered ${request.status}`));
    request.onerror = () => reject(new Error('no answer'));
    request.send(body);
  });
}
