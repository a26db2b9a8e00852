import { element, head, namespaces } from './xml.ts';

/** The styles that a person changes in the whole paper at once: headings, body, tables, captions, notes, page. */
export function stylesXml(language: string): string {
  return head + element('office:document-styles', namespaces, fonts, named(language), page);
}

const fonts = element(
  'office:font-face-decls',
  {},
  element('style:font-face', {
    'style:name': 'Liberation Sans',
    'svg:font-family': "'Liberation Sans', Arial",
  }),
);

type Properties = Record<string, string>;

function paragraphStyle(
  name: string,
  shown: string,
  parent: string | undefined,
  paragraph: Properties,
  text: Properties,
  more: Record<string, string> = {},
): string {
  return element(
    'style:style',
    {
      ...{ 'style:name': name, 'style:display-name': shown, 'style:family': 'paragraph' },
      ...{ 'style:parent-style-name': parent, ...more },
    },
    element('style:paragraph-properties', paragraph),
    element('style:text-properties', text),
  );
}

const size = (points: number): Properties => ({ 'fo:font-size': `${points}pt` });
const bold: Properties = { 'fo:font-weight': 'bold' };
const space = (above: number, below: number): Properties => ({
  ...{ 'fo:margin-top': `${above}cm`, 'fo:margin-bottom': `${below}cm` },
});
const keeps: Properties = { 'fo:keep-with-next': 'always' };

function named(language: string): string {
  const heading = (level: number, points: number) =>
    paragraphStyle(
      `Heading_20_${level}`,
      `Heading ${level}`,
      'Heading',
      { ...space(level === 1 ? 0.6 : 0.45, 0.2) },
      { ...size(points), ...bold },
      {
        'style:default-outline-level': String(level),
        ...{ 'style:class': 'text', 'style:next-style-name': 'Text_20_body' },
      },
    );
  return element(
    'office:styles',
    {},
    element(
      'style:default-style',
      { 'style:family': 'paragraph' },
      element('style:paragraph-properties', { 'style:tab-stop-distance': '1.25cm' }),
      element('style:text-properties', {
        ...{ 'style:font-name': 'Liberation Sans', ...size(11) },
        ...{ 'fo:language': language, 'fo:country': 'DE', 'fo:hyphenate': 'true' },
      }),
    ),
    element('style:default-style', { 'style:family': 'table' }, element('style:table-properties', {})),
    element(
      'style:default-style',
      { 'style:family': 'graphic' },
      element('style:text-properties', { 'fo:language': language, 'fo:country': 'DE' }),
    ),
    paragraphStyle('Standard', 'Standard', undefined, {}, {}, { 'style:class': 'text' }),
    paragraphStyle(
      'Text_20_body',
      'Text body',
      'Standard',
      { ...space(0, 0.22), 'fo:line-height': '120%' },
      {},
    ),
    paragraphStyle(
      'Heading',
      'Heading',
      'Standard',
      { ...keeps, 'fo:hyphenation-ladder-count': 'no-limit' },
      {
        'fo:hyphenate': 'false',
      },
    ),
    paragraphStyle('Title', 'Title', 'Heading', space(0, 0.5), { ...size(17), ...bold }),
    heading(1, 14),
    heading(2, 12),
    paragraphStyle(
      'Caption',
      'Caption',
      'Standard',
      { ...space(0.3, 0.12), ...keeps },
      { ...size(10), ...bold },
    ),
    paragraphStyle('Note', 'Note', 'Text_20_body', {}, { ...size(9), 'fo:color': '#444444' }),
    paragraphStyle(
      'Table_20_Contents',
      'Table Contents',
      'Standard',
      {},
      { ...size(9), 'fo:hyphenate': 'false' },
    ),
    paragraphStyle('Table_20_Heading', 'Table Heading', 'Table_20_Contents', {}, bold),
    paragraphStyle('Table_20_Number', 'Table Number', 'Table_20_Contents', { 'fo:text-align': 'end' }, {}),
    paragraphStyle('Figure', 'Figure', 'Standard', space(0.2, 0.3), {}),
    paragraphStyle('Footer', 'Footer', 'Standard', { 'fo:text-align': 'end' }, size(9)),
    element(
      'style:style',
      { 'style:name': 'Handangabe', 'style:display-name': 'Handangabe', 'style:family': 'text' },
      element('style:text-properties', {}),
    ),
    element(
      'style:style',
      {
        ...{ 'style:name': 'Internet_20_link', 'style:display-name': 'Internet link' },
        'style:family': 'text',
      },
      element('style:text-properties', { 'fo:color': '#0b4a7a', 'style:text-underline-style': 'solid' }),
    ),
    element(
      'style:style',
      { 'style:name': 'Graphics', 'style:family': 'graphic' },
      element('style:graphic-properties', { 'text:anchor-type': 'as-char', 'style:vertical-pos': 'top' }),
    ),
    element(
      'text:list-style',
      { 'style:name': 'Punkte' },
      element(
        'text:list-level-style-bullet',
        { 'text:level': 1, 'text:bullet-char': '•' },
        element(
          'style:list-level-properties',
          { 'text:list-level-position-and-space-mode': 'label-alignment' },
          element('style:list-level-label-alignment', {
            ...{
              'text:label-followed-by': 'listtab',
              'fo:text-indent': '-0.5cm',
              'fo:margin-left': '0.75cm',
            },
          }),
        ),
      ),
    ),
  );
}

const page =
  element(
    'office:automatic-styles',
    {},
    element(
      'style:page-layout',
      { 'style:name': 'Seite' },
      element('style:page-layout-properties', {
        ...{ 'fo:page-width': '21cm', 'fo:page-height': '29.7cm', 'style:print-orientation': 'portrait' },
        ...{ 'fo:margin-top': '2.2cm', 'fo:margin-bottom': '1.8cm' },
        ...{ 'fo:margin-left': '2.5cm', 'fo:margin-right': '2.2cm' },
      }),
      element(
        'style:footer-style',
        {},
        element('style:header-footer-properties', { 'fo:min-height': '0.6cm', 'fo:margin-top': '0.4cm' }),
      ),
    ),
  ) +
  element(
    'office:master-styles',
    {},
    element(
      'style:master-page',
      { 'style:name': 'Standard', 'style:page-layout-name': 'Seite' },
      element(
        'style:footer',
        {},
        element(
          'text:p',
          { 'text:style-name': 'Footer' },
          'Seite <text:page-number text:select-page="current">1</text:page-number> von <text:page-count>1</text:page-count>',
        ),
      ),
    ),
  );
