/** What a request sends, as far as it is told: a multipart body's text fields urlencoded, its files beside them. */
export interface Body {
  text: string | Promise<string>;
  files: Blob[];
}

/** Reads a body without using it up. What cannot be read so (a stream, a document) is empty. */
export function readBody(body: unknown, contentType = ''): Body {
  if (typeof body === 'string') return { text: body, files: [] };
  if (body instanceof URLSearchParams) return { text: String(body), files: [] };
  if (body instanceof FormData) return readForm(body);
  if (body instanceof Blob) {
    return isMedia(body.type || contentType) ? { text: '', files: [body] } : { text: body.text(), files: [] };
  }
  if (body instanceof ArrayBuffer || ArrayBuffer.isView(body)) {
    const type = isMedia(contentType) ? contentType : '';
    // A copy: the page may write into its buffer again.
    if (type) return { text: '', files: [new Blob([body as BlobPart], { type })] };
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
