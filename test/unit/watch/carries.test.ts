import { expect, test } from 'vitest';
import { carries } from '../../../utils/watch/carries.ts';

const text = 'Am Samstag öffnet der Wochenmarkt „früh“ 🎉';
const json = JSON.stringify({ body: { plain: text } });
const ascii = json.replace(
  /[\u0080-\uffff]/g,
  (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`,
);

test.each([
  ['urlencoded', String(new URLSearchParams({ variables: json }))],
  ['urlencoded, in ASCII', String(new URLSearchParams({ variables: ascii }))],
  ['JSON', json],
  ['JSON in JSON', JSON.stringify({ variables: json })],
  ['in pieces', JSON.stringify({ blocks: text.split(' ').map((word) => ({ word })) })],
  ['beside what is no address', `100 % ${json}`],
])('a body holds what was written: %s', (_, body) => {
  expect(carries(body, text)).toBe(true);
});

test.each([
  ['another text', JSON.stringify({ body: 'Am Sonntag öffnet der Wochenmarkt' }), text],
  ['a text without words', json, '🎉 !!'],
  ['nothing', '', text],
])('and not %s', (_, body, written) => {
  expect(carries(body, written)).toBe(false);
});
