import { afterEach, describe, expect, test } from 'vitest';
import { diagnosis } from '../../../utils/pages/diagnosis.ts';
import type { Shape } from '../../../utils/post/shape.ts';
import { speak } from '../../runner/i18n.ts';

const shape: Shape = {
  ...{ method: 'POST', path: 'www.facebook.com/api/graphql/', name: 'ComposerMutation', status: 200 },
  ...{ request: { variables: { input: { body: 'text, up to 100' } } }, answer: [{ data: 'object' }] },
};
const seen = {
  platform: 'facebook' as const,
  at: new Date(2026, 10, 22, 12).getTime(),
  missing: 'request',
  shapes: [shape],
  version: '0.3.0',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0',
};

afterEach(() => speak('en'));

describe('a diagnosis', () => {
  test('says what it is, of what, and how the requests were built', () => {
    expect(JSON.parse(diagnosis(seen).text)).toEqual({
      about: expect.stringMatching(/holds no text, no ids and no access tokens\.$/),
      extension: 'Mitposten 0.3.0',
      browser: 'Firefox 142.0',
      platform: 'facebook',
      time: new Date(seen.at).toISOString(),
      missing: 'request',
      shapes: [shape],
    });
  });

  test('can be read by a person, in the language of the interface', () => {
    speak('de');
    const { text } = diagnosis(seen);
    expect(text.split('\n').length).toBeGreaterThan(15);
    expect(text).toContain('"about": "Diese Datei beschreibt');
  });

  test('is named by its platform and its day', () => {
    expect(diagnosis(seen).name).toBe('mitposten-diagnose-facebook-2026-11-22.json');
  });

  test.each([
    ['Chrome 148.0.0.0', 'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36'],
    ['Edge 148.0.0.0', 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36 Edg/148.0.0.0'],
    [
      'Opera 130.0.0.0',
      'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36 OPR/130.0.0.0',
    ],
    ['', 'something new'],
  ])('names the browser: %s', (browser, userAgent) => {
    expect(JSON.parse(diagnosis({ ...seen, userAgent }).text).browser).toBe(browser);
  });
});
