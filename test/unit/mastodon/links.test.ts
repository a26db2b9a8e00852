import { describe, expect, it } from 'vitest';
import { statusLength } from '../../../utils/mastodon/length.ts';
import { linkForm } from '../../../utils/mastodon/link-form.ts';
import { findUrls } from '../../../utils/mastodon/urls.ts';
import { hashtag, link, mention, part, planned, written } from './posts.ts';

const urlsOf = (text = '') => findUrls(text).map(({ start, end }) => text.slice(start, end));

describe('what the platform links by itself is a link on Mastodon', () => {
  it.each([
    [
      'Anmeldung unter www.vhs-krefeld.de/kurse, alle Termine: krefeld.de/fest',
      'Anmeldung unter https://www.vhs-krefeld.de/kurse, alle Termine: https://krefeld.de/fest',
    ],
    ['Mehr auf krefeld.de.', 'Mehr auf https://krefeld.de.'],
    ['Mehr auf Krefeld.de!', 'Mehr auf https://Krefeld.de!'],
    ['WWW.KREFELD.DE', 'https://WWW.KREFELD.DE'],
    ['(www.krefeld.de)', '(https://www.krefeld.de)'],
    ['„krefeld.de/fest“', '„https://krefeld.de/fest “'],
    ['www.köln.de/rhein, münchen.de?', 'https://www.köln.de/rhein, https://münchen.de?'],
    ['service.krefeld.de:8443/x', 'https://service.krefeld.de:8443/x'],
    ['krefeld.de?seite=2', 'https://krefeld.de?seite=2'],
    ['Kennen Sie krefeld.de?', 'Kennen Sie https://krefeld.de?'],
    ['x.com/krefeld und t.me/krefeld', 'https://x.com/krefeld und https://t.me/krefeld'],
    ['bit.ly/abc youtu.be/abc lnkd.in/x', 'https://bit.ly/abc https://youtu.be/abc https://lnkd.in/x'],
    ['n-tv.de/x\nwww.krefeld.de', 'https://n-tv.de/x\nhttps://www.krefeld.de'],
    ['krefeld.de/fest?utm_source=fb', 'https://krefeld.de/fest'],
    ['Info:krefeld.de/fest', 'Info:https://krefeld.de/fest'],
    ['www.tourismus.nrw', 'https://www.tourismus.nrw'],
    ['krefeld.de/fest🎉', 'https://krefeld.de/fest 🎉'],
    ['krefeld.de,duisburg.de', 'https://krefeld.de,https://duisburg.de'],
  ])('%s', (source, expected) => {
    expect(written(source)).toBe(expected);
  });

  it('and counts as one', () => {
    expect(statusLength(written('www.krefeld.de/ein/ziemlich/langer/pfad') ?? '')).toBe(23);
  });

  it.each([
    'z.B. am Markt, z.b. u.a. d.h. i.d.R. e.V. a.D. s.o. u.v.m.',
    'Hallo.Wie geht es Dir?',
    'Das ist neu.In Krefeld beginnt es.',
    'Kommt alle.Es wird gut.Am Montag.At home.',
    'Dr.med. Muster, Prof.Dr. Muster, St.Gallen',
    'Mo.Di/Mi, Sa.So/feiertags, sa.so/feiertags',
    'um 10.30 Uhr am 24.12.2026, Version 1.2.3/4, 2.5.de',
    'Anmeldung.pdf plan.zip readme.md/x index.html node.js ASP.NET',
    'info@krefeld.de und max.muster@stadt.krefeld.de oder a.com@b.de',
    '#krefeld.de',
    'und/oder, Bürgerinnen/Bürger',
    'krefeld.',
    '.de krefeld..de -krefeld-.de',
    'C:\\krefeld.de',
    'gopher://krefeld.lan/x',
    'krefeld.lan/x',
  ])('but not %s', (source) => {
    expect(written(source)).toBe(source);
    expect(planned(part([source])).losses).toEqual([]);
  });
});

describe('a link is the whole address', () => {
  it.each([
    ['https://gta.fandom.com/wiki/Barcelona_S.C.', 'https://gta.fandom.com/wiki/Barcelona_S.C%2E'],
    ['https://gta.fandom.com/wiki/Wow!', 'https://gta.fandom.com/wiki/Wow%21'],
    ['https://krefeld.de/wer?', 'https://krefeld.de/wer'],
    ['https://krefeld.de/a,', 'https://krefeld.de/a%2C'],
    ["https://krefeld.de/a'", 'https://krefeld.de/a%27'],
    ['https://krefeld.de/a*', 'https://krefeld.de/a%2A'],
    ['https://krefeld.de/a)', 'https://krefeld.de/a%29'],
    ['https://krefeld.de/(a', 'https://krefeld.de/%28a'],
    ['https://krefeld.de/((a)(b))', 'https://krefeld.de/%28%28a%29%28b%29%29'],
    ['https://krefeld.de/(((a)))', 'https://krefeld.de/%28%28%28a%29%29%29'],
    ['https://krefeld.de/a_()', 'https://krefeld.de/a_%28%29'],
    ['https://krefeld.de/a]', 'https://krefeld.de/a%5D'],
    ['https://krefeld.de/a~', 'https://krefeld.de/a%7E'],
    ['https://krefeld.de/a$', 'https://krefeld.de/a%24'],
    ['https://krefeld.de/a&', 'https://krefeld.de/a%26'],
    ['https://krefeld.de/a=', 'https://krefeld.de/a%3D'],
    ['https://krefeld.de/a|', 'https://krefeld.de/a%7C'],
    ['https://krefeld.de/a%', 'https://krefeld.de/a%25'],
    ['https://krefeld.de/a b', 'https://krefeld.de/a%20b'],
    ['https://krefeld.de/a\u00a0b', 'https://krefeld.de/a%C2%A0b'],
    ['https://krefeld.de/a<b>', 'https://krefeld.de/a%3Cb%3E'],
    ['https://krefeld.de#anfahrt', 'https://krefeld.de/#anfahrt'],
    ['https://krefeld.de/a#b.', 'https://krefeld.de/a#b%2E'],
    ['https://krefeld.de/?q=a+', 'https://krefeld.de/?q=a%20'],
    ['https://krefeld.de/?q="a"', 'https://krefeld.de/?q=%22a%22'],
    ['https://krefeld.de/?q={a}', 'https://krefeld.de/?q=%7Ba%7D'],
    ['https://krefeld.de/?q=a.', 'https://krefeld.de/?q=a%2E'],
    ['https://krefeld.de/?q=a\\b', 'https://krefeld.de/?q=a%5Cb'],
    ['https://krefeld.de/?q=', 'https://krefeld.de/?q='],
    ['https://krefeld.de./a', 'https://krefeld.de/a'],
    ['https://kr%65feld.de/a', 'https://krefeld.de/a'],
    ['https://i❤.ws/a', 'https://xn--i-7iq.ws/a'],
    ['https://例え.テスト/a', 'https://xn--r8jz45g.xn--zckzah/a'],
    ['https:\\\\krefeld.de\\a', 'https://krefeld.de/a'],
    ['https://kre\u00adfeld.de/stadt\u200bfest', 'https://krefeld.de/stadtfest'],
    ['https://krefeld.de/größe/日本?straße=ß#ä', 'https://krefeld.de/größe/日本?straße=ß#ä'],
    ['https://müller.de:8443/a', 'https://müller.de:8443/a'],
    ['https://mastodon.social/@krefeld', 'https://mastodon.social/@krefeld'],
    ['HTTPS://KREFELD.DE/A', 'HTTPS://KREFELD.DE/A'],
  ])('%s', (url, expected) => {
    expect(linkForm(url)).toBe(expected);
    expect(urlsOf(expected)).toEqual([expected]);
    const asFacet = planned(part(['Mehr: ', link(url), ' und mehr']));
    expect(asFacet.texts).toEqual([`Mehr: ${expected} und mehr`]);
    const asCard = planned(part(['Mehr:'], [url]));
    expect(asCard.texts).toEqual([`Mehr:\n\n${expected}`]);
    const withWords = planned(part([link(url, 'hier'), '.']));
    expect(withWords.texts).toEqual([`hier (${expected}).`]);
    for (const { texts, losses } of [asFacet, asCard, withWords]) {
      expect(urlsOf(texts[0])).toEqual([expected]);
      expect(losses).toEqual([]);
    }
  });

  it.each([
    ['a name before the host', 'https://presse:geheim@krefeld.de/a'],
    ['a top-level domain that the server does not know', 'https://intranet.krefeld.lan/a'],
    ['an IP address', 'http://192.168.2.1/a'],
    ['an IP address of version 6', 'http://[::1]/a'],
    ['a host without a dot', 'http://localhost/a'],
    ['more characters than the server takes', `https://krefeld.de/${'a'.repeat(4100)}`],
    ['a label too long', `https://${'a'.repeat(64)}.de/a`],
    ['a path behind t.co', 'https://t.co/abc/def'],
  ])('or is said not to be one: %s', (_, url) => {
    const loss = { kind: 'link-broken', url };
    expect(planned(part([link(url), ' und mehr'])).losses).toContainEqual(loss);
    expect(planned(part(['Mehr'], [url])).losses).toContainEqual(loss);
    expect(planned(part([link(url, 'hier')])).losses).toContainEqual(loss);
    expect(planned(part([`Mehr: ${url} und mehr`])).losses).toContainEqual(loss);
  });

  it('also where the limit divides it', () => {
    const url = `https://krefeld.lan/${'a'.repeat(600)}`;
    expect(planned(part([url])).losses).toContainEqual({ kind: 'link-broken', url });
  });
});

describe('marks beside a link are not part of it', () => {
  const url = 'https://www.krefeld.de/baustellen';
  it.each([
    ['„', '“.'],
    ['„', '”'],
    ['“', '”'],
    ['‚', '‘'],
    ['‘', '’'],
    ['»', '«'],
    ['«', '»'],
    ['›', '‹'],
    ['"', '"'],
    ["'", "'"],
    ['(', ')'],
    ['(', ').'],
    ['(„', '“)'],
    ['[', ']'],
    ['{', '}'],
    ['', '…'],
    ['', '...'],
    ['', '!'],
    ['', '?!'],
    ['', ' –'],
    ['', '–'],
    ['', '—'],
    ['', '•'],
    ['', '→'],
    ['👉', '👈'],
    ['', '🎉'],
    ['', '🇩🇪'],
    ['', '👨‍👩‍👧'],
    ['', '👍🏽'],
    ['', '❤️'],
    ['', '1️⃣'.slice(1)],
    ['', '✅'],
    ['', '🎉Jetzt'],
    ['', '🎉#Krefeld'],
    ['「', '」'],
    ['（', '）'],
    ['', '。'],
    ['', '\u200b'],
    ['', '\u00ad'],
    ['*', '*'],
    ['', ';'],
    ['', ','],
    ['', ', www'],
  ])('%s…%s', (before, after) => {
    for (const given of [part([before + url + after]), part([before, link(url), after])]) {
      const [text = ''] = planned(given).texts;
      expect(urlsOf(text)).toEqual([url]);
      // Nothing of the text is lost, but characters that nobody sees.
      const letters = (before + url + after).replace(/[\s\u00ad\u200b]/g, '');
      expect(text.replace(/[\s\u00ad\u200b]/g, '')).toBe(letters);
    }
  });

  it.each(['“', '“.', '“).', '«', '’', '」', '🎉', '…', '🎉🎉'])(
    'though the platform took %s for a part',
    (marks) => {
      const { texts, losses } = planned(part(['Mehr: „', link(url + marks), '\nBis bald'], [url + marks]));
      expect(urlsOf(texts.join('\n'))).toEqual([url]);
      expect(losses).toEqual([]);
    },
  );

  it.each(['"', "'"])('though the platform took %s for a part, which was opened before', (mark) => {
    const { texts } = planned(part([`Er schrieb: ${mark}Siehe `, link(url + mark), ' und ging.']));
    expect(urlsOf(texts[0])).toEqual([url]);
  });

  it.each([
    'https://de.wikipedia.org/wiki/Krefeld_(Stadt)',
    'https://de.wikipedia.org/wiki/„Test“',
    'https://de.wikipedia.org/wiki/L’Orfeo',
    'https://krefeld.de/🎉-party',
  ])('but those that belong to it: %s', (address) => {
    expect(urlsOf(written(`Hier (${address}), bitte`))).toEqual([address]);
  });

  it.each([
    ['https://a.de/x,https://b.de/y', ['https://a.de/x', 'https://b.de/y']],
    ['https://a.de/x|https://b.de/y', ['https://a.de/x', 'https://b.de/y']],
    ['unterhttps://a.de/x', ['https://a.de/x']],
    ['#https://a.de/x', ['https://a.de/x']],
    ['@https://a.de/x', ['https://a.de/x']],
    ['https://web.archive.org/web/2026/https://a.de/x', ['https://web.archive.org/web/2026/https://a.de/x']],
  ])('nor other addresses: %s', (source, expected) => {
    expect(urlsOf(written(source))).toEqual(expected);
  });
});

describe('a card is not written twice', () => {
  const twice = (text: string, card: string) => planned(part([text], [card])).texts;
  it.each([
    ['in another case of the host', 'https://KREFELD.de/fest', 'https://krefeld.de/fest'],
    ['with the default port', 'https://krefeld.de/fest', 'https://krefeld.de:443/fest'],
    ['with a slash at the end', 'https://krefeld.de/fest', 'https://krefeld.de/fest/'],
    ['with another scheme', 'http://krefeld.de/fest', 'https://krefeld.de/fest'],
    ['with www', 'https://krefeld.de/fest', 'https://www.krefeld.de/fest'],
    ['without a scheme', 'krefeld.de/fest', 'https://www.krefeld.de/fest'],
    ['percent-encoded', 'https://krefeld.de/größe', 'https://krefeld.de/gr%C3%B6%C3%9Fe'],
    ['percent-encoded without need', 'https://krefeld.de/a~b', 'https://krefeld.de/a%7eb'],
    ['in punycode', 'https://köln.de/a', 'https://xn--kln-sna.de/a'],
    ['with what follows people', 'https://krefeld.de/fest', 'https://krefeld.de/fest?utm_source=fb&fbclid=x'],
    [
      'in a wrapper',
      'https://krefeld.de/fest',
      'https://l.facebook.com/l.php?u=https%3A%2F%2Fkrefeld.de%2Ffest',
    ],
    ['without its place in the page', 'https://krefeld.de/fest#anfahrt', 'https://krefeld.de/fest'],
    ['with an empty query', 'https://krefeld.de/fest', 'https://krefeld.de/fest?'],
  ])('%s', (_, text, card) => {
    expect(twice(text, card)).toHaveLength(1);
    expect(urlsOf(twice(text, card)[0])).toHaveLength(1);
  });

  it('that says how far the text’s address goes', () => {
    const url = 'https://gta.fandom.com/wiki/Barcelona_S.C.';
    expect(twice(`Lesen: ${url}\nBald mehr`, url)).toEqual([
      'Lesen: https://gta.fandom.com/wiki/Barcelona_S.C%2E\nBald mehr',
    ]);
  });

  it.each([
    ['another page', 'https://krefeld.de/fest', 'https://krefeld.de/fest/programm'],
    ['another query', 'https://krefeld.de/fest?id=1', 'https://krefeld.de/fest?id=2'],
    ['another host', 'https://krefeld.de/fest', 'https://vhs.krefeld.de/fest'],
    ['another app’s place', 'https://krefeld.de/#/a', 'https://krefeld.de/#/b'],
  ])('but %s is', (_, text, card) => {
    expect(urlsOf(twice(text, card)[0])).toEqual([text, card]);
  });

  it.each([
    ['a name', mention('stadt.bsky.social'), '@stadt.bsky.social'],
    ['a written name', '@stadt.bsky.social', '@stadt.bsky.social'],
    ['a word', 'Danke', 'Danke'],
    ['a word with an umlaut', 'Übermorgen', '%C3%9Cbermorgen'],
    ['a hashtag', hashtag('Krefeld'), '#Krefeld'],
    ['an emoji', '🎉', '%F0%9F%8E%89'],
  ])('one to which the next line is glued is not added: %s', (_, next, glued) => {
    for (const url of ['https://krefeld.de/fest', 'https://krefeld.de']) {
      const { texts, losses } = planned(part(['Hin! ', link(url), '\n', next, ' kommt'], [url + glued]));
      expect(urlsOf(texts.join()).filter((each) => !each.includes('bsky.app'))).toEqual([url]);
      expect(losses.filter(({ kind }) => kind === 'link-broken')).toEqual([]);
    }
  });
});

describe('hashtags', () => {
  it.each([
    ['#Stadt\u00adfest', '#Stadtfest'],
    ['#Stadt\u200bfest\u2060 heute', '#Stadtfest heute'],
    ['#a#b#c', '#a #b #c'],
    ['(Fest)#Krefeld', '(Fest) #Krefeld'],
    ['#Krefeld\u200b#Fest', '#Krefeld #Fest'],
    ['#️⃣#️⃣ C#Dur ##a', '#️⃣#️⃣ C#Dur ##a'],
    ['https://krefeld.de/a#b#c', 'https://krefeld.de/a#b#c'],
    ['Stadt\u00adfest', 'Stadt\u00adfest'],
  ])('%s', (source, expected) => {
    expect(written(source)).toBe(expected);
  });

  it.each([
    [[hashtag('Stadt\u00adfest')], '#Stadtfest'],
    [[hashtag('a'), hashtag('b')], '#a #b'],
    [['Fest', hashtag('b')], 'Fest #b'],
    [[link('https://krefeld.de/a'), hashtag('b')], 'https://krefeld.de/a #b'],
  ])('of the platform: %j', (segments, expected) => {
    expect(planned(part(segments))).toEqual({ texts: [expected], losses: [] });
  });

  it.each(['K-Pop', 'Krefeld!', 'C++', '2026', 'a.b', '🎉'])('one that Mastodon cuts is told: #%s', (tag) => {
    expect(planned(part([hashtag(tag)])).losses).toEqual([{ kind: 'hashtag-cut', tag }]);
  });

  it.each(['Krefeld', 'Straße_2026', 'a·b', '2026Krefeld', 'नमस्ते'])(
    'one that it takes is not: #%s',
    (tag) => {
      expect(planned(part([hashtag(tag)])).losses).toEqual([]);
    },
  );
});

it('what was planned stays as it is when it is planned again', () => {
  for (const source of [
    '„https://www.krefeld.de/baustellen“ und www.krefeld.de, #a#b',
    'stadt.krefeld.de (https://bsky.app/profile/x) https://a.de/S.C%2E',
  ]) {
    const once = written(source) ?? '';
    expect(written(once)).toBe(once);
  }
});
