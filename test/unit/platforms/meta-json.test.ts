import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsed } from '../../../utils/platforms/meta/json.ts';

test.each([
  ['{"pk":3983826488373409445}', { pk: '3983826488373409445' }],
  ['[ 3983826488373409445 , 1 ]', ['3983826488373409445', 1]],
  ['{"a":9007199254740991,"b":9007199254740993}', { a: 9007199254740991, b: '9007199254740993' }],
  ['[3983826488373409445,[3983826488373409446]]', ['3983826488373409445', ['3983826488373409446']]],
  ['{"text":"Nummer: 3983826488373409445, \\"39838264883734094450\\": 1"}', null],
  ['{"a":-3983826488373409445,"b":3983826488373409445.5,"c":3983826488373409445e2}', null],
])('%s', (json, value) => {
  expect(parsed(json)).toEqual(value ?? JSON.parse(json));
});

test('what is no JSON stays none', () => {
  for (const json of ['{"a":00003983826488373409445}', '{"a":3983826488373409445', '{3983826488373409445:1}'])
    expect(parsed(json)).toBeUndefined();
});

test('whatever it says, nothing but long whole numbers is changed', () => {
  const plain = fc.jsonValue().filter((value) => !/\d{16}/.test(JSON.stringify(value)));
  const withLong = plain.map((value) => JSON.stringify({ value, n: [1, 'N'] }));
  fc.assert(
    fc.property(withLong, fc.bigInt({ min: 10n ** 16n, max: 10n ** 22n }), (json, long) => {
      const told = json.replace(/\[1,"N"\]\}$/, `[${long},"${long}"]}`);
      const { value } = JSON.parse(json);
      expect(parsed(told)).toEqual({ value, n: [String(long), String(long)] });
    }),
  );
});
