import { describe, expect, it } from 'vitest';
import { fitDescription, plan } from '../../../utils/mastodon/plan.ts';
import type { Account, Limits } from '../../../utils/post/account.ts';
import { newRule } from '../../../utils/post/rule.ts';
import type { Media, Post, PostPart, Segment } from '../../../utils/post/types.ts';

const time = Date.UTC(2026, 10, 24);

const text = (content: string): Segment => ({ kind: 'text', text: content });
const link = (shown: string, url: string): Segment => ({ kind: 'link', text: shown, url });
const mention = (name: string): Segment => ({
  kind: 'mention',
  name,
  url: `https://bsky.app/profile/${name}`,
});
const hashtag = (tag: string): Segment => ({ kind: 'hashtag', tag });
const image = (description = ''): Media => ({ kind: 'image', file: new Blob(), description });
const video = (description = ''): Media => ({ kind: 'video', file: new Blob(), description });
const part = (segments: (Segment | string)[], more: Partial<PostPart> = {}): PostPart => ({
  segments: segments.map((segment) => (typeof segment === 'string' ? text(segment) : segment)),
  links: [],
  media: [],
  labels: [],
  ...more,
});
const post = (...parts: PostPart[]): Post => ({ parts, language: 'de', time });

const rule = newRule({ platform: 'bluesky', id: 'did:plc:krefeld', name: 'stadt-krefeld.bsky.social' }, [
  'krefeld@social.example',
]);

function account(limits: Partial<Limits> = {}, software = 'mastodon'): Account {
  return {
    id: 'krefeld@social.example',
    host: 'social.example',
    username: 'krefeld',
    displayName: 'Stadt Krefeld',
    url: 'https://social.example/@krefeld',
    avatar: '',
    limits: {
      characters: 500,
      charactersPerUrl: 23,
      media: 4,
      descriptionCharacters: 1500,
      imageBytes: 16_777_216,
      imagePixels: 33_177_600,
      videoBytes: 103_809_024,
      mimeTypes: [],
      ...limits,
    },
    server: { title: 'Social', software, version: '4.5.0', rules: [] },
    signedIn: true,
  };
}

const textsOf = (given: Post, to = account()) => plan(given, to, rule).statuses.map((status) => status.text);
const mediaOf = (given: Post, to = account()) => plan(given, to, rule).statuses.map((status) => status.media);

describe('a text of one status', () => {
  it.each<[string, PostPart, string]>([
    [
      'stands as it is',
      part(['Das Bürgerbüro Uerdingen bleibt am Freitag geschlossen.']),
      'Das Bürgerbüro Uerdingen bleibt am Freitag geschlossen.',
    ],
    [
      'keeps lines, blank lines and emoji',
      part(['🎄 Weihnachtsmarkt\n\nMo–Fr: 11–20 Uhr\nSa: 10–22 Uhr']),
      '🎄 Weihnachtsmarkt\n\nMo–Fr: 11–20 Uhr\nSa: 10–22 Uhr',
    ],
    ['loses white space around it', part(['\n Guten Morgen, Krefeld! \n\n']), 'Guten Morgen, Krefeld!'],
    [
      'gets an address complete that was shown shortened',
      part([
        'Sperrung: ',
        link('www.krefeld.de/aktuelles/s...', 'https://www.krefeld.de/aktuelles/sperrung'),
        '.',
      ]),
      'Sperrung: https://www.krefeld.de/aktuelles/sperrung.',
    ],
    [
      'gets an address complete that was cut with an ellipsis',
      part([link('krefeld.de/aktuel…', 'https://krefeld.de/aktuelles')]),
      'https://krefeld.de/aktuelles',
    ],
    [
      'gets an address complete that was shown without scheme and slash',
      part(['Mehr auf ', link('krefeld.de', 'https://krefeld.de/'), '!']),
      'Mehr auf https://krefeld.de/!',
    ],
    [
      'shows the words of a link and its address',
      part(['Jetzt ', link('online anmelden', 'https://vhs.krefeld.de/anmelden'), ', bitte.']),
      'Jetzt online anmelden (https://vhs.krefeld.de/anmelden), bitte.',
    ],
    [
      'shows where a link goes whose words look like another address',
      part([link('krefeld.de', 'https://boese.example/')]),
      'krefeld.de (https://boese.example/)',
    ],
    [
      'parts an address from a closing quotation mark, which would be a part of it',
      part(['„', link('krefeld.de/rathaus', 'https://krefeld.de/rathaus'), '“']),
      '„https://krefeld.de/rathaus “',
    ],
    [
      'leaves an address in brackets and quotation marks alone where nothing is swallowed',
      part(['(', link('krefeld.de/a', 'https://krefeld.de/a'), ') „', link('a.de', 'https://a.de'), '“.']),
      '(https://krefeld.de/a) „https://a.de“.',
    ],
    [
      'parts an address from words that touch it',
      part(['unter', link('krefeld.de', 'https://krefeld.de'), 'findet']),
      'unter https://krefeld.de findet',
    ],
    [
      'parts an address from what comes behind a full stop without a space',
      part([link('a.de/x', 'https://a.de/x'), '.', hashtag('Krefeld')]),
      'https://a.de/x. #Krefeld',
    ],
    [
      'writes an open bracket of an address so that the bracket that closes ours is not swallowed',
      part([link('Karte', 'https://a.de/(x')]),
      'Karte (https://a.de/%28x)',
    ],
    [
      'names a mentioned profile with its address and without an @',
      part(['Danke an ', mention('feuerwehr-krefeld.bsky.social'), ' für den Einsatz!']),
      'Danke an feuerwehr-krefeld.bsky.social (https://bsky.app/profile/feuerwehr-krefeld.bsky.social) für den Einsatz!',
    ],
    [
      'notifies nobody, and leaves e-mail addresses',
      part(['Danke @alice und @bob@example.org! Fragen an presse@krefeld.de']),
      'Danke alice und bob@example.org! Fragen an presse@krefeld.de',
    ],
    [
      'leaves a profile address alone',
      part([link('social.example/@alice', 'https://social.example/@alice')]),
      'https://social.example/@alice',
    ],
    [
      'keeps hashtags, whatever they hold',
      part([hashtag('Krefeld'), ' ', hashtag('K-Pop')]),
      '#Krefeld #K-Pop',
    ],
    [
      'gets the link of a card below',
      part(['Haushalt 2027 eingebracht.'], { links: ['https://www.krefeld.de/haushalt'] }),
      'Haushalt 2027 eingebracht.\n\nhttps://www.krefeld.de/haushalt',
    ],
    [
      'does not get the link of a card that it holds, whatever its scheme and slash',
      part(['Hier: ', link('krefeld.de/haushalt', 'https://Krefeld.de/haushalt')], {
        links: ['http://krefeld.de/haushalt/'],
      }),
      'Hier: https://Krefeld.de/haushalt',
    ],
    [
      'gets several links once each, in lines',
      part(['Beides:'], { links: ['https://a.de/1', 'https://a.de/2', 'https://a.de/1/'] }),
      'Beides:\n\nhttps://a.de/1\nhttps://a.de/2',
    ],
    [
      'is the link alone where there is nothing else',
      part([], { links: ['https://a.de/1'] }),
      'https://a.de/1',
    ],
  ])('%s', (_, given, expected) => {
    expect(textsOf(post(given))).toEqual([expected]);
  });
});

describe('links', () => {
  const tracked = part(
    [
      'Mehr: ',
      link('krefeld.de/a?utm_source…', 'https://krefeld.de/a?utm_source=bsky&id=1'),
      ' und „https://krefeld.de/b?fbclid=x“ und ',
      link('hier', 'https://l.facebook.com/l.php?u=https%3A%2F%2Fkrefeld.de%2Fc'),
      '.',
    ],
    { links: ['https://krefeld.de/d?mc_cid=1', 'https://krefeld.de/a?id=1'] },
  );

  it('lose what follows people: those of the text, those in it, those of cards', () => {
    expect(textsOf(post(tracked))).toEqual([
      'Mehr: https://krefeld.de/a?id=1 und „https://krefeld.de/b “ und hier (https://krefeld.de/c).\n\n' +
        'https://krefeld.de/d',
    ]);
  });

  it('keep it where the rule says so', () => {
    const { statuses } = plan(post(tracked), account(), { ...rule, keepTracking: true });
    expect(statuses.map((status) => status.text)).toEqual([
      'Mehr: https://krefeld.de/a?utm_source=bsky&id=1 und „https://krefeld.de/b?fbclid=x “ und ' +
        'hier (https://l.facebook.com/l.php?u=https%3A%2F%2Fkrefeld.de%2Fc).\n\n' +
        'https://krefeld.de/d?mc_cid=1\nhttps://krefeld.de/a?id=1',
    ]);
  });

  it.each([
    ['an emoji', 'https://krefeld.de/?utm_source=x🎄 Advent', 'https://krefeld.de/ 🎄 Advent'],
    ['a bracket', '(https://krefeld.de/?utm_source=x)', '(https://krefeld.de/)'],
    ['a full stop', 'https://krefeld.de/?utm_source=x. Und', 'https://krefeld.de/. Und'],
  ])('keep %s that touches what they lose', (_, given, expected) => {
    expect(textsOf(post(part([given])))).toEqual([expected]);
  });
});

describe('numbers', () => {
  const numbered = { ...rule, numbered: true };
  const numberedTexts = (given: string, characters: number) =>
    plan(post(part([given])), account({ characters }), numbered).statuses.map((status) => status.text);

  it('end the statuses of a divided text, and count', () => {
    const given = 'Eins ist ein Satz. Zwei ist ein Satz. Drei ist ein Satz.';
    expect(numberedTexts(given, 25)).toEqual([
      'Eins ist ein Satz. (1/3)',
      'Zwei ist ein Satz. (2/3)',
      'Drei ist ein Satz. (3/3)',
    ]);
    expect(numberedTexts(given, 23)[0]).toBe('Eins ist ein (1/6)');
  });

  it('of two digits have their room too', () => {
    const texts = numberedTexts('Wörter sind es. '.repeat(12), 24);
    expect(texts).toHaveLength(12);
    expect(texts[11]).toBe('Wörter sind es. (12/12)');
    expect(numberedTexts('Wörter sind es. '.repeat(12), 22)[0]).toBe('Wörter sind (1/24)');
  });

  it('do not end a status that is alone, nor pictures without a text', () => {
    const given = post(part(['Kurz'], { media: [1, 2, 3, 4, 5].map(() => image()) }));
    expect(plan(given, account(), numbered).statuses.map((status) => status.text)).toEqual(['Kurz', '']);
  });
});

describe('a content warning', () => {
  it('is in German for German, names each label once, and covers pictures', () => {
    const given = part(['Ausstellung'], { labels: ['nudity', 'graphic-media', 'nudity'], media: [image()] });
    expect(plan({ parts: [given], language: 'de-AT', time }, account(), rule)).toEqual({
      statuses: [
        {
          text: 'Ausstellung',
          spoilerText: 'Nacktheit, Drastische Darstellung',
          sensitive: true,
          language: 'de',
          visibility: 'public',
          media: [0],
          replyTo: undefined,
        },
      ],
      losses: [{ kind: 'warning-covers-all', labels: ['nudity', 'graphic-media'] }],
    });
  });

  it('is in English for every other language, and on its part of a thread only', () => {
    const given: Post = {
      parts: [
        part(['One']),
        part([], { labels: ['sexual'], media: [1, 2, 3, 4, 5].map(() => image()) }),
        part(['Three'], { labels: ['porn'] }),
      ],
      language: 'en-GB',
      time,
    };
    const { statuses, losses } = plan(given, account(), rule);
    expect(statuses.map(({ spoilerText, sensitive }) => [spoilerText, sensitive])).toEqual([
      ['', false],
      ['Sexually suggestive', true],
      ['Sexually suggestive', true],
      ['Adult content', false],
    ]);
    expect(losses).toContainEqual({ kind: 'warning-covers-all', labels: ['porn'] });
  });

  it('counts towards the limit', () => {
    const given = part(['Wort '.repeat(19).trim()], { labels: ['nudity'], media: [image()] });
    const [first, second] = plan(post(given), account({ characters: 100 }), rule).statuses;
    expect(first?.text).toBe('Wort '.repeat(18).trim());
    expect([second?.text, second?.spoilerText, second?.sensitive]).toEqual(['Wort', 'Nacktheit', false]);
  });
});

describe('the language', () => {
  it.each([
    ['de', 'de'],
    ['de-DE', 'de'],
    ['EN-gb', 'en'],
    ['zh', 'zh'],
    ['zh-CN', 'zh-CN'],
    ['zh-Hant', 'zh-TW'],
    ['zh-Hant-HK', 'zh-HK'],
    ['', undefined],
    ['deutsch', undefined],
    [undefined, undefined],
  ])('%s is %s', (language, expected) => {
    expect(plan({ parts: [part(['x'])], language, time }, account(), rule).statuses[0]?.language).toBe(
      expected,
    );
  });
});

describe('media', () => {
  const images = (count: number) => Array.from({ length: count }, () => image());

  it('of ten pictures come four, four, two, the further ones in replies', () => {
    const given = post(part(['Bilder vom Stadtfest'], { media: images(10) }));
    const { statuses, losses } = plan(given, account(), rule);
    expect(statuses.map((status) => [status.text, status.media, status.replyTo])).toEqual([
      ['Bilder vom Stadtfest', [0, 1, 2, 3], undefined],
      ['', [4, 5, 6, 7], 0],
      ['', [8, 9], 1],
    ]);
    expect(losses).toEqual([{ kind: 'media-in-replies', count: 6 }]);
  });

  it('go with the text that follows, before any comes alone', () => {
    const given = post(part([`${'a'.repeat(90)}. ${'B'.repeat(90)}`], { media: images(9) }));
    expect(mediaOf(given, account({ characters: 100 }))).toEqual([[0, 1, 2, 3], [4, 5, 6, 7], [8]]);
    expect(textsOf(given, account({ characters: 100 }))).toEqual([`${'a'.repeat(90)}.`, 'B'.repeat(90), '']);
  });

  it('never hold a video beside anything else', () => {
    const given = post(part(['Film'], { media: [image(), video(), image(), image(), video()] }));
    expect(mediaOf(given)).toEqual([[0], [1], [2, 3], [4]]);
  });

  it('are counted through all parts', () => {
    const given = post(
      part(['Eins'], { media: images(2) }),
      part(['Zwei']),
      part(['Drei'], { media: images(1) }),
    );
    expect(mediaOf(given)).toEqual([[0, 1], [], [2]]);
  });

  it('keep to the server that takes more', () => {
    expect(mediaOf(post(part(['x'], { media: images(6) })), account({ media: 6 }))).toEqual([
      [0, 1, 2, 3, 4, 5],
    ]);
  });

  it('with a description too long for the server are named', () => {
    const media = [image('kurz'), image('😀'.repeat(1500)), image('ä'.repeat(1501))];
    expect(plan(post(part(['x'], { media })), account(), rule).losses).toEqual([
      { kind: 'description-cut', media: 2, limit: 1500 },
    ]);
  });

  it('with a description that a machine wrote are named, and nothing else is said of it', () => {
    const machine = { ...image('x'.repeat(2000)), machineMade: true };
    const nothing = { ...image(''), machineMade: true };
    expect(plan(post(part(['x'], { media: [machine, nothing] })), account(), rule).losses).toEqual([
      { kind: 'machine-description', media: 0 },
    ]);
  });
});

describe('a thread', () => {
  it('is a chain of replies with the visibility of the rule', () => {
    const given = post(part(['1/3']), part(['2/3']), part(['3/3']));
    const { statuses } = plan(given, account(), { ...rule, visibility: 'unlisted' });
    expect(statuses.map(({ replyTo, visibility }) => [replyTo, visibility])).toEqual([
      [undefined, 'unlisted'],
      [0, 'unlisted'],
      [1, 'unlisted'],
    ]);
  });

  it('leaves out a part without content', () => {
    expect(textsOf(post(part(['Eins']), part([' \n']), part(['Drei'])))).toEqual(['Eins', 'Drei']);
  });

  it('names what is lost: divided texts once, each mention', () => {
    const long = part([`${'Wort '.repeat(30)}`, mention('a.example')]);
    const { losses } = plan(post(long, part([mention('b.example')])), account({ characters: 100 }), rule);
    expect(losses).toEqual([
      { kind: 'split-text', statuses: 2 },
      { kind: 'mention-as-link', name: 'a.example' },
      { kind: 'mention-as-link', name: 'b.example' },
    ]);
  });
});

describe('another server', () => {
  const given = post(part([link('a.de', `https://a.de/${'x'.repeat(80)}`), ` ${'ä'.repeat(30)}`]));

  it('that is GoToSocial shortens no address', () => {
    expect(textsOf(given, account({ characters: 100 }, 'gotosocial'))).toHaveLength(2);
    expect(textsOf(given, account({ characters: 200 }, 'gotosocial'))).toHaveLength(1);
  });

  it('that is like Mastodon does', () => {
    expect(textsOf(given, account({ characters: 100 }, 'hollo'))).toHaveLength(1);
  });
});

describe('fitDescription', () => {
  it.each([
    ['Ein Baum', 8, 'Ein Baum'],
    ['Ein Baum im Stadtwald', 12, 'Ein Baum im…'],
    ['Ein Baum im Stadtwald', 11, 'Ein Baum…'],
    ['Ein Baum, groß', 11, 'Ein Baum…'],
    ['Straßenbahnhaltestelle', 10, 'Straßenba…'],
    ['😀😀😀', 2, '😀…'],
    ['Baum', 0, ''],
  ])('%s in %i: %s', (description, limit, expected) => {
    expect(fitDescription(description, limit)).toBe(expected);
  });
});

describe('what a rule adds', () => {
  const planned = (given: Post, change: Partial<typeof rule>) =>
    plan(given, account(), { ...rule, ...change }).statuses;

  it('is an ending below the last part, which is not said twice', () => {
    const thread = post(part(['Eins']), part(['Zwei']));
    expect(planned(thread, { ending: ' #Krefeld ' }).map(({ text }) => text)).toEqual([
      'Eins',
      'Zwei\n\n#Krefeld',
    ]);
    expect(planned(post(part(['Da ist #Krefeld'])), { ending: '#Krefeld' })[0]?.text).toBe('Da ist #Krefeld');
    expect(planned(post(part([], { media: [image()] })), { ending: '#Krefeld' })[0]?.text).toBe('#Krefeld');
  });

  it('is divided with the text, whole or not at all', () => {
    const statuses = planned(post(part(['a '.repeat(248)])), { ending: 'Redaktion des Presseamts' });
    expect(statuses).toHaveLength(2);
    expect(statuses[1]?.text).toContain('Redaktion des Presseamts');
  });

  it('is a warning for posts that have none, and stays out where a person took it out', () => {
    const warning = 'Amtliche Mitteilung';
    expect(planned(post(part(['Hallo'])), { warning })[0]?.spoilerText).toBe(warning);
    expect(planned({ ...post(part(['Hallo'])), warning: '' }, { warning })[0]?.spoilerText).toBe('');
    const labelled = post(part(['Hallo'], { labels: ['nudity'], media: [image()] }));
    expect(planned(labelled, { warning })[0]?.spoilerText).toBe('Nacktheit');
  });

  it('is a language where none is known', () => {
    expect(planned({ ...post(part(['Hallo'])), language: undefined }, { language: 'uk' })[0]?.language).toBe(
      'uk',
    );
    expect(planned(post(part(['Hallo'])), { language: 'uk' })[0]?.language).toBe('de');
  });
});
