import type { Post, Segment } from '../../utils/post/types.ts';

const sentences = [
  'Am Samstag lädt die Stadt Krefeld von 10 bis 18 Uhr zum großen Familienfest auf den Platz an der Alten Kirche ein.',
  'Es gibt Musik, Tanz, Kleinkunst und eine Hüpfburg für die Kleinsten.',
  'Die Straßenbahnen der Linien 041 und 043 werden ab 8 Uhr umgeleitet.',
  'Wer mit dem Rad kommt, findet bewachte Stellplätze hinter dem Rathaus.',
  '„Wir freuen uns auf viele Gäste“, sagt der Oberbürgermeister.',
];

/** About 5,000 characters with 20 links; with an emoji of one and one of seven code points behind every other sentence. */
export function longPost({ emoji }: { emoji: boolean }): Post {
  const segments: Segment[] = [];
  let length = 0;
  let written = 0;
  for (let link = 1; link <= 20; link += 1) {
    while (length < link * 250 - 60) {
      const sentence = sentences[written % sentences.length] ?? '';
      const text =
        sentence + (emoji && written % 2 === 1 ? ' 🎉👨‍👩‍👧‍👦' : '') + (written % 4 === 3 ? '\n\n' : ' ');
      segments.push({ kind: 'text', text });
      length += text.length;
      written += 1;
    }
    const url = `https://www.krefeld.de/aktuelles/2026/veranstaltung-${link}?ansicht=lang#anfahrt`;
    segments.push(
      { kind: 'text', text: 'Mehr: ' },
      { kind: 'link', text: url, url },
      { kind: 'text', text: '. ' },
    );
    length += 31;
  }
  return { parts: [{ segments, links: [], media: [], labels: [] }], language: 'de', time: 0 };
}

/** The same without emoji as it is written in a composer. */
export function longText(): string {
  const [part] = longPost({ emoji: false }).parts;
  return (part?.segments ?? []).map((segment) => ('text' in segment ? segment.text : '')).join('');
}
