import { examplePolicy } from './example.ts';
import { type Filling, installation } from './templates.ts';

/**
 * A file for the registry of Windows. Chromium reads lists and groups there also as JSON in a text, and booleans as
 * numbers (components/policy/core/common/registry_dict.cc).
 */
export function registryFile(browser: string, { chromiumId, base }: Filling): string {
  const key = `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${browser}`;
  const settings = Object.entries(examplePolicy).map(([name, value]) => `"${name}"=${registryValue(value)}`);
  const lines = [
    'Windows Registry Editor Version 5.00',
    '',
    `[${key}]`,
    `"ExtensionSettings"=${registryValue({ [chromiumId]: installation(base) })}`,
    '',
    `[${key}\\3rdparty\\extensions\\${chromiumId}\\policy]`,
    ...settings,
    '',
  ];
  return lines.join('\r\n');
}

function registryValue(value: unknown): string {
  if (typeof value === 'boolean') return dword(Number(value));
  if (typeof value === 'number') return dword(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

function dword(value: number): string {
  return `dword:${value.toString(16).padStart(8, '0')}`;
}
