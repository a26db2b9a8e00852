import { describe, expect, test } from 'vitest';
import { isMachineMade } from '../../../utils/platforms/meta/machine-made.ts';

describe('a description that the platform made up is told', () => {
  test.each([
    'May be an image of text',
    "May be an image of 2 people and text that says 'Wir suchen Sie'",
    "May be a graphic of text that says 'THE ONLY RULE: SHOW UP'",
    'May be a Twitter screenshot of one or more people and text',
    'May be a black-and-white image of 1 person',
    'may be an image of flower and nature',
    'No photo description available.',
    'Image may contain: 2 people, people smiling, outdoor',
    'Photo by Metav3rse on March 30, 2026. May be an image of text.',
    'Photo by St. Anna Schule on March 30, 2026. May be an image of 3 people.',
    'Photo shared by Stadt Krefeld on May 03, 2026 tagging @zoo. No photo description available.',
    'Photo by Stadt Krefeld on May 03, 2026.',
    'Kann ein Bild von 2 Personen sein',
    'Kann ein Bild von einer oder mehreren Personen und Text „Stadtfest“ sein',
    'Kann eine Grafik von Text sein',
    'Kann ein Schwarz-Weiß-Bild von einer Person sein.',
    'Könnte ein Bild von 1 Person und Text sein',
    'Möglicherweise ein Bild von 2 Personen',
    'Ist möglicherweise ein Bild von Blume',
    'Vielleicht ein Bild von Text',
    'Foto von Stadt Krefeld am 3. Mai 2026. Vielleicht ein Bild von einer Person',
    'Photo by Stadt Krefeld on May 03, 2026. Kann ein Bild von 2 Personen sein.',
    'Keine Fotobeschreibung verfügbar.',
    'Bild könnte enthalten: Golf, Gras, im Freien und Natur',
    'Peut être une image de texte qui dit ’Garantie 10 ans’',
    'Peut-être une image de 1 personne',
    'Aucune description de photo disponible.',
    'Kan een afbeelding zijn van 2 mensen en tekst',
    'Photo by Alex in New York, New York. Geen fotobeschrijving beschikbaar.',
    "2 kişi ve şunu diyen bir yazı 'Şehir festivali' görseli olabilir",
    'Fotoğraf açıklaması yok.',
    'Photo by Viñals on August 30, 2026. Puede ser una imagen de 1 persona.',
    "Potrebbe essere un'immagine raffigurante 2 persone",
    'Może być zdjęciem przedstawiającym tekst „Urząd”',
    'Pode ser uma imagem de 2 pessoas',
    'Може бути зображення: 2 людини',
    '  May be an\nimage of 2 people ',
  ])('%s', (description) => {
    expect(isMachineMade(description)).toBe(true);
  });
});

describe('what a person wrote is not taken for it', () => {
  test.each([
    '',
    'Könnte regnen: dunkle Wolken über dem Rathaus',
    'Kann man hier schon schwimmen? Das leere Becken im Stadtbad',
    'Kann, muss aber nicht: ein Schild am Fahrradweg',
    'Vielleicht ein letzter Blick auf das alte Rathaus',
    'Vielleicht die schönste Aussicht der Stadt',
    'Möglicherweise wegen Bauarbeiten gesperrt steht auf dem Schild',
    'May be cancelled at short notice, says the poster',
    'May festival on the market square',
    'Maybe an image says more than words',
    'Foto von der Eröffnung am 3. Mai 2026.',
    'Foto: Stadt Krefeld. Ein Bild von einem Maler hängt an der Wand.',
    'Foto vom Rathaus. Davor steht eine Bühne.',
    'Photo by Jane Doe: the new town hall at night',
    'Bild des Rathauses, davor der Wochenmarkt',
    'Keine Parkplätze verfügbar, steht auf der Anzeige',
    'Kan je hier parkeren? Een bord langs de weg',
    'Puede ser peligroso: cartel junto al río',
    'Peut être fermé en hiver : panneau devant le parc',
    'Sergi salonunda üç heykel',
  ])('%s', (description) => {
    expect(isMachineMade(description)).toBe(false);
  });
});

test('a very long text is told as well', () => {
  expect(isMachineMade(`Foto ${'. a'.repeat(200_000)} görsel`)).toBe(false);
});
