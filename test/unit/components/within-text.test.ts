import { afterEach, expect, test } from 'vitest';
import { withinText } from '../../../components/options/within-text.ts';
import { speak } from '../../runner/i18n.ts';

afterEach(() => speak('en'));

test.each([
  ['de', ['Nie', '10 Minuten', '1 Stunde', '90 Minuten', '2 Stunden']],
  ['en', ['Never', '10 minutes', '1 hour', '90 minutes', '2 hours']],
] as const)('the time within which the same content counts as one (%s)', (language, said) => {
  speak(language);
  expect([0, 10, 60, 90, 120].map(withinText)).toEqual(said);
});
