import { beforeAll, describe, expect, it } from 'vitest';
import { stageIt, startSubject } from './subject.ts';

const subject = await startSubject();

let limit = 500;

beforeAll(async () => {
  const { body } = await subject.ask('GET', '/api/v2/instance');
  const configuration = body.configuration as { statuses: { max_characters: number } } | undefined;
  limit = configuration?.statuses.max_characters ?? limit;
});

function filled(text: string, count: number, total: number): string {
  return `${text} ${'a'.repeat(total - count - 1)}`;
}

describe('the length of a status (StatusLengthValidator)', () => {
  it('counts addresses 23, mentions without their server, emoji 1: the limit fits, one more does not', async () => {
    const text = `https://www.example.org/${'lang/'.repeat(20)} @presse@musterhausen.example 👨‍👩‍👧‍👦 🇩🇪`;
    // 23 + 1 + 7 + 1 + 1 + 1 + 1
    const fitting = await subject.post({ status: filled(text, 35, limit) });
    const over = await subject.post({ status: filled(text, 35, limit + 1) });
    expect([fitting.status, over.status]).toEqual([200, 422]);
    expect(over.body.error).toEqual(
      subject.says(`Validation failed: Text character limit of ${limit} exceeded`),
    );
  });

  // Each counts more than a browser's composer says (cases checked against the server's own code).
  it.each([
    ['a hashtag counts in full', '#Musterhausen', 13],
    ['an address without a scheme counts in full', 'www.example.org/pfad', 20],
    ['an address on localhost counts in full', 'http://localhost/pfad', 21],
    ['a mention after = is none', '=@presse@example.org', 20],
    ['a no-break space at the end is not stripped', '', 0],
  ])('%s', async (_name, text, count) => {
    const status = text === '' ? `${'a'.repeat(limit)}\u00a0` : filled(text, count, limit + 1);
    expect((await subject.post({ status })).status).toBe(422);
  });

  it('counts the warning, its addresses in full', async () => {
    const spoiler_text = `https://example.org/${'x'.repeat(40)}`;
    const status = 'a'.repeat(limit - spoiler_text.length + 1);
    expect((await subject.post({ status, spoiler_text })).status).toBe(422);
  });

  stageIt.each([
    ['flags count 1', '🇩🇪🇫🇷', 2],
    ['CR LF counts 1', 'a\r\nb', 3],
    ['white space around is not counted', ' \t a', 1],
    ['an address in brackets ends before them', '(https://example.org/pfad)', 25],
    ['a short address counts 23 too', 'http://a.de', 23],
  ])('%s', async (_name, text, count) => {
    const fitting = await subject.post({ status: filled(text, count, limit) });
    const over = await subject.post({ status: filled(text, count, limit + 1) });
    expect([fitting.status, over.status]).toEqual([200, 422]);
  });
});
