import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { odtOf } from '../../../utils/report/odt/odt.ts';
import { readTemplate } from '../../../utils/report/paper/template.ts';
import { templateDe } from '../../../utils/report/paper/template-de.ts';
import { asOf, filledForm, halfYear, paperOf, rasterize } from './paper.ts';

const run = promisify(execFile);

const soffice = ['/usr/bin/soffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'].find(existsSync);
if (!soffice)
  console.warn('LibreOffice is not installed: that it opens the paper is not tested (libreoffice-writer)');

const paper = paperOf(await halfYear(), filledForm());
const bytes = await odtOf(paper, asOf, rasterize);

const tables = paper.blocks.filter(({ kind }) => kind === 'table').length;
const plots = paper.blocks.filter(({ kind }) => kind === 'plot').length;
const headings = paper.blocks.flatMap((each) => (each.kind === 'heading' ? [each] : []));

const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0;

/** What every form of the paper has to have that says its structure, in an OpenDocument's words. */
function hasStructure(xml: string): void {
  expect(count(xml, /<text:h\b/g)).toBe(headings.length);
  expect(count(xml, /<text:h\b[^>]*text:outline-level="1"/g)).toBe(
    headings.filter(({ level }) => level === 1).length,
  );
  expect([count(xml, /<table:table(?=[\s>])/g), count(xml, /<table:table-header-rows>/g)]).toEqual([
    tables,
    tables,
  ]);
  expect(count(xml, /<draw:frame\b/g)).toBe(plots);
  expect(count(xml, /<svg:title>[^<]+<\/svg:title>/g)).toBe(plots);
  expect(count(xml, /<svg:desc>[^<]+<\/svg:desc>/g)).toBe(plots);
}

describe('the OpenDocument text', () => {
  const files = unzipSync(bytes);
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());

  test('begins with its type, as it is', () => {
    expect(Object.keys(files)[0]).toBe('mimetype');
    expect(strFromU8(bytes.subarray(30, 38))).toBe('mimetype');
    // No compression, and no extra field: what a reader looks for stands at byte 38.
    expect([bytes[8], bytes[28]]).toEqual([0, 0]);
    expect(strFromU8(bytes.subarray(38, 38 + 39))).toBe('application/vnd.oasis.opendocument.text');
  });

  test('lists every file that is in it', () => {
    const listed = [...text('META-INF/manifest.xml').matchAll(/full-path="([^"]+)"/g)].map(
      ([, path]) => path,
    );
    const there = Object.keys(files).filter((name) => !/^(?:mimetype|META-INF\/)/.test(name));
    expect(listed).toEqual(['/', ...there]);
  });

  test('has real headings, heads of tables, and a title and a text for every drawing', () => {
    hasStructure(text('content.xml'));
  });

  test('is German, and has its title', () => {
    expect(text('styles.xml')).toContain('fo:language="de" fo:country="DE"');
    expect(text('meta.xml')).toContain(`<dc:title>${paper.title}</dc:title>`);
    expect(text('meta.xml')).toContain('<dc:language>de-DE</dc:language>');
  });

  test('uses no style that it does not have', () => {
    const all = text('styles.xml') + text('content.xml');
    const named = new Set([...all.matchAll(/style:name="([^"]+)"/g)].map(([, name]) => name));
    const used = [...text('content.xml').matchAll(/(?:text|table|draw):style-name="([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect([...new Set(used)].filter((name) => !named.has(name))).toEqual([]);
  });

  test('is the same when it is made again', async () => {
    expect(Buffer.from(await odtOf(paper, asOf, rasterize)).equals(Buffer.from(bytes))).toBe(true);
  });
});

describe.skipIf(!soffice)('LibreOffice', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mitposten-odt-'));
    await writeFile(join(folder, 'paper.odt'), bytes);
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function converted(to: string, ending: string, name = 'paper'): Promise<Buffer> {
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const args = ['--headless', profile, '--convert-to', to, '--outdir', folder, join(folder, `${name}.odt`)];
    await run(soffice ?? '', args, { timeout: 120_000 });
    return readFile(join(folder, `${name}.${ending}`));
  }

  test('keeps the structure when it has opened it', async () => {
    const xml = String(await converted('fodt', 'fodt'));
    hasStructure(xml);
    expect(xml).toContain(`<dc:title>${paper.title}</dc:title>`);
    expect(xml).toMatch(/fo:language="de"/);
    expect(xml).toContain('1234/26*');
  }, 150_000);

  test('gives Word the same structure', async () => {
    const files = unzipSync(await converted('docx', 'docx'));
    const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array());
    expect(
      count(xml, /<w:pStyle w:val="Heading[12]"\/>|<w:pStyle w:val="Anlage"\/>/g),
    ).toBeGreaterThanOrEqual(headings.length - 3);
    expect(count(xml, /<w:tblHeader\b/g)).toBe(tables);
    expect(count(xml, /<wp:docPr\b[^>]*descr="[^"]+"/g)).toBe(plots);
    expect(strFromU8(files['word/styles.xml'] ?? new Uint8Array())).toContain('w:val="de-DE"');
  }, 150_000);

  test('makes three to six pages of it, without the annexes', async () => {
    const [body = ''] = templateDe.split('[[annex]]');
    const short = paperOf(await halfYear(), filledForm(), readTemplate(body));
    await writeFile(join(folder, 'body.odt'), await odtOf(short, asOf, rasterize));
    const pages = count(
      (await converted('pdf', 'pdf', 'body')).toString('latin1'),
      /\/Type\s*\/Page\b(?!s)/g,
    );
    expect([pages >= 3, pages <= 6]).toEqual([true, true]);
  }, 150_000);

  test('exports it as PDF/UA: tagged, with language and title', async () => {
    const options = JSON.stringify({ PDFUACompliance: { type: 'boolean', value: 'true' } });
    const pdf = (await converted(`pdf:writer_pdf_Export:${options}`, 'pdf')).toString('latin1');
    expect(pdf).toMatch(/\/MarkInfo\s*<<\s*\/Marked true/);
    expect(pdf).toContain('/StructTreeRoot');
    expect(pdf).toMatch(/\/Lang\s*\(de-DE\)/);
    expect(pdf).toMatch(/pdfuaid:part/);
    expect(pdf).toMatch(/\/DisplayDocTitle true/);
  }, 150_000);
});
