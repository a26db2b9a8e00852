/*
 * What German and English press offices shorten with a full stop before a name, a number, a place or a further word: after
 * Duden's list, the exceptions of the Unicode CLDR for both languages (segments, SentenceBreak), and what is usual in town
 * halls. Units (km, kg) have no full stop of their own, and no word is here that may as well end a sentence (Dir, Art, so).
 *
 * `Intl.Segmenter` does not serve: ECMA-402 has no way to ask for ICU's suppressions, so it ends sentences behind `Dr.`.
 */

/** As they are, or with a capital in front. */
const always = setOf(
  // Titles and degrees.
  'dr drs prof dipl ing med dent vet phil iur jur oec rer nat pol soc theol habil doz stud cand univ em emer',
  'hptm mr mrs ms messrs rev hon capt lt sgt cmdr maj gov pres supt',
  // Months, where the name of a month is no word.
  'jän feb febr mrz mär apr jun jul aug sep sept okt oct nov dez dec',
  // Quantities, places in a text.
  'ca mio mrd mill tsd std stdn stde sek höchst mindest dtzd stk stck pfd ltr jh jhd jhdt jahrh zzgl inkl exkl abzgl einschl',
  'ausschl approx nr nrn nos ziff buchst pos pkt abb abs abschn abt anl anh anm aufl ausg bd bde hrsg jg lfd vgl tab tel telef',
  'vol fig figs pers ct',
  // Forms of address, families.
  'hr hrn frl fam geb verh verw gesch gest verst eheml ehem gen gez',
  // Offices, places.
  'amtsbl beig beigeordn bez bgm obgm bürgerm geschst geschäftsf lkr ldkr reg vors stv stellv präs sekr staatssekr',
  'kath ev evang haltest hbf bhf bf hst ortst städt staatl gemeinn öff öffentl priv südd nordd westd ostd whg parkpl str',
  'dept corp inc ltd bldg blvd ave gde verb verf übers bearb leitg ltg inh gebr fa einf jgst ref insp rechtsanw',
  // Words.
  'allg amtl bes betr bezgl bsp bspw bzgl bzw dergl dgl entspr erg etc evtl evt ff folg gegr ges gem ggf ggfs ggü grds',
  'insb insbes insges lt mtl jährl tgl tägl wöchentl monatl näml orig rspr sog techn teilw tlw tw urspr usf usw vorauss vorl',
  'wg wiss zust zw zzt zt hd chr erw franz engl ital span niederl türk dt eigtl mind ehrenamtl gewerbl landw zus zusätzl',
  'vs viz al cf est',
);

/** With a capital only: in small letters they are words. Or the other way round (Max is a name). */
const exact = new Set(
  (
    'Mo Di Mi Do Fr Sa So Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun St Hl Frhr Mag Az Min Kl Gr Zi Pl Gf Col Gen Sen Rep ' +
    'Jr Sr Sq Mt Ft Rd Bl Co Sek max min hl dt frz jew'
  ).split(' '),
);

/** Before a number only: they are words, or names. */
const beforeNumber = setOf('art kap bl jan no par rdnr fax fon mob rd seq sec eq pp mar');

/** What words end with that are put together: Hauptstr., Hausnr., Stadtbez.; and all behind a further one: Dipl.-Kffr. */
const ENDING = /\p{L}(?:str|nr|bez|pl|abt)\.$|\p{L}\.-\p{L}+\.$/u;

/**
 * Whether a text ends with an abbreviation's full stop, or with that of a number or a single letter, so that the sentence
 * goes on with `next`, the character behind the space.
 */
export function endsWithAbbreviation(text: string, next: string): boolean {
  if (!text.endsWith('.')) return false;
  const last = text.slice(text.lastIndexOf(' ') + 1);
  if (NUMBER_OR_LETTER.test(last)) return true;
  const word = /(\p{L}+)\.$/u.exec(last)?.[1];
  if (word === undefined) return false;
  const small = word[0]?.toLowerCase() + word.slice(1);
  if (exact.has(word) || always.has(small) || ENDING.test(last)) return true;
  return beforeNumber.has(small) && /\p{N}/u.test(next);
}

const NUMBER_OR_LETTER = /(?:^|[^\p{L}\p{N}])(?:\p{N}+|\p{L})\.$/u;

function setOf(...lists: string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(' ')));
}
