import type { BrowserLanguage } from '../browsers/index.ts';

/** What is written in the demo. */
export interface DemoPost {
  text: string;
  /** As it stands in the text; it must arrive in full. */
  link: string;
  /** Alternative texts, one for each picture. */
  descriptions: string[];
}

// A real top-level domain: Mastodon makes no link of any other. Nobody is asked there.
const link =
  'https://www.krefeld.de/de/kultur/sommerabend-auf-dem-rathausplatz/?programm=2026&ort=innenstadt#ablauf';

/** A post with umlauts, an emoji, a link that Bluesky shortens, a hashtag and two pictures. */
export const demoPosts: Record<BrowserLanguage, DemoPost> = {
  de: {
    text: `Schöne Grüße aus Krefeld! 🎉 Am Samstag öffnen wir den Rathausplatz für Musik, Führungen und süße Köstlichkeiten – der Eintritt ist frei. Das ganze Programm: ${link} Bis bald in #Krefeld `,
    link,
    descriptions: [
      'Gezeichneter Platz mit bunten Giebelhäusern unter blauem Himmel, rechts oben die Sonne',
      'Eine andere Häuserzeile am selben Platz: grün, blau und violett, der Himmel ist lila',
    ],
  },
  en: {
    text: `Greetings from Krefeld! 🎉 On Saturday the square in front of the town hall is open for music, guided tours and “süße Köstlichkeiten” – admission is free. The programme: ${link} See you in #Krefeld `,
    link,
    descriptions: [
      'A drawing of a square with colourful gabled houses under a blue sky, the sun at the top right',
      'Another row of houses in the same square: green, blue and violet, the sky is purple',
    ],
  },
};
