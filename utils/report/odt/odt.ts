import { strToU8, type Zippable, zipSync } from 'fflate';
import type { Paper } from '../../post/paper.ts';
import { escaped } from '../plots/drawing.ts';
import { contentXml, pictureName } from './content.ts';
import { stylesXml } from './styles.ts';
import { element, head, namespaces } from './xml.ts';

export const odtType = 'application/vnd.oasis.opendocument.text';

/** Draws an SVG of this size in CSS pixels as a PNG. */
export type Rasterize = (svg: string, width: number, height: number) => Promise<Uint8Array>;

/** The paper as an OpenDocument text (ODF 1.3). `madeAt` in milliseconds since 1970. */
export async function odtOf(
  paper: Paper,
  madeAt: number,
  rasterize: Rasterize,
): Promise<Uint8Array<ArrayBuffer>> {
  const plots = new Map<string, Uint8Array>();
  for (const block of paper.blocks) {
    if (block.kind !== 'plot' || plots.has(block.name)) continue;
    plots.set(block.name, await rasterize(block.svg, block.width, block.height));
  }
  const texts = {
    'content.xml': contentXml(paper, new Set(plots.keys())),
    'styles.xml': stylesXml(paper.language),
    'meta.xml': metaXml(paper, madeAt),
  };
  const pictures = [...plots].map(([name, bytes]) => [pictureName(name), bytes] as const);
  const manifest = manifestXml([...Object.keys(texts), ...pictures.map(([name]) => name)]);
  const mtime = new Date(Math.max(madeAt, Date.UTC(1980, 0, 2)));
  const files: Zippable = {
    // First, and as it is: by this a file is known for what it is (OpenDocument 1.3, part 2, 3.3).
    mimetype: [strToU8(odtType), { level: 0, mtime }],
    ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, [strToU8(text), { mtime }]])),
    ...Object.fromEntries(pictures.map(([name, bytes]) => [name, [bytes, { level: 0, mtime }]])),
    'META-INF/manifest.xml': [strToU8(manifest), { mtime }],
  };
  return zipSync(files) as Uint8Array<ArrayBuffer>;
}

function metaXml({ title, language }: Paper, madeAt: number): string {
  const made = new Date(madeAt).toISOString().slice(0, 19);
  const meta = element(
    'office:meta',
    {},
    element('meta:generator', {}, 'Mitposten'),
    element('dc:title', {}, escaped(title)),
    element('dc:language', {}, `${language}-DE`),
    element('meta:creation-date', {}, made),
    element('dc:date', {}, made),
  );
  return head + element('office:document-meta', namespaces, meta);
}

function manifestXml(names: readonly string[]): string {
  const typeOf = (name: string) => (name.endsWith('.png') ? 'image/png' : 'text/xml');
  const entry = (path: string, type: string) =>
    element('manifest:file-entry', { 'manifest:full-path': path, 'manifest:media-type': type });
  return (
    head +
    element(
      'manifest:manifest',
      { 'xmlns:manifest': 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0', 'manifest:version': '1.3' },
      element('manifest:file-entry', {
        ...{ 'manifest:full-path': '/', 'manifest:version': '1.3', 'manifest:media-type': odtType },
      }),
      ...names.map((name) => entry(name, typeOf(name))),
    )
  );
}
