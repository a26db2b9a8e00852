import { escaped } from '../plots/drawing.ts';

/** An XML element; what is in it is XML already. */
export function element(
  name: string,
  attributes: Record<string, string | number | undefined>,
  ...inside: string[]
): string {
  const said = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(String(value))}"`],
  );
  const content = inside.join('');
  return content ? `<${name}${said.join('')}>${content}</${name}>` : `<${name}${said.join('')}/>`;
}

/** A text in an OpenDocument paragraph: its lines, and blanks that would be swallowed. */
export function textXml(text: string): string {
  return text
    .split('\n')
    .map((line) => escaped(line).replace(/ {2,}/g, (blanks) => ` <text:s text:c="${blanks.length - 1}"/>`))
    .join('<text:line-break/>');
}

/** The namespaces of the documents in an ODT (OpenDocument 1.3, part 3). */
export const namespaces = {
  'xmlns:office': 'urn:oasis:names:tc:opendocument:xmlns:office:1.0',
  'xmlns:style': 'urn:oasis:names:tc:opendocument:xmlns:style:1.0',
  'xmlns:text': 'urn:oasis:names:tc:opendocument:xmlns:text:1.0',
  'xmlns:table': 'urn:oasis:names:tc:opendocument:xmlns:table:1.0',
  'xmlns:draw': 'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0',
  'xmlns:fo': 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0',
  'xmlns:svg': 'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0',
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:meta': 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0',
  'office:version': '1.3',
};

export const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
