import { fileURLToPath } from 'node:url';
import { type ParsedMessage, parseMessagesFile } from '@wxt-dev/i18n/build';
import { describe, expect, it } from 'vitest';
import { reasonKeys } from '../../../components/problem.ts';

const de = await messages('de');
const en = await messages('en');

describe('the locales', () => {
  it('have the same keys', () => {
    expect([...de.keys()].sort()).toEqual([...en.keys()].sort());
  });

  it('take the same substitutions and plural forms under each key', () => {
    expect(shapes(de)).toEqual(shapes(en));
  });

  it('use only names that browsers accept: letters, digits and underscores', () => {
    const names = [...en.keys()].filter((key) => !key.startsWith('@@'));
    expect(names.filter((name) => !/^\w+$/.test(name))).toEqual([]);
  });

  it('say for every reason what happened, what became of the post and what to do', () => {
    const wanted = Object.values(reasonKeys).flatMap((key) =>
      ['what', 'became', 'todo'].map((part) => `problem_${key}_${part}`),
    );
    expect(wanted.filter((key) => !words(de.get(key)))).toEqual([]);
    expect(wanted.filter((key) => !words(en.get(key)))).toEqual([]);
  });

  it('address people formally in German, without exclamation marks', () => {
    const texts = [...de.values()].map(words);
    expect(texts.filter((text) => /\b(du|dich|dir|dein\w*)\b|!/i.test(text))).toEqual([]);
  });
});

async function messages(locale: string): Promise<Map<string, ParsedMessage>> {
  const file = fileURLToPath(new URL(`../../../locales/${locale}.yml`, import.meta.url));
  return new Map((await parseMessagesFile(file)).map((message) => [message.key.join('_'), message]));
}

function shapes(locale: Map<string, ParsedMessage>) {
  return Object.fromEntries(
    [...locale].map(([key, message]) => [
      key,
      [message.substitutions, message.type === 'plural' ? Object.keys(message.plurals) : 'one'],
    ]),
  );
}

function words(message: ParsedMessage | undefined): string {
  if (!message) return '';
  return message.type === 'plural' ? Object.values(message.plurals).join(' ') : message.message;
}
