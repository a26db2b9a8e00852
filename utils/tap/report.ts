import type { Wire } from '../platforms/contract.ts';
import type { Exchange } from '../post/types.ts';
import type { Body } from './body.ts';
import type { ChosenFiles } from './chosen-files.ts';

/** A request of the page that concerns the platform. */
export interface Concerned extends Body {
  url: string;
  method: string;
  /** Those that the platform's wire names, and no others: the rest holds the person's token. */
  headers: Record<string, string>;
}

/** An answer, of which the text is read only where it matters. */
export interface Answer {
  status: number;
  text(): string | Promise<string>;
}

/** What the tap needs to tell what it saw. */
export interface Saw {
  wire: Wire;
  chosen: ChosenFiles;
  tell(exchange: Exchange): void;
}

/** Tells of a request that is worth reading, and of its answer. `files`: an upload, and its original. */
export async function report(
  request: Concerned,
  requestBody: string,
  answer: Answer,
  { wire, chosen, tell }: Saw,
): Promise<void> {
  const isUpload = wire.uploads?.(request.url) ?? false;
  const [upload] = request.files;
  const original = isUpload ? chosen.originalOf(upload, requestBody, wire.crops) : undefined;
  const shownAs = isUpload ? [original, upload].flatMap(chosen.addressesOf) : [];
  // What was chosen for one post is not taken for the next one's.
  if (!isUpload && answer.status && answer.status < 300) chosen.forget();
  tell({
    url: request.url,
    method: request.method,
    requestHeaders: request.headers,
    requestBody,
    files: [upload, original].filter((file) => file !== undefined),
    status: answer.status,
    responseBody: await answer.text(),
    at: Date.now(),
    ...(shownAs.length ? { shownAs } : {}),
  });
}

/** The address in full; the page may give it as it likes. */
export function absolute(url: unknown): string {
  return new URL(String(url), globalThis.document?.baseURI).href;
}
