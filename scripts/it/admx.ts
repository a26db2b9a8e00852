import { examplePolicy } from './example.ts';
import type { Filling, Schema } from './templates.ts';
import { settingsInGerman } from './words.ts';

const browsers = [
  { id: 'Chrome', key: 'Google\\Chrome', name: 'Google Chrome' },
  { id: 'Edge', key: 'Microsoft\\Edge', name: 'Microsoft Edge' },
];

/** An administrative template for group policies of Windows: every setting, for Chrome and for Edge. */
export function administrativeTemplate({ schema, chromiumId }: Filling): string {
  const policies = browsers.flatMap(({ id, key }) =>
    settings(schema).map(([name, setting]) => {
      const place = `SOFTWARE\\Policies\\${key}\\3rdparty\\extensions\\${chromiumId}\\policy`;
      const isSwitch = setting.type === 'boolean';
      return [
        `    <policy name="${id}_${name}" class="Both" displayName="$(string.${name})" explainText="$(string.${name}_help)"`,
        `        ${isSwitch ? `valueName="${name}"` : `presentation="$(presentation.${id}_${name})"`} key="${place}">`,
        `      <parentCategory ref="Mitposten_${id}" />`,
        '      <supportedOn ref="SUPPORTED_ANY" />',
        ...body(name, setting),
        '    </policy>',
      ].join('\n');
    }),
  );
  return windowsLines(`<?xml version="1.0" encoding="utf-8"?>
<policyDefinitions xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
  <policyNamespaces>
    <target prefix="mitposten" namespace="Mitposten.Policies" />
  </policyNamespaces>
  <resources minRequiredRevision="1.0" />
  <supportedOn>
    <definitions>
      <definition name="SUPPORTED_ANY" displayName="$(string.supported)" />
    </definitions>
  </supportedOn>
  <categories>
    <category name="Mitposten" displayName="$(string.product)" />
${browsers.map(({ id }) => `    <category name="Mitposten_${id}" displayName="$(string.browser_${id})">\n      <parentCategory ref="Mitposten" />\n    </category>`).join('\n')}
  </categories>
  <policies>
${policies.join('\n')}
  </policies>
</policyDefinitions>
`);
}

/** Its texts in one language. */
export function templateTexts({ schema }: Filling, language: 'de' | 'en'): string {
  const texts = settings(schema).flatMap(([name, setting]) => {
    const german = settingsInGerman[name];
    const [title, text] =
      language === 'de' ? [german?.name, german?.text] : [english(name), setting.description];
    return [
      `      <string id="${name}">${escaped(title ?? name)}</string>`,
      `      <string id="${name}_help">${escaped(`${text ?? ''}${example(name, setting, language)}`)}</string>`,
    ];
  });
  const presentations = browsers.flatMap(({ id }) =>
    settings(schema)
      .filter(([, { type }]) => type !== 'boolean')
      .map(([name, setting]) => {
        const label = language === 'de' ? (settingsInGerman[name]?.name ?? name) : english(name);
        const field =
          setting.type === 'integer'
            ? `<decimalTextBox refId="${name}" defaultValue="${Reflect.get(examplePolicy, name)}">${escaped(label)}</decimalTextBox>`
            : `<textBox refId="${name}"><label>${escaped(label)}</label></textBox>`;
        return `      <presentation id="${id}_${name}">${field}</presentation>`;
      }),
  );
  const supported =
    language === 'de' ? 'Chrome und Edge ab Version 148' : 'Chrome and Edge from version 148 on';
  return windowsLines(`<?xml version="1.0" encoding="utf-8"?>
<policyDefinitionResources xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
  <displayName>Mitposten</displayName>
  <description>Mitposten</description>
  <resources>
    <stringTable>
      <string id="product">Mitposten</string>
${browsers.map(({ id, name }) => `      <string id="browser_${id}">${name}</string>`).join('\n')}
      <string id="supported">${supported}</string>
${texts.join('\n')}
    </stringTable>
    <presentationTable>
${presentations.join('\n')}
    </presentationTable>
  </resources>
</policyDefinitionResources>
`);
}

const settings = ({ properties = {} }: Schema) => Object.entries(properties);

function body(name: string, { type, description = '' }: Schema): string[] {
  if (type === 'boolean') {
    return [
      '      <enabledValue><decimal value="1" /></enabledValue>',
      '      <disabledValue><decimal value="0" /></disabledValue>',
    ];
  }
  // The schema says its bounds in words, because Chromium would drop what does not keep to them without a word.
  const [, least = '0', most = '9999'] = /From (\d+) to (\d+)\./.exec(description) ?? [];
  const element =
    type === 'integer'
      ? `<decimal id="${name}" valueName="${name}" minValue="${least}" maxValue="${most}" required="true" />`
      : `<text id="${name}" valueName="${name}" maxLength="1000000" required="true" />`;
  return ['      <elements>', `        ${element}`, '      </elements>'];
}

/** Lists and groups are entered as JSON. */
function example(name: string, { type }: Schema, language: 'de' | 'en'): string {
  if (type !== 'array' && type !== 'object') return '';
  const intro =
    language === 'de'
      ? 'Eingegeben wird JSON in einer Zeile, zum Beispiel:'
      : 'Entered as JSON in one line, such as:';
  return `\n\n${intro}\n${JSON.stringify(Reflect.get(examplePolicy, name))}`;
}

/** `draftDays` → “Draft days”. */
function english(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function windowsLines(text: string): string {
  return text.replaceAll('\n', '\r\n');
}
