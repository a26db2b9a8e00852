import { describe, expect, it } from 'vitest';
import { capitalised } from '../../../utils/post/capitalised.ts';
import { platformName } from '../../../utils/post/platforms.ts';
import { firstWords } from '../../../utils/post/shown-text.ts';

describe('the first words of a text', () => {
  it.each([
    ['short', 'Markt am\n\nSamstag', 'Markt am Samstag'],
    ['cut at the end of a word', 'Alles Wichtige: https://www.krefeld.de/wochenmarkt', 'Alles Wichtige:…'],
    ['cut where a word ends by itself', 'Der Markt am Platz da ist zu', 'Der Markt am Platz…'],
    ['one long word', 'Straßenbauverwaltungsangelegenheiten', 'Straßenbauverwaltun…'],
    ['no half of a sign', `${'a'.repeat(18)}🧺🧺`, `${'a'.repeat(18)}…`],
  ])('%s', (_, text, expected) => {
    expect(firstWords(text, 20)).toBe(expected);
  });
});

describe('a name from a machine', () => {
  it.each([
    ['facebook', 'Facebook'],
    ['youtube', 'Youtube'],
  ])('the platform %s is called %s', (name, expected) => {
    expect(platformName(name)).toBe(expected);
  });

  it('begins with a capital letter', () => {
    expect(capitalised('mastodon 4.5')).toBe('Mastodon 4.5');
  });
});
