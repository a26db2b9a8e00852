import { request } from 'node:https';
import type { Stage } from './stage.ts';

/** Asks a host of the stage through its front, as anybody on the outside would. */
export function fetchFrom(
  stage: Pick<Stage, 'front'>,
  host: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port: stage.front.port,
      path,
      headers: { ...headers, host },
      // The certificate was made for this run.
      rejectUnauthorized: false,
    };
    const asked = request(options, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('end', () => {
        const status = answer.statusCode ?? 500;
        resolve(
          new Response(Buffer.concat(pieces), {
            status,
            headers: { 'content-type': answer.headers['content-type'] ?? '' },
          }),
        );
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}
