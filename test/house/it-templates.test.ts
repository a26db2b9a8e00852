import { expect, test } from 'vitest';
import { examplePolicy } from '../../scripts/it/example.ts';
import { itTemplates, placeholders, type Schema } from '../../scripts/it/templates.ts';
import { paperInGerman, ruleInGerman, settingsInGerman } from '../../scripts/it/words.ts';
import { readPolicy } from '../../utils/post/read-policy.ts';
import { read } from './files.ts';

const schema: Schema = JSON.parse(read('public/managed-schema.json'));
const { version } = JSON.parse(read('package.json'));
const templates = itTemplates({ schema, version, ...placeholders });
const names = Object.keys(schema.properties ?? {});
const template = (name: string) => templates.get(name) ?? '';

/** Made anew by `npx vitest run --project house test/house/it-templates.test.ts -u`. */
test.each([...templates])('docs/it/%s is what the schema makes of it', async (name, text) => {
  await expect(text).toMatchFileSnapshot(`../../docs/it/${name}`);
});

test('the example says every setting once, and all of it is understood', () => {
  expect(Object.keys(examplePolicy)).toEqual(names);
  expect(readPolicy(examplePolicy)).toEqual({ policy: examplePolicy, faults: [] });
});

test('every setting, and no other, has words in German', () => {
  expect(Object.keys(settingsInGerman)).toEqual(names);
  const inRule = Object.keys(schema.properties?.rules?.items?.properties ?? {});
  expect(Object.keys(ruleInGerman)).toEqual(inRule);
  expect(Object.keys(paperInGerman)).toEqual(Object.keys(schema.properties?.paper?.properties ?? {}));
});

test.each(['chrome.reg', 'edge.reg'])('%s sets what the file for Linux sets', (name) => {
  const policy = JSON.parse(template('chromium-policy.json'));
  const set = Object.fromEntries(
    [...template(name).matchAll(/^"(\w+)"=(?:dword:([0-9a-f]{8})|"(.*)")\r$/gm)].map(
      ([, key, number, text]) => [
        key,
        number ? Number.parseInt(number, 16) : parsed((text ?? '').replace(/\\(["\\])/g, '$1')),
      ],
    ),
  );
  const { ExtensionSettings, ...settings } = set;
  expect(ExtensionSettings).toEqual(policy.ExtensionSettings);
  const wanted = policy['3rdparty'].extensions[placeholders.chromiumId];
  const asNumbers = Object.entries(wanted).map(([key, value]) => [
    key,
    typeof value === 'boolean' ? Number(value) : value,
  ]);
  expect(settings).toEqual(Object.fromEntries(asNumbers));
});

test.each(['de-DE', 'en-US'])(
  'what the administrative template refers to is in its texts in %s',
  (language) => {
    const texts = template(`${language}/mitposten.adml`);
    const admx = template('mitposten.admx');
    const referred = [...admx.matchAll(/\$\((string|presentation)\.(\w+)\)/g)].map(
      ([, kind, id]) => `${kind} ${id}`,
    );
    const standing = [...texts.matchAll(/<(string|presentation) id="(\w+)"/g)].map(
      ([, kind, id]) => `${kind} ${id}`,
    );
    expect(new Set(referred)).toEqual(new Set(standing));
    const fields = [...texts.matchAll(/refId="(\w+)"/g)].map(([, id]) => id);
    const elements = [...admx.matchAll(/<(?:text|decimal) id="(\w+)"/g)].map(([, id]) => id);
    expect(fields).toEqual(elements);
  },
);

test.each(['mitposten.admx', 'de-DE/mitposten.adml', 'en-US/mitposten.adml'])(
  '%s closes what it opens',
  (name) => {
    const open: string[] = [];
    for (const [, end, tag, empty] of template(name).matchAll(/<(\/?)([A-Za-z]\w*)[^<>]*?(\/?)>/g)) {
      if (end) expect(open.pop()).toBe(tag);
      else if (!empty) open.push(tag ?? '');
    }
    expect(open).toEqual([]);
    expect(template(name).replace(/&(?:amp|lt|gt|quot);/g, '')).not.toContain('&');
  },
);

function parsed(text: string): unknown {
  return /^[[{]/.test(text) ? JSON.parse(text) : text;
}
