import sharp from 'sharp';
import { type App, createApp, type Visit } from '../http/app.ts';
import type { Server } from '../server.ts';
import { userById } from '../store/accounts.ts';
import { style } from './style.ts';

/** The stylesheet and the pictures that belong to nobody's post. */
export function assetRoutes(server: Server): App {
  return createApp()
    .get('/stage.css', (c) => c.body(style, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
    .get('/headers/missing.png', (c) => picture(c, drawn(1500, 500, '')))
    .get('/avatars/missing.png', (c) => picture(c, drawn(400, 400, server.options.title)))
    .get('/avatars/:file{[0-9]+\\.png}', async (c) => {
      const user = userById(server, c.req.param('file').replace('.png', ''));
      if (!user) return c.text('Not Found', 404);
      return picture(c, user.avatar ?? drawn(400, 400, user.display_name));
    });
}

async function picture(c: Visit, bytes: Uint8Array | Promise<Uint8Array>): Promise<Response> {
  return c.body(new Uint8Array(await bytes), 200, { 'Content-Type': 'image/png' });
}

function drawn(width: number, height: number, name: string): Promise<Uint8Array> {
  const letter = /\p{L}/u.exec(name)?.[0]?.toUpperCase() ?? '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="#4f3fd0"/>
    <text x="50%" y="68%" fill="#fff" font-family="sans-serif" font-size="${height / 2}" text-anchor="middle">${letter}</text>
  </svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}
