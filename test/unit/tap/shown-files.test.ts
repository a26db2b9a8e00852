import { expect, test } from 'vitest';
import { rememberAddresses } from '../../../utils/tap/shown-files.ts';

function watched() {
  let made = 0;
  const where = { createObjectURL: (_: Blob | MediaSource) => `blob:${made++}` };
  return { where, addressesOf: rememberAddresses(where) };
}

test('the addresses that a page made for a file are known, and those of others are not', () => {
  const { where, addressesOf } = watched();
  const [one, two] = [new Blob(['1']), new Blob(['2'])];
  expect([where.createObjectURL(one), where.createObjectURL(two), where.createObjectURL(one)]).toEqual([
    'blob:0',
    'blob:1',
    'blob:2',
  ]);
  expect(addressesOf(one)).toEqual(['blob:0', 'blob:2']);
  expect(addressesOf(new Blob(['1']))).toEqual([]);
  expect(addressesOf(undefined)).toEqual([]);
});

test('the page finds its function as it was', () => {
  const original = URL.createObjectURL;
  const where = { createObjectURL: original };
  rememberAddresses(where);
  expect(where.createObjectURL.name).toBe(original.name);
  expect(where.createObjectURL.length).toBe(original.length);
});
