import { createHash } from 'node:crypto';
import type { Component } from './components.ts';

/** A package of a release, for which a bill of materials is made. */
export interface Delivered {
  /** Its file. */
  name: string;
  bytes: Uint8Array;
  version: string;
  /** Where the project is found. */
  website: string;
  /** Where the file is to be had, if that is known. */
  address: string | undefined;
  /** When the source was last changed. */
  time: Date;
}

/**
 * What is in a package, as CycloneDX 1.6 with the fields of BSI TR-03183-2, version 2.1.0 (sections 5.2.1 and 5.2.2,
 * mapping in 8.2). The same package always has the same bill.
 */
export function billOfMaterials(delivered: Delivered, components: readonly Component[]) {
  const { name, bytes, version, website, address, time } = delivered;
  const sha512 = createHash('sha512').update(bytes).digest('hex');
  const own = `pkg:generic/mitposten@${version}?filename=${name}`;
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(`${name} ${sha512}`)}`,
    version: 1,
    metadata: {
      timestamp: time.toISOString(),
      lifecycles: [{ phase: 'build' }],
      manufacturer: { name: 'Mitposten', url: [website] },
      component: {
        type: 'application',
        'bom-ref': own,
        manufacturer: { name: 'Mitposten', url: [website] },
        name: 'mitposten',
        version,
        licenses: licences('EUPL-1.2'),
        purl: own,
        externalReferences: [
          { type: 'source-distribution', url: website },
          // Where a file lies is often not known before it is laid there; its digest is.
          { type: 'distribution', url: address ?? name, hashes: [{ alg: 'SHA-512', content: sha512 }] },
        ],
        properties: properties(name),
      },
    },
    components: components.map(asComponent),
    dependencies: [
      { ref: own, dependsOn: components.map(purlOf) },
      ...components.map((component) => ({
        ref: purlOf(component),
        dependsOn: components.filter(({ folder }) => component.needs.includes(folder)).map(purlOf),
      })),
    ],
    compositions: [
      { aggregate: 'complete', assemblies: [own], dependencies: [own, ...components.map(purlOf)] },
    ],
  };
}

function asComponent(component: Component) {
  const { name, version, licence, sha512, website, creator } = component;
  const [scope, bare] = name.startsWith('@') ? name.split('/') : [undefined, name];
  const file = `${bare}-${version}.tgz`;
  return {
    type: 'library',
    'bom-ref': purlOf(component),
    manufacturer: { name: creator, url: [website] },
    ...(scope && { group: scope }),
    name: bare,
    version,
    licenses: licences(licence),
    purl: purlOf(component),
    externalReferences: [
      { type: 'source-distribution', url: website },
      {
        type: 'distribution',
        url: `https://registry.npmjs.org/${name}/-/${file}`,
        hashes: [{ alg: 'SHA-512', content: sha512 }],
      },
    ],
    properties: properties(file),
  };
}

function purlOf({ name, version }: Component): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

// What the makers say, and what holds for what is handed on: nobody chose between several.
function licences(expression: string) {
  // CycloneDX 1.6 takes one expression, and no second beside it (schema, licenseChoice).
  const isOne = /^[\w.+-]+$/.test(expression);
  if (!isOne) return [{ expression, acknowledgement: 'concluded' }];
  return ['declared', 'concluded'].map((acknowledgement) => ({
    license: { id: expression, acknowledgement },
  }));
}

/** Every file here is an archive of scripts, whose parts can be told. */
function properties(file: string) {
  return Object.entries({
    filename: file,
    executable: 'executable',
    archive: 'archive',
    structured: 'structured',
  }).map(([name, value]) => ({ name: `bsi:component:${name}`, value }));
}

/** A version-5 shaped UUID of a text (RFC 9562), so that nothing in a bill is random. */
function uuidOf(text: string): string {
  const hex = createHash('sha1').update(`mitposten ${text}`).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `${variant}${hex.slice(18, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
