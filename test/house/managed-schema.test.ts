import { expect, test } from 'vitest';
import { managedSchema } from '../runner/managed-schema.ts';

/** Made anew by `npx vitest run --project house test/house/managed-schema.test.ts -u`. */
test('the schema that browsers read says what is understood of a policy', async () => {
  await expect(`${JSON.stringify(managedSchema(), null, 2)}\n`).toMatchFileSnapshot(
    '../../public/managed-schema.json',
  );
});

test('it has nothing in it for which Chromium would drop a setting without a word', () => {
  const text = JSON.stringify(managedSchema());
  expect(text.match(/"(enum|minimum|maximum|pattern|required|additionalProperties|\$ref)"/g)).toBeNull();
  expect(new Set([...text.matchAll(/"type":"(\w+)"/g)].map(([, type]) => type))).toEqual(
    new Set(['object', 'array', 'string', 'boolean', 'integer']),
  );
});

test('every setting says in words what it does', () => {
  const lacking = Object.entries(managedSchema().properties ?? {}).filter(
    ([, { description = '' }]) => !description,
  );
  expect(lacking).toEqual([]);
});
