/** Whether a value is of one of the browser's own kinds, in whichever frame of the page it was made: there `instanceof` fails. */
export function isA<K extends keyof Kinds>(value: unknown, name: K): value is Kinds[K] {
  const tag = Object.prototype.toString.call(value);
  return tag === `[object ${name}]` || value instanceof globalThis[name];
}

/** Whether it is a file, or bytes like one. */
export const isBlob = (value: unknown): value is Blob => isA(value, 'File') || isA(value, 'Blob');

interface Kinds {
  ArrayBuffer: ArrayBuffer;
  Blob: Blob;
  File: File;
  FormData: FormData;
  Request: Request;
  URLSearchParams: URLSearchParams;
}
