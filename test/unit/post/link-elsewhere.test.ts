import { expect, test } from 'vitest';
import { linkElsewhere } from '../../../utils/post/link-elsewhere.ts';

test.each([
  ['Alles Weitere: Link in Bio!', 'Link in Bio'],
  ['Mehr dazu (Link in der Bio)', 'Link in der Bio'],
  ['👉 Link im Profil', 'Link im Profil'],
  ['Den Link findet ihr in unserer Bio.', 'Link findet ihr in unserer Bio'],
  ['Link in den Kommentaren 👇', 'Link in den Kommentaren'],
  ['Der Link steht im ersten Kommentar', 'Link steht im ersten Kommentar'],
  ['link in the comments', 'link in the comments'],
  ['#linkinbio', '#linkinbio'],
])('%s', (text, words) => {
  expect(linkElsewhere(text)).toBe(words);
});

test.each([
  'https://www.krefeld.de/link-in-bio',
  'Der Link in die Zukunft: Biografien aus Krefeld',
  'Wir verlinken im Programm alle Kommentare',
  'Blink in Biologie',
  '',
])('%s is none', (text) => {
  expect(linkElsewhere(text)).toBeUndefined();
});
