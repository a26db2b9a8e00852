import type { Wire } from '../platforms/contract.ts';
import type { Exchange, Sighting } from '../post/types.ts';
import type { Body } from './body.ts';

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
  tell(told: Exchange | Sighting): void;
  /** The number by which a file of the page is known, for platforms whose files are not read at their source. */
  idOf?: (file: Blob) => number;
}

/** Tells of a request that is worth reading, and of its answer. */
export async function report(
  { url, method, headers: requestHeaders, files }: Concerned,
  requestBody: string,
  answer: Answer,
  { tell, idOf }: Saw,
): Promise<void> {
  const [upload] = files;
  const seen = upload && idOf?.(upload);
  const { status } = answer;
  const responseBody = await answer.text();
  tell({ url, method, requestHeaders, requestBody, files, seen, status, responseBody, at: Date.now() });
}

/** The address in full; the page may give it as it likes. */
export function absolute(url: unknown): string {
  return new URL(String(url), globalThis.document?.baseURI).href;
}
