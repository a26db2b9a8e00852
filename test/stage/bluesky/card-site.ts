import type { RequestListener } from 'node:http';
import sharp from 'sharp';
import { answeredPreflight, sendJson } from './proxy.ts';

/** Stands in for cardyb.bsky.app, which says what a linked page is called and gives its picture. */
export function cardSite(): RequestListener {
  let picture: Promise<Buffer> | undefined;
  return async (request, response) => {
    if (answeredPreflight(request, response)) return;
    const asked = new URL(request.url ?? '/', 'https://cardyb.bsky.app');
    const target = asked.searchParams.get('url') ?? '';
    if (asked.pathname === '/v1/image') {
      picture ??= drawPicture();
      response.writeHead(200, { 'content-type': 'image/jpeg', 'access-control-allow-origin': '*' });
      response.end(await picture);
      return;
    }
    if (!URL.canParse(target)) return sendJson(response, { error: 'Invalid url' }, 400);
    sendJson(response, {
      error: '',
      likely_type: 'html',
      url: target,
      title: `Title of ${new URL(target).host}`,
      description: 'Description of the page',
      image: `https://cardyb.bsky.app/v1/image?url=${encodeURIComponent(target)}`,
    });
  };
}

function drawPicture(): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630">
    <defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="#2f6690"/><stop offset="1" stop-color="#81c3d7"/>
    </linearGradient></defs><rect width="1200" height="630" fill="url(#g)"/>
    <circle cx="900" cy="250" r="130" fill="#f4d58d"/><path d="M0 630 350 300 620 630z" fill="#16425b"/></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer();
}
