import { describe, expect, it } from 'vitest';
import { suggestHashtag, suggestHashtags } from '../../../utils/post/hashtags.ts';

describe('a hashtag of known words gets a capital at each', () => {
  it.each<[string, string[], string]>([
    ['stadtfestkrefeld', ['Stadtfest', 'Krefeld'], 'StadtfestKrefeld'],
    ['Stadtfestkrefeld', ['Stadtfest', 'Krefeld'], 'StadtfestKrefeld'],
    ['STADTFESTKREFELD', ['Stadtfest', 'Krefeld'], 'StadtfestKrefeld'],
    ['müllabfuhrkrefeld', ['Müllabfuhr', 'Krefeld'], 'MüllabfuhrKrefeld'],
    ['buergerbuerokrefeld', ['Bürgerbüro', 'Krefeld'], 'BuergerbueroKrefeld'],
    ['übergangsheimkrefeld', ['Übergangsheim', 'KREFELD'], 'ÜbergangsheimKrefeld'],
    ['wirsindkrefeld', ['Krefeld'], 'WirSindKrefeld'],
    ['nachtderkultur', ['Kultur', 'Nacht'], 'NachtDerKultur'],
    ['klimaschutznrw', ['Klimaschutz', 'NRW'], 'KlimaschutzNRW'],
    ['50jahrestadtwerke', ['Jahre', 'Stadtwerke'], '50JahreStadtwerke'],
    ['covid19impfung', [], 'Covid19Impfung'],
    ['stadtfest2026krefeld', [], 'Stadtfest2026Krefeld'],
  ])('%s', (tag, words, expected) => {
    expect(suggestHashtag(tag, words)).toBe(expected);
  });
});

describe('nothing is suggested', () => {
  it.each<[string, string, string[]]>([
    ['where no word is known', 'stadtfestkrefeld', []],
    ['where one is not', 'stadtfestkrefeld', ['Krefeld']],
    ['for a word that the text has', 'weihnachtsmarkt', ['Weihnachtsmarkt', 'Weihnachts', 'Markt']],
    ['for a short one, which may be one word', 'marktplatz', ['Markt', 'Platz']],
    ['for capitals that are there', 'StadtfestKrefeld', ['Stadtfest', 'Krefeld']],
    ['for other capitals than ours', 'StadtFestKrefeld', ['Stadtfest', 'Krefeld']],
    [
      'where words can be told in two ways',
      'testartikelzeit',
      ['Test', 'Artikelzeit', 'Testartikel', 'Zeit'],
    ],
    ['for one word and a number', 'krefeld2026', ['Krefeld']],
    ['for a road', 'a57', []],
    ['for a short word before a known one', 'amgrundstein', ['Grundstein']],
    ['for words that are joined', 'stadtfest_krefeld', ['Stadtfest', 'Krefeld']],
    ['for what is too long to be one', 'stadtfestkrefeld'.repeat(10), ['Stadtfest', 'Krefeld']],
  ])('%s', (_, tag, words) => {
    expect(suggestHashtag(tag, words)).toBeUndefined();
  });
});

describe('of a text', () => {
  it('the words are its own, other hashtags included', () => {
    const text = 'Am Samstag ist Stadtfest!\n\n#stadtfestkrefeld #Krefeld #stadtfestkrefeld #KrefeldFeiert';
    expect(suggestHashtags(text)).toEqual([{ from: 'stadtfestkrefeld', to: 'StadtfestKrefeld' }]);
  });

  it('the parts of hashtags with capitals are words', () => {
    expect(suggestHashtags('#KrefeldFeiert (#feiertkrefeld)')).toEqual([
      { from: 'feiertkrefeld', to: 'FeiertKrefeld' },
    ]);
  });

  it('addresses and names have no hashtags and no words', () => {
    expect(
      suggestHashtags('https://stadtfest.de/#stadtfestkrefeld @Stadtfest Krefeld a#stadtfestkrefeld'),
    ).toEqual([]);
  });

  // What is quadratic would not end before the runner's own limit.
  it('a long and hostile one is read to its end', () => {
    const text = `${'abcd '.repeat(50)}${Array.from({ length: 1000 }, (_, index) => `#${'abcd'.repeat(20)}${index}`).join(' ')}`;
    expect(suggestHashtags(text)).toHaveLength(1000);
  });
});
