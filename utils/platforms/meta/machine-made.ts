/**
 * Whether Facebook or Instagram made up this description themselves. They say that a picture may be one of something, or
 * that there is no description, in the words of whoever looks; Instagram names the author and the day before it.
 */
export function isMachineMade(description: string): boolean {
  const text = description.trim().replace(/\s+/g, ' ');
  if (CREDIT_ONLY.test(text)) return true;
  return [text, ...behindCredit(text)].some((sentence) => forms.some((form) => form.test(sentence)));
}

/** What follows each full stop of the credit that Instagram begins with; a name may have full stops in it. */
function behindCredit(text: string): string[] {
  if (!CREDIT.test(text)) return [];
  return Array.from(text.slice(0, LONGEST_CREDIT).matchAll(/\. /g), ({ index }) => text.slice(index + 2));
}

/** `Photo by Stadt Krefeld on March 30, 2026. `, in English before a sentence in any language (seen 2026). */
const CREDIT = /^(?:photo|foto|fotoğraf|video|vidéo|image|imagen|zdjęcie|фото|світлина)\s/iu;
const LONGEST_CREDIT = 400;
/** Where Instagram sees nothing in the picture, that is all. */
const CREDIT_ONLY =
  /^(?:photo|video) (?:shared )?by .{1,150} on \p{L}+ \d{1,2}, \d{4}(?: tagging .{1,300})?\.?$/iu;

const oneOf = (words: string) => `(?:${words.split(' | ').join('|')})`;

/** What a picture may be: a noun is asked for, because a person's text may well begin with "Könnte" or "May be". */
const nouns = {
  en: oneOf(
    'image | photo | picture | graphic | meme | doodle | cartoon | illustration | drawing | art | anime | close-?up | ' +
      'selfie | screenshot | tattoo | animation | video | poster',
  ),
  de: oneOf(
    '[\\p{L}-]*bild | foto | grafik | meme | zeichnung | illustration | karikatur | cartoon | kunst | anime | ' +
      'nahaufnahme | selfie | screenshot | tattoo | animation | video | plakat | gekritzel',
  ),
  fr: oneOf(
    'image | photo | graphique | mème | dessin | illustration | gros plan | selfie | capture | art | vidéo | affiche',
  ),
  nl: oneOf(
    'afbeelding | foto | grafiek | meme | tekening | illustratie | close-?up | selfie | schermafbeelding',
  ),
  tr: oneOf('görsel | resm | fotoğraf | grafi | çizim | özçekim | illüstrasyon | ekran görüntü | mem'),
  es: oneOf(
    'imagen | foto | gráfico | meme | dibujo | ilustración | primer plano | selfie | captura | arte | video',
  ),
  it: oneOf(
    'immagine | foto | grafico | meme | disegno | illustrazione | primo piano | selfie | screenshot | arte',
  ),
  pt: oneOf('imagem | foto | gráfico | meme | desenho | ilustração | close | selfie | captura | arte'),
  pl: oneOf('zdjęciem | grafiką | memem | rysunkiem | ilustracją | zbliżeniem | selfie | zrzutem'),
  ro: oneOf('imagine | fotografie | grafic | meme | desen | ilustrație | selfie'),
  ru: oneOf('изображение | графика | мем | рисунок | фото'),
};

const maybe = {
  de: '(?:(?:kann|könnte) (?:möglicherweise |vielleicht )?|(?:es )?(?:ist )?(?:möglicherweise|vielleicht|eventuell) )',
  en: 'may be (?:an? )?(?:[\\p{L}-]+ ){0,2}?',
};

/*
 * English, French, Spanish, Italian, Polish and "Bild könnte enthalten" as seen in public code from 2016 to 2026; the
 * other languages after the same pattern, with all the verbs that it may be put in.
 */
const forms = [
  `${maybe.en}${nouns.en}(?: of\\b|\\.?$)`,
  'no photo description available',
  '(?:this )?image may contain\\b',

  `(?:das )?${maybe.de}(?:eine? )?(?:[\\p{L}-]+ )?${nouns.de}(?: (?:von|mit|aus)\\b|(?: sein)?\\.?$)`,
  '(?:das |dieses )?bild (?:kann|könnte|enthält) (?:folgendes |möglicherweise |vielleicht )?(?:enthalten\\b|:)',
  '(?:es ist )?keine (?:foto|bild)?beschreibung (?:des fotos |für das foto )?verfügbar',

  `(?:il )?peut[ -]être (?:une? |d['’]une? |de l['’]|du )?${nouns.fr} (?:de|d['’]|en)`,
  'aucune description de (?:la )?photo disponible',
  "l['’]image (?:contient peut-être|peut contenir)",

  `(?:kan|mogelijk|dit kan) een (?:\\p{L}+ )?${nouns.nl}(?: zijn)? van`,
  'geen fotobeschrijving beschikbaar',
  '(?:de )?afbeelding kan (?:het volgende )?bevatten',

  `.{0,2000}${nouns.tr}\\p{L}* olabilir\\.?$`,
  'fotoğraf açıklaması (?:yok|mevcut değil|bulunmuyor)',
  '(?:görsel|resim) şun(?:u|ları) içerebilir',

  `puede ser (?:una? )?${nouns.es} (?:de|en)\\b`,
  'no hay ninguna descripción de la foto disponible',
  'la imagen puede contener',
  `potrebbe essere (?:un['’]|una? |il |la )?${nouns.it}\\b`,
  'nessuna descrizione della foto disponibile',
  "l['’]immagine può contenere",
  `pode ser (?:uma? )?${nouns.pt} (?:de|em)\\b`,
  'nenhuma descrição de foto disponível',
  'a imagem pode conter',

  `może być ${nouns.pl} `,
  'brak (?:dostępnego )?opisu zdjęcia',
  'obraz może zawierać',
  `poate fi (?:o |un )?${nouns.ro}\\b`,
  '(?:nu este disponibilă nicio descriere|nicio descriere .{0,20}disponibilă)',
  `возможно, это ${nouns.ru}`,
  '(?:может быть (?:изображением|графикой)|на изображении может)',
  '(?:нет описания фото|описание фото отсутствует)',
  '(?:може бути (?:зображення|зображенням|графіка)|можливо, це зображення)',
  'немає опису (?:фото|світлини)',
  '(?:قد تكون صورة|قد يكون رسم|لا يتوفر وصف للصورة)',
].map((form) => new RegExp(`^(?:${form})`, 'iu'));
