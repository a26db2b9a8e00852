import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutTracking } from '../../../utils/post/tracking.ts';

describe('what was added to follow people goes', () => {
  it.each([
    ['https://krefeld.de/a?utm_source=bsky&utm_medium=social', 'https://krefeld.de/a'],
    ['https://krefeld.de?utm_source=bsky', 'https://krefeld.de'],
    ['https://krefeld.de/?UTM_Source=x', 'https://krefeld.de/'],
    ['https://krefeld.de/a?id=3&fbclid=IwAR0x&page=2', 'https://krefeld.de/a?id=3&page=2'],
    [
      'https://krefeld.de/a?fbclid=x&id=%C3%BC+%20ü#anker?utm_source=y',
      'https://krefeld.de/a?id=%C3%BC+%20ü#anker?utm_source=y',
    ],
    ['https://a.de/?mc_cid=1&mc_eid=2&gclid=3&_hsenc=4&x', 'https://a.de/?x'],
    ['https://a.de/?b=1&&fbclid=x&c', 'https://a.de/?b=1&&c'],
    ['https://stadt.de/?pk_campaign=fest&wt_mc=so.fb', 'https://stadt.de/'],
    ['https://www.instagram.com/p/abc/?igsh=MWx&img_index=3', 'https://www.instagram.com/p/abc/?img_index=3'],
    ['https://youtu.be/abc?si=xyz&t=42', 'https://youtu.be/abc?t=42'],
    [
      'https://www.facebook.com/events/1?__cft__[0]=AZ&__tn__=x&mibextid=y',
      'https://www.facebook.com/events/1',
    ],
    [
      'https://www.instagram.com/reel/abc/?igshid=x&utm_source=ig_web_copy_link',
      'https://www.instagram.com/reel/abc/',
    ],
    ['https://x.com/stadt/status/1?s=20&t=abc', 'https://x.com/stadt/status/1'],
  ])('%s', (url, expected) => {
    expect(withoutTracking(url)).toBe(expected);
  });
});

describe('everything else stays to the letter', () => {
  it.each([
    ['an address without a query', 'https://krefeld.de/utm_source=x/fbclid'],
    [
      'other parameters, in order, as they are written',
      'HTTPS://Krefeld.DE:443/a//b/../c?b=2&a=1&&=&ü=%fc+ ',
    ],
    ['the same name on another host', 'https://ratsinfo.krefeld.de/si0057.php?si=4&igsh=1&t=3&feature=x'],
    ['a host that only ends alike', 'https://notyoutube.com/?si=4'],
    ['a longer name', 'https://a.de/?xutm_source=1&fbclid2=1&gclids=1'],
    ['a value that looks like one', 'https://a.de/?q=utm_source=x&next=https://b.de/?fbclid=1'],
    ['coordinates', 'https://geoportal.krefeld.de/karte?utm_zone=32U&utm_x=333000&utm_y=5690000'],
    ['the token of a link to unsubscribe', 'https://news.krefeld.de/unsubscribe?mkt_tok=abc'],
    ['the fragment', 'https://a.de/#?utm_source=x'],
    ['another scheme', 'gopher://a.de/?utm_source=x'],
    ['no address', 'utm_source=x ?fbclid=1'],
  ])('%s', (_, url) => {
    expect(withoutTracking(url)).toBe(url);
  });

  it('whatever it is', () => {
    const query = fc.string({ unit: 'grapheme' }).filter((text) => !/utm_|[#]/i.test(text));
    fc.assert(
      fc.property(query, (text) => {
        const url = `https://krefeld.de/a?b=1&ä=${text}`;
        expect(withoutTracking(url)).toBe(url);
      }),
    );
  });
});

describe('an address that only counts the click', () => {
  it.each([
    [
      'https://l.facebook.com/l.php?u=https%3A%2F%2Fkrefeld.de%2Fa%3Fid%3D1%26fbclid%3Dx&h=AT0',
      'https://krefeld.de/a?id=1',
    ],
    ['https://lm.facebook.com/l.php?u=https%3A%2F%2Fkrefeld.de%2F&h=AT0', 'https://krefeld.de/'],
    ['https://l.instagram.com/?u=https%3A%2F%2Fkrefeld.de%2F%23top&e=AT', 'https://krefeld.de/#top'],
    ['https://out.reddit.com/t3_x?url=https%3A%2F%2Fkrefeld.de&token=y', 'https://krefeld.de'],
    ['https://go.bsky.app/redirect?u=https%3A%2F%2Fkrefeld.de%2Fa', 'https://krefeld.de/a'],
    [
      'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fkrefeld.de%2Fa&data=05',
      'https://krefeld.de/a',
    ],
    [
      'https://deref-gmx.net/mail/client/x/dereferrer/?redirectUrl=https%3A%2F%2Fkrefeld.de',
      'https://krefeld.de',
    ],
    [
      'https://l.facebook.com/l.php?u=https%3A%2F%2Fout.reddit.com%2F%3Furl%3Dhttps%253A%252F%252Fa.de',
      'https://a.de',
    ],
  ])('%s', (url, expected) => {
    expect(withoutTracking(url)).toBe(expected);
  });

  it.each([
    ['leads nowhere', 'https://l.facebook.com/l.php?h=AT0'],
    ['leads to no address', 'https://l.facebook.com/l.php?u=javascript%3Aalert(1)'],
    ['leads to one with a space', 'https://l.facebook.com/l.php?u=https%3A%2F%2Fa.de%2Fb%20c'],
    [
      'leads to one with a name before the host',
      'https://l.facebook.com/l.php?u=https%3A%2F%2Fkrefeld.de%40b.de',
    ],
    ['leads to two', 'https://l.facebook.com/l.php?u=https%3A%2F%2Fa.de&u=https%3A%2F%2Fb.de'],
    ['is broken', 'https://l.facebook.com/l.php?u=https%3A%2F%2Fa.de%E4'],
    ['is another page of the host', 'https://www.facebook.com/share?u=https%3A%2F%2Fa.de'],
    ['has a fragment', 'https://l.facebook.com/l.php?u=https%3A%2F%2Fa.de#b'],
    ['is on a host that only ends alike', 'https://xl.instagram.com.de/?u=https%3A%2F%2Fa.de'],
  ])('stays where it %s', (_, url) => {
    expect(withoutTracking(url)).toBe(url);
  });
});
