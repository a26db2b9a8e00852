import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { packageOf } from '../../../scripts/release/bundled.ts';
import { chromiumId, signingKey } from '../../../scripts/release/crx.ts';
import { release, type Sources } from '../../../scripts/release/release.ts';
import { type Files, zip } from '../../../scripts/release/zip.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));

/** The project's own, from its manifest. */
const manifestKey =
  /chromiumKey =\s*'([^']+)'/.exec(
    readFileSync(new URL('../../../wxt.config.ts', import.meta.url), 'utf8'),
  )?.[1] ?? '';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (content: Uint8Array | undefined) => new TextDecoder().decode(content);

function made(change: Partial<Sources> = {}): Map<string, Uint8Array> {
  const built = (manifest: object): Files =>
    new Map([
      ['manifest.json', bytes(JSON.stringify({ version: '0.0.0', ...manifest }))],
      ['background.js', bytes('1')],
    ]);
  return release({
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    builds: {
      chrome: { files: built({ key: 'MII' }), bundled: ['react', 'react-dom', 'scheduler', 'masto'] },
      firefox: {
        files: built({
          browser_specific_settings: { gecko: { id: 'one@example.org', strict_min_version: '142.0' } },
        }),
        bundled: ['@ipld/dag-cbor', '@ipld/dag-cbor/node_modules/cborg'],
      },
    },
    sources: new Map([['README.md', bytes('read')]]),
    licence: bytes('EUPL'),
    publication: { version: '1.2.3', base: 'https://intranet.example/m/' },
    key: signingKey(pem),
    website: 'https://mitposten.example',
    schema: { type: 'object', properties: { firstStart: { type: 'boolean' } } },
    time: new Date('2026-11-29T12:00:00Z'),
    ...change,
  });
}

const manifestIn = (files: Map<string, Uint8Array>, name: string) => {
  const content = files.get(name) ?? new Uint8Array();
  const start = name.endsWith('.crx')
    ? 12 + new DataView(content.buffer, content.byteOffset).getUint32(8, true)
    : 0;
  return JSON.parse(text(unzipSync(content.subarray(start))['manifest.json']));
};

describe('a zip', () => {
  test('is the same whatever the order in which files were found', () => {
    const files: [string, Uint8Array][] = [
      ['b', bytes('2')],
      ['a/c', bytes('1')],
    ];
    expect(zip(new Map(files))).toEqual(zip(new Map(files.toReversed())));
  });

  test('is the same in every time zone', () => {
    const zone = process.env.TZ;
    const inZone = (name: string) => {
      process.env.TZ = name;
      return zip(new Map([['a', bytes('1')]]));
    };
    const [here, there] = [inZone('Europe/Berlin'), inZone('Pacific/Apia')];
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(here).toEqual(there);
  });
});

describe('the signed CRX', () => {
  test('carries the key, the id that it makes, and a signature over all that follows', () => {
    const crx = Buffer.from(made().get('mitposten-1.2.3.crx') ?? '');
    const view = new DataView(crx.buffer, crx.byteOffset);
    expect([crx.toString('latin1', 0, 4), view.getUint32(4, true)]).toEqual(['Cr24', 3]);
    const end = 12 + view.getUint32(8, true);
    const header = fields(crx.subarray(12, end));
    const proof = fields(header.get(2) ?? Buffer.alloc(0));
    const signedData = header.get(10_000) ?? Buffer.alloc(0);
    const key = createPublicKey({ key: proof.get(1) ?? Buffer.alloc(0), format: 'der', type: 'spki' });
    const length = Buffer.alloc(4);
    length.writeUInt32LE(signedData.length);
    const signed = Buffer.concat([Buffer.from('CRX3 SignedData\0'), length, signedData, crx.subarray(end)]);
    expect(verify('sha256', signed, key, proof.get(2) ?? Buffer.alloc(0))).toBe(true);
    const id = fields(signedData)
      .get(1)
      ?.toString('hex')
      .replace(/./g, (digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)] ?? '');
    expect(id).toBe(chromiumId(signingKey(pem)));
  });

  test('an id is the one that Chromium makes of the same key', () => {
    // What Chromium 156 shows for a manifest with this `key`.
    expect(chromiumId(manifestKey)).toBe('hgpfofnemblicmjifckafadjncgghplp');
  });

  test('a key that Chromium refuses is refused', () => {
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
    const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    for (const key of [short, curve]) {
      expect(() => signingKey(String(key.export({ type: 'pkcs8', format: 'pem' })))).toThrow(
        'at least 2048 bits',
      );
    }
  });
});

describe('the manifests of a release', () => {
  test('leave id and updates to a store, and name them where an administration gives them', () => {
    const files = made();
    const store = manifestIn(files, 'mitposten-1.2.3-chrome-store.zip');
    expect([store.version, store.key, store.update_url]).toEqual(['1.2.3', undefined, undefined]);
    const own = manifestIn(files, 'mitposten-1.2.3.crx');
    expect([own.version, own.key, own.update_url]).toEqual([
      '1.2.3',
      undefined,
      'https://intranet.example/m/updates.xml',
    ]);
    const { gecko } = manifestIn(files, 'mitposten-1.2.3-firefox-store.zip').browser_specific_settings;
    expect(gecko).toEqual({ id: 'one@example.org', strict_min_version: '142.0' });
    const { browser_specific_settings } = manifestIn(files, 'mitposten-1.2.3.xpi');
    expect(browser_specific_settings.gecko.update_url).toBe('https://intranet.example/m/updates.json');
  });

  test('lead to the packages, under the ids that these have', () => {
    const files = made({
      publication: { version: '2.0.0', base: 'https://i.example/', firefoxId: 'two@example.org' },
    });
    expect(text(files.get('updates.xml'))).toContain(
      `<app appid="${chromiumId(signingKey(pem))}">\n    <updatecheck codebase="https://i.example/mitposten-2.0.0.crx" version="2.0.0" />`,
    );
    expect(JSON.parse(text(files.get('updates.json')))).toEqual({
      addons: {
        'two@example.org': {
          updates: [{ version: '2.0.0', update_link: 'https://i.example/mitposten-2.0.0.xpi' }],
        },
      },
    });
  });

  test('fill the templates of the IT too', () => {
    const files = made();
    const id = chromiumId(signingKey(pem));
    const policy = JSON.parse(text(files.get('it/chromium-policy.json')));
    expect(policy.ExtensionSettings[id].update_url).toBe('https://intranet.example/m/updates.xml');
    expect(text(files.get('it/mitposten.admx'))).toContain(`extensions\\${id}\\policy`);
    const { policies } = JSON.parse(text(files.get('it/firefox-policies.json')));
    expect(policies.ExtensionSettings['one@example.org'].install_url).toBe(
      'https://intranet.example/m/mitposten-1.2.3.xpi',
    );
  });

  test('are not there without a key or an address', () => {
    const names = [...made({ key: undefined, publication: { version: '1.2.3', base: undefined } }).keys()];
    expect(names.filter((name) => /crx|updates/.test(name))).toEqual([]);
    expect(names).toContain('mitposten-1.2.3.xpi');
  });
});

describe('what is said of the work of others', () => {
  test('names in every package just what is in it, with its licence in full', () => {
    const files = made();
    const notices = text(
      unzipSync(files.get('mitposten-1.2.3.xpi') ?? new Uint8Array())['THIRD-PARTY-NOTICES.txt'],
    );
    expect(notices).toMatch(/^cborg \d/m);
    expect(notices).not.toMatch(/^react \d/m);
    expect(text(files.get('THIRD-PARTY-NOTICES.txt'))).toMatch(
      /^react \d[\s\S]*WITHOUT WARRANTY OF ANY KIND/m,
    );
  });

  test.each(['mitposten-1.2.3.crx', 'mitposten-1.2.3.xpi', 'mitposten-1.2.3-chrome-store.zip'])(
    'the bill of %s has every field that BSI TR-03183-2 wants',
    (name) => {
      const files = made();
      const bill = JSON.parse(text(files.get(`${name}.cdx.json`)));
      expect([bill.bomFormat, bill.specVersion, bill.metadata.timestamp]).toEqual([
        'CycloneDX',
        '1.6',
        '2026-11-29T12:00:00.000Z',
      ]);
      expect(bill.serialNumber).toMatch(
        /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
      expect(bill.metadata.manufacturer.url).toEqual(['https://mitposten.example']);
      const all = [bill.metadata.component, ...bill.components];
      for (const { manufacturer, name, version, licenses, purl, externalReferences, properties } of all) {
        expect([manufacturer.url[0], name, version, licenses.length > 0, purl]).not.toContain(undefined);
        const { hashes } = externalReferences.find(({ type }: { type: string }) => type === 'distribution');
        expect(hashes[0].content).toMatch(/^[0-9a-f]{128}$/);
        expect(properties.map((property: { name: string }) => property.name)).toEqual(
          ['filename', 'executable', 'archive', 'structured'].map((each) => `bsi:component:${each}`),
        );
      }
      const own = createHash('sha512')
        .update(files.get(name) ?? '')
        .digest('hex');
      expect(bill.metadata.component.externalReferences[1].hashes[0].content).toBe(own);
      expect(bill.dependencies.map(({ ref }: { ref: string }) => ref).sort()).toEqual(
        all.map((each) => each['bom-ref']).sort(),
      );
    },
  );

  test('a bill says who needs whom', () => {
    const { dependencies } = JSON.parse(text(made().get('mitposten-1.2.3.crx.cdx.json')));
    const dom = dependencies.find(({ ref }: { ref: string }) => ref.startsWith('pkg:npm/react-dom@'));
    expect(dom.dependsOn).toEqual([expect.stringMatching(/^pkg:npm\/scheduler@/)]);
  });

  test.each([
    ['/w/node_modules/react/index.js', 'react'],
    ['/w/node_modules/@ipld/dag-cbor/node_modules/cborg/cborg.js', '@ipld/dag-cbor/node_modules/cborg'],
    ['\0virtual:wxt-background-entrypoint', 'wxt'],
    ['/w/utils/post/types.ts', undefined],
  ])('a module at %j is of %j', (id, folder) => expect(packageOf(id)).toBe(folder));
});

/** The byte fields of a Protocol Buffers message, by their numbers. */
function fields(message: Buffer): Map<number, Buffer> {
  const found = new Map<number, Buffer>();
  let at = 0;
  const varint = () => {
    let [value, shift] = [0, 0];
    for (;;) {
      const byte = message[at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
      shift += 7;
    }
  };
  while (at < message.length) {
    const number = varint() >> 3;
    const length = varint();
    found.set(number, message.subarray(at, at + length));
    at += length;
  }
  return found;
}
