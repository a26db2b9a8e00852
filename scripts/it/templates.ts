import { administrativeTemplate, templateTexts } from './admx.ts';
import { examplePolicy } from './example.ts';
import { registryFile } from './registry.ts';
import { paperInGerman, ruleInGerman, settingsInGerman } from './words.ts';

/** The schema of the policy, as browsers read it. */
export interface Schema {
  type: string;
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
}

/** What a template is filled with. */
export interface Filling {
  schema: Schema;
  /** The id in Chrome and Edge, which comes from the key. */
  chromiumId: string;
  firefoxId: string;
  /** The folder of the packages on the administration's web server, with `/` at its end. */
  base: string;
  version: string;
}

/** What stands in the templates of the repository until an administration's own values do. */
export const placeholders = {
  chromiumId: 'abcdefghijklmnopabcdefghijklmnop',
  firefoxId: 'mitposten@mitposten.example',
  base: 'https://intranet.stadt.example/mitposten/',
};

/** Every template, by its file's name. */
export function itTemplates(filling: Filling): Map<string, string> {
  return new Map([
    ['chromium-policy.json', json(chromiumPolicy(filling))],
    ['firefox-policies.json', json({ policies: firefoxPolicies(filling) })],
    ['chrome.reg', registryFile('Google\\Chrome', filling)],
    ['edge.reg', registryFile('Microsoft\\Edge', filling)],
    ['mitposten.admx', administrativeTemplate(filling)],
    ['de-DE/mitposten.adml', templateTexts(filling, 'de')],
    ['en-US/mitposten.adml', templateTexts(filling, 'en')],
    ['settings.md', settingsTable(filling)],
  ]);
}

/** For Chrome, Edge and Chromium under Linux: a file in their folder of managed policies. */
export function chromiumPolicy({ chromiumId, base }: Filling) {
  return {
    ExtensionSettings: { [chromiumId]: installation(base) },
    '3rdparty': { extensions: { [chromiumId]: examplePolicy } },
  };
}

/** How Chrome and Edge are told to install. */
export function installation(base: string) {
  return { installation_mode: 'force_installed', update_url: new URL('updates.xml', base).href };
}

/** For every Firefox. */
export function firefoxPolicies({ firefoxId, base, version }: Filling) {
  const install_url = new URL(`mitposten-${version}.xpi`, base).href;
  return {
    ExtensionSettings: { [firefoxId]: { installation_mode: 'force_installed', install_url } },
    '3rdparty': { Extensions: { [firefoxId]: examplePolicy } },
  };
}

function settingsTable({ schema }: Filling): string {
  const rows = Object.entries(schema.properties ?? {}).map(
    ([name, { type }]) => `| \`${name}\` | ${kinds[type] ?? type} | ${settingsInGerman[name]?.text ?? ''} |`,
  );
  const inPaper = Object.keys(schema.properties?.paper?.properties ?? {}).map(
    (name) => `| \`${name}\` | ${paperInGerman[name] ?? ''} |`,
  );
  const inRule = Object.entries(schema.properties?.rules?.items?.properties ?? {}).map(
    ([name, { type }]) => `| \`${name}\` | ${kinds[type] ?? type} | ${ruleInGerman[name] ?? ''} |`,
  );
  return [
    '# Alle Angaben einer Richtlinie',
    '',
    'Diese Seite ist aus `public/managed-schema.json` erzeugt. Ein Beispiel mit allen Angaben steht in [chromium-policy.json](chromium-policy.json).',
    '',
    ...['| Angabe | Art | Bedeutung |', '| --- | --- | --- |', ...rows],
    '',
    '## Je Profil (`rules`) und für neue Profile (`newProfiles`)',
    '',
    ...['| Angabe | Art | Bedeutung |', '| --- | --- | --- |', ...inRule],
    '',
    '## Formular der Vorlage (`paper`)',
    '',
    ...['| Angabe | Feld |', '| --- | --- |', ...inPaper],
    '',
  ].join('\n');
}

const kinds: Record<string, string> = {
  array: 'Liste',
  object: 'Gruppe',
  string: 'Text',
  integer: 'ganze Zahl',
  boolean: '`true` oder `false`',
};

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
