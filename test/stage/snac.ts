import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { bodyOf, loseAnswer } from './http.ts';

/** A server that speaks Mastodon's API in its own way, and what goes wrong with it. */
export interface Snac {
  listener: RequestListener;
  token: string;
  /** What was asked, as `POST /api/v1/statuses`. */
  log: string[];
  /** The next status is made, and nobody hears of it. */
  losesAnswer: boolean;
}

interface Note {
  id: string;
  address: string;
  text: string;
  html: string;
  visibility: string;
  spoilerText: string;
  replyTo: string | null;
  media: { id: string; description: string }[];
  at: Date;
  edited: Date | null;
}

/**
 * snac as far as posts go, as 2.75 answered (2026-11-30): it makes HTML of its own kind of Markdown, says `en` of every status and
 * knows two visibilities, names a status's pictures anew, ignores keys, lists in an account only what is public, changes nothing
 * of a status but its text, and takes none away. It wants no header but the token.
 */
export function createSnac({ host = 'snac.example', version = '2.75' } = {}): Snac {
  const origin = `https://${host}/presse`;
  const account = { id: md5(origin), username: 'presse', acct: 'presse', display_name: '', url: origin };
  const descriptions = new Map<string, string>();
  const notes: Note[] = [];
  const snac: Snac = { listener, token: randomUUID(), log: [], losesAnswer: false };

  function statusJson(note: Note): object {
    const isPublic = note.visibility === 'public' || note.visibility === 'unlisted';
    return {
      ...{ id: note.id, uri: note.address, url: note.address, account, content: note.html, text: note.text },
      ...{ visibility: isPublic ? 'public' : 'private', language: 'en', spoiler_text: note.spoilerText },
      ...{ sensitive: note.spoilerText !== '', in_reply_to_id: note.replyTo, mentions: [], poll: null },
      created_at: seconds(note.at),
      edited_at: note.edited && seconds(note.edited),
      media_attachments: note.media.map(({ id, description }, place) => ({
        ...{ id: `${note.address}_${place}`, type: 'image', description },
        ...{ url: `${origin}/s/${id}`, preview_url: `${origin}/s/${id}` },
      })),
    };
  }

  function post(params: Params): object {
    const at = new Date();
    const address = `${origin}/p/${at.getTime() / 1000}${notes.length}`;
    const spoilerText = params.spoiler_text ?? '';
    const note: Note = {
      ...{ id: `${Math.floor(at.getTime() / 1000)}${md5(address)}`, address, at, edited: null, spoilerText },
      ...{ text: params.status, html: htmlOf(params.status), visibility: params.visibility ?? 'public' },
      replyTo: notes.find(({ id }) => id === params.in_reply_to_id)?.id ?? null,
      media: (params.media_ids ?? []).map((id) => ({ id, description: descriptions.get(id) ?? '' })),
    };
    notes.unshift(note);
    return statusJson(note);
  }

  async function upload(request: IncomingMessage): Promise<object> {
    const headers = { 'content-type': request.headers['content-type'] ?? '' };
    const form = await new Response(await bodyOf(request), { headers }).formData();
    const { name } = form.get('file') as File;
    const id = md5(name) + name.slice(name.lastIndexOf('.'));
    const description = String(form.get('description') ?? '');
    descriptions.set(id, description);
    return { id, type: 'image', url: `${origin}/s/${id}`, preview_url: `${origin}/s/${id}`, description };
  }

  function edit(note: Note, { status }: Params): object {
    Object.assign(note, { text: status, html: htmlOf(status), edited: new Date() });
    return statusJson(note);
  }

  async function answerTo(request: IncomingMessage, path: string): Promise<object | undefined> {
    const list = (of: Note[]) => of.map(statusJson);
    if (path === 'GET /api/v1/instance') return instanceJson(host, version);
    if (path === 'GET /api/v1/accounts/verify_credentials') return account;
    if (path === `GET /api/v1/accounts/${account.id}/statuses`)
      return list(notes.filter(({ visibility }) => ['public', 'unlisted'].includes(visibility)));
    if (path === 'GET /api/v1/timelines/home') return list(notes);
    if (path === 'POST /api/v2/media') return upload(request);
    if (path === 'POST /api/v1/statuses') return post(await paramsOf(request));
    const [, method, id, part] = /^(\w+) \/api\/v1\/statuses\/(\w+)(\/source)?$/.exec(path) ?? [];
    const note = notes.find((each) => each.id === id);
    if (!note) return undefined;
    if (method === 'PUT') return edit(note, await paramsOf(request));
    if (method !== 'GET') return undefined;
    return part ? { id, text: note.text, spoiler_text: note.spoilerText } : statusJson(note);
  }

  function listener(request: IncomingMessage, response: ServerResponse): void {
    const path = `${request.method} ${request.url?.split('?')[0]}`;
    snac.log.push(path);
    const isOpen = path.endsWith('/instance');
    const isKnown = isOpen || request.headers.authorization === `Bearer ${snac.token}`;
    const asked = isKnown ? answerTo(request, path) : Promise.resolve(undefined);
    void asked.then((answer) => {
      if (snac.losesAnswer && path === 'POST /api/v1/statuses') {
        snac.losesAnswer = false;
        return loseAnswer(request);
      }
      const type = answer ? 'application/json' : 'text/html; charset=utf-8';
      const none = isKnown ? '404 Not Found' : '401 Unauthorized';
      response.writeHead(answer ? 200 : Number(none.slice(0, 3)), { 'content-type': type });
      response.end(answer ? JSON.stringify(answer, null, 4) : `<h1>${none} (snac/${version})</h1>`);
    });
  }
  return snac;
}

/** As much of a status as it takes. */
interface Params {
  status: string;
  visibility?: string;
  spoiler_text?: string;
  in_reply_to_id?: string;
  media_ids?: string[];
}

async function paramsOf(request: IncomingMessage): Promise<Params> {
  return JSON.parse(String(await bodyOf(request)));
}

/** Line by line, marks of HTML as they are; a smiley becomes an emoji (format.c, process_tags). */
function htmlOf(text: string): string {
  const lines = text.split('\n').map((line) =>
    line
      .replace(/\*([^*]+)\*/g, '<i>$1</i>')
      .replace(/https:\/\/[^\s,.)]+([,.)]+[^\s,.)]+)*/g, (url) => {
        const address = url.replaceAll('#', '&#35;').replaceAll('@', '&#64;');
        return `<a href="${address}" target="_blank">${address}</a>`;
      })
      .replaceAll(':-)', '&#128578;')
      .replace(/(?<!&)#([\p{L}\p{N}_]+)/gu, (tag, name) => {
        const address = `https://snac.example?t=${name.toLowerCase()}`;
        return `<a href="${address}" class="mention hashtag" rel="tag">${tag}</a>`;
      }),
  );
  return `${lines.map((line) => line.trim()).join('<br>')}<br>`;
}

function instanceJson(host: string, version: string): object {
  return {
    ...{
      uri: host,
      domain: host,
      title: host,
      version: `4.0.0 (not true; really snac/${version})`,
      rules: [],
    },
    configuration: {
      statuses: { characters_reserved_per_url: 32, max_characters: 100000, max_media_attachments: 4 },
      media_attachments: {
        ...{ image_matrix_limit: 33177600, image_size_limit: 16777216, video_size_limit: 103809024 },
        supported_mime_types: ['image/gif', 'image/jpeg', 'image/png', 'image/webp', 'video/mp4'],
      },
    },
  };
}

const seconds = (time: Date) => `${time.toISOString().slice(0, 19)}.000Z`;

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
