import { describe, expect, it } from 'vitest';
import { statusLength } from '../../../utils/mastodon/length.ts';
import { splitText } from '../../../utils/mastodon/split-text.ts';

const split = (text: string, limit: number) => splitText(text, (piece) => statusLength(piece), limit);

/** Each in a sentence of a press office: what comes before it, the abbreviation, and what it belongs to. */
const sentences: Record<string, string[]> = {
  titles: [
    'mit|Dr.|med. Anna Muster',
    'mit Dr.|med.|Anna Muster',
    'mit Dr. med.|dent.|Anna Muster',
    'mit|Prof.|Anna Muster',
    'mit|Dipl.-Ing.|Anna Muster',
    'mit|Dipl.-Kfm.|Anna Muster',
    'mit Dr.|phil.|Anna Muster',
    'mit Dr. rer.|nat.|Anna Muster',
    'mit Dr.|h. c.|Anna Muster',
    'mit|Mag.|Anna Muster',
    'mit|St.|Martin und den Kindern',
    'mit|Hl.|Martin und den Kindern',
    'mit Frau|B. A.|Anna Muster',
    'mit Anna Muster|jun.|Und Familie',
  ],
  days: [
    'am|Mo.|8 bis 12 Uhr',
    'am|Di.|8 Uhr',
    'am|Mi.|8 Uhr',
    'am|Do.|8 Uhr',
    'am|Fr.|8 Uhr',
    'am|Sa.|8 Uhr',
    'am|So.|8 Uhr',
  ],
  months: [
    ...['Jan.', 'Febr.', 'Feb.', 'Apr.', 'Aug.', 'Sept.', 'Sep.', 'Okt.', 'Nov.', 'Dez.'].map(
      (month) => `ab|${month}|2027 im Rathaus`,
    ),
    'ab dem|24.|November im Rathaus',
  ],
  quantities: [
    'mit|ca.|200 Gästen',
    'mit|etwa 3 Mio.|Euro Förderung',
    'mit|3 Mrd.|Euro Förderung',
    'mit|5 Tsd.|Euro Förderung',
    'mit|mind.|20 Gästen',
    'mit|max.|20 Gästen',
    'mit|min.|20 Gästen',
    'mit|zzgl.|20 Euro Versand',
    'mit|inkl.|20 Euro Versand',
    'für|2 Std.|20 Minuten',
    'für|2 Stk.|20 Euro',
    'ab|10 Pers.|20 Euro',
    'nach|Nr.|5 der Satzung',
    'nach|Abs.|5 der Satzung',
    'nach|Art.|5 der Satzung',
    'nach|Kap.|5 der Satzung',
    'nach|Ziff.|5 der Satzung',
    'nach|Buchst.|B der Satzung',
    'nach|S.|5 der Satzung',
    'im|19. Jh.|Gebaut wurde',
    'um|500 v. Chr.|Gebaut wurde',
    'nach Anlage|Abb.|5 der Satzung',
  ],
  forms: [
    'mit|Hr.|Muster',
    'mit|Hrn.|Muster',
    'mit|Fr.|Muster',
    'mit|Frl.|Muster',
    'mit|Fam.|Muster',
    'mit Anna Muster,|geb.|Beispiel',
    'an die Stadt,|z. Hd.|Anna Muster',
    'an die Stadt,|z.Hd.|Anna Muster',
  ],
  offices: [
    'bei der|Abt.|Jugend im Rathaus',
    'im|Bez.|Uerdingen im Rathaus',
    'beim|Bgm.|Anna Muster',
    'beim|stellv.|Bürgermeister Muster',
    'beim|stv.|Bürgermeister Muster',
    'beim|Vors.|Anna Muster',
    'unter|Tel.|02151 86-0 im Rathaus',
    'unter|Az.|10-2026 im Rathaus',
    'bei der|ev.|Kirche am Markt',
    'bei der|kath.|Kirche am Markt',
    'am|Krefeld Hbf.|Gleis 5 und 6',
    'in der|Kölner Str.|5 im Hof',
    'in der|Hauptstr.|5 im Hof',
    'unter|Hausnr.|5 im Hof',
    'unter|Tel.-Nr.|02151 86-0 im Hof',
    'bei der|Fa.|Muster und Co',
    'bei den|Gebr.|Muster und Co',
    'beim|Turnverein e. V.|Krefeld im Hof',
    'beim|Turnverein e.V.|Krefeld im Hof',
    'bei der Firma|Muster Co.|Krefeld im Hof',
    'Text und|Red.|Anna Muster'.replace('Red.', 'Bearb.'),
  ],
  words: [
    ...'bzw. ggf. vgl. evtl. sog. insb. bspw. bzgl. einschl. gem. lt. usw. etc. allg. bes. zzt. tgl. Bsp. Anm. betr. grds. wg. zw. ehem. öffentl. städt. techn. vorauss.'
      .split(' ')
      .map((word) => `mit Musik|${word}|Tanz und Gesang`),
    ...[
      'z. B.',
      'z.B.',
      'd. h.',
      'u. a.',
      'i. d. R.',
      'i.d.R.',
      'u. U.',
      'z. T.',
      'o. Ä.',
      's. o.',
      'i. A.',
      'a. D.',
      'u.v.m.',
      'u. dgl.',
      'i. Allg.',
    ].map((word) => `mit Musik|${word}|Tanz und Gesang`),
  ],
  English: [
    'with|Mr.|Muster',
    'with|Mrs.|Muster',
    'with|Ms.|Muster',
    'with|Rev.|Muster',
    'with|Gov.|Muster',
    'with|Sgt.|Muster',
    'with|Capt.|Muster',
    'with|Lt.|Muster',
    'with|Col.|Muster',
    'with|Gen.|Muster',
    'with|Sen.|Muster',
    'with|Anna Muster Jr.|Krefeld',
    'in the town of|Mt.|Pleasant today',
    'at|Park Ave.|5 today',
    'at|Park Blvd.|5 today',
    'from|the Dept.|Justice today',
    'from|Muster Inc.|Krefeld today',
    'from|Muster Ltd.|Krefeld today',
    'with|approx.|20 guests',
    'see|No.|5 today',
    'see|Fig.|5 today',
    'Krefeld|vs.|Duisburg today',
    'songs,|e.g.|Bach today',
    'songs,|i.e.|Bach today',
    'at|5 p.m.|Krefeld time',
    'on|Mon.|5 to 6',
    'on|Wed.|5 to 6',
    'in|Oct.|2026 again',
  ],
};

const cases = Object.entries(sentences).flatMap(([kind, list]) =>
  list.map((sentence) => [kind, sentence] as const),
);

describe('no status ends after an abbreviation, wherever the limit is', () => {
  it.each(cases)('%s: %s', (_, sentence) => {
    const [before = '', abbreviation = '', after = ''] = sentence.split('|');
    const text = `Heute lädt die Stadt alle Menschen herzlich zu einem großen Fest ${before} ${abbreviation} ${after} und vielen anderen, die gerne kommen.`;
    const end = `${before} ${abbreviation}`;
    for (let limit = 30; limit < 110; limit += 1) {
      const pieces = split(text, limit);
      expect(
        pieces.slice(0, -1).filter((piece) => piece.endsWith(end) || piece.endsWith(` ${abbreviation}`)),
        `${limit}`,
      ).toEqual([]);
    }
  });

  it('there are well over a hundred', () => {
    expect(cases.length).toBeGreaterThan(120);
  });
});

describe('a sentence ends where the word is none', () => {
  it.each([
    'Wir fragen heute alle einmal, wie geht es Dir.',
    'Wir sagen heute allen Menschen: Das ist so.',
    'Der neue Leiter der Feuerwache heißt Max.',
    'Die neue Leiterin des Archivs sagt es Jan.',
    'Wir machen das hier gern auf diese Art.',
    'Das freut uns alle hier sehr, danke Ihnen.',
    'Die Anmeldung geht auch per Brief oder Fax.',
    'Mit dem neuen Bus sind alle hier mobil.',
    'Im Wettbewerb siegte die Klasse aus Bonn.',
    'Das war für alle eine gute Wahl und Tat.',
    'Das sagt in Krefeld jeder, der ihn mag.',
    'Bis zum Ziel sind es noch gut fünf km.',
    'Wir hoffen sehr, dass der Nächste es tut.',
    'Der Verein gehört in Krefeld zu jeder WG.',
    'Es gibt hier weder Eintritt noch ein no.',
    'Das Wetter war schön, und es schien die Sonne.',
    'We invite everybody to enjoy the summer sun.',
    'The mayor was not there because she was ill.',
  ])('%s', (sentence) => {
    const text = `${sentence} Hast du Zeit für uns alle am Abend`;
    expect(split(text, sentence.length + 20)[0]).toBe(sentence);
  });
});
