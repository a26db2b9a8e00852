import { isA, isBlob } from './is-a.ts';

/** What a request sends, as far as it is told: a multipart body's text fields urlencoded, its files beside them. */
export interface Body {
  text: string | Promise<string>;
  files: Blob[];
}

/**
 * Reads a body without using it up. What cannot be read so (a stream, a document) is empty. Bytes of an upload are a file,
 * whatever they are called.
 */
export function readBody(body: unknown, contentType = '', isUpload = false): Body {
  if (typeof body === 'string') return { text: body, files: [] };
  if (isA(body, 'URLSearchParams')) return { text: String(body), files: [] };
  if (isA(body, 'FormData')) return readForm(body);
  if (isBlob(body)) {
    const type = body.type || contentType;
    if (!isUpload && !isMedia(type)) return { text: body.text(), files: [] };
    // A piece of itself, so that it is known as the same file.
    return { text: '', files: [body.type ? body : body.slice(0, body.size, type)] };
  }
  if (isA(body, 'ArrayBuffer') || ArrayBuffer.isView(body)) {
    // A copy: the page may write into its buffer again.
    if (isUpload || isMedia(contentType))
      return { text: '', files: [new Blob([body as BlobPart], { type: contentType })] };
    return { text: new TextDecoder().decode(body), files: [] };
  }
  return { text: '', files: [] };
}

function readForm(form: FormData): Body {
  const fields = new URLSearchParams();
  const files: Blob[] = [];
  for (const [name, value] of form) {
    if (typeof value === 'string') fields.append(name, value);
    else files.push(value);
  }
  return { text: String(fields), files };
}

const isMedia = (type: string) => /^(?:image|video)\//i.test(type);
