import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutTracking } from '../../../utils/post/tracking.ts';
import { targetOf } from '../../../utils/post/wrappers.ts';

const target = 'https://www.krefeld.de/fest?tag=sa&ort=m%C3%A4rkte';
const encoded = encodeURIComponent(target);
const base64 = btoa(target);
const base64Url = base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
const proofpoint2 = encoded
  .replaceAll('_', '%5F')
  .replaceAll('-', '%2D')
  .replaceAll('%2F', '_')
  .replaceAll('%', '-');

describe('an address that only leads to another is that one', () => {
  it.each([
    ['Outlook', `https://eur01.safelinks.protection.outlook.com/?url=${encoded}&data=05%7C02&reserved=0`],
    [
      'Outlook, its newer path',
      `https://nam12.safelinks.protection.outlook.com/ap/t-59584e83/?url=${encoded}&data=05`,
    ],
    ['Outlook for governments', `https://usg01.safelinks.protection.office365.us/?url=${encoded}`],
    [
      'Teams',
      `https://statics.teams.cdn.office.net/evergreen-assets/safelinks/2/atp-safelinks.html?url=${encoded}&locale=de-de`,
    ],
    [
      'Teams, another host',
      `https://statics.teams.microsoft.com/evergreen-assets/safelinks/1/atp-safelinks.html?url=${encoded}`,
    ],
    ['Google', `https://www.google.com/url?sa=t&source=web&q=${encoded}&ved=2ah`],
    ['Google in Germany', `https://www.google.de/url?url=${encoded}&usg=x`],
    ['Google in Britain', `https://google.co.uk/url?q=${encoded}`],
    [
      'Google Docs, not encoded',
      'https://www.google.com/url?q=https://www.krefeld.de/fest&sa=D',
      'https://www.krefeld.de/fest',
    ],
    ['Google Meet', `https://meet.google.com/linkredirect?authuser=0&dest=${encoded}`],
    ['Google AMP', 'https://www.google.com/amp/s/www.krefeld.de/fest', 'https://www.krefeld.de/fest'],
    [
      'AMP',
      'https://www-krefeld-de.cdn.ampproject.org/c/s/www.krefeld.de/fest',
      'https://www.krefeld.de/fest',
    ],
    ['Facebook', `https://l.facebook.com/l.php?u=${encoded}&h=AT0`],
    ['Facebook on phones', `https://lm.facebook.com/l.php?u=${encoded}&h=AT0`],
    ['Facebook, its warning', `https://www.facebook.com/flx/warn/?u=${encoded}`],
    ['Messenger', `https://l.messenger.com/l.php?u=${encoded}`],
    ['Instagram', `https://l.instagram.com/?u=${encoded}&e=AT`],
    ['Threads', `https://l.threads.com/?u=${encoded}`],
    ['WhatsApp', `https://l.wl.co/l?u=${encoded}`],
    ['LinkedIn', `https://www.linkedin.com/safety/go?url=${encoded}&trk=x`],
    ['LinkedIn, its warning', `https://de.linkedin.com/redir/suspicious-page?url=${encoded}`],
    ['YouTube', `https://www.youtube.com/redirect?event=video_description&q=${encoded}&v=abc`],
    ['YouTube on phones', `https://m.youtube.com/redirect?q=${encoded}`],
    ['X, its warning', `https://x.com/safety/unsafe_link_warning?unsafe_link=${encoded}`],
    ['VK', `https://vk.com/away.php?to=${encoded}&cc_key=`],
    ['Steam', `https://steamcommunity.com/linkfilter/?u=${encoded}`],
    ['Reddit', `https://out.reddit.com/t3_x?url=${encoded}&token=y`],
    ['TikTok', `https://www.tiktok.com/link/v2?aid=1988&target=${encoded}`],
    ['Tumblr', `https://t.umblr.com/redirect?z=${encoded}&t=x`],
    ['Pinterest', `https://www.pinterest.de/offsite/?url=${encoded}`, undefined],
    ['Pinterest at home', `https://www.pinterest.com/offsite/?url=${encoded}`],
    ['Medium', `https://medium.com/r/?url=${encoded}`],
    [
      'Disqus',
      `https://disq.us/url?url=${encodeURIComponent('https://www.krefeld.de/fest:AbCdEfGhIjKlMnOpQrStUv')}&cuid=1`,
      'https://www.krefeld.de/fest',
    ],
    ['Bing', `https://www.bing.com/ck/a?!&&p=abc&u=a1${base64Url}&ntb=1`],
    ['DuckDuckGo', `https://duckduckgo.com/l/?uddg=${encoded}&rut=x`],
    ['Yahoo', `https://r.search.yahoo.com/_ylt=A0/RV=2/RE=17/RO=10/RU=${encoded}/RK=2/RS=x-`],
    ['Slack', `https://slack-redir.net/link?url=${encoded}&v=3`],
    ['GMX', `https://deref-gmx.net/mail/client/x/dereferrer/?redirectUrl=${encoded}`],
    ['Web.de', `https://deref-web.de/mail/client/x/dereferrer/?redirectUrl=${encoded}`],
    ['Proofpoint 1', `https://urldefense.proofpoint.com/v1/url?u=${encoded}&k=x`],
    ['Proofpoint 2', `https://urldefense.proofpoint.com/v2/url?u=${proofpoint2}&d=DwMFaQ&c=x`],
    [
      'Proofpoint 3, an example of its maker',
      'https://urldefense.com/v3/__https://google.com:443/search?q=a*test&gs=ps__;Kw!-612Flbf0JvQ3kNJkRi5Jg!Ue6tQudNKaShHg93trcdjqDP8se2ySE65jyCIe2K1D_uNjZ1Lnf6YLQERujngZv9UWf66ujQIQ$',
      'https://google.com:443/search?q=a+test&gs=ps',
    ],
    [
      'Proofpoint 3, several at once',
      `https://urldefense.us/v3/__https://krefeld.de/gr**Be__;${btoa('\u00c3\u00b6\u00c3\u009f\u00c3\u00bc')}!!x!y$`,
      'https://krefeld.de/größüe',
    ],
    [
      'Proofpoint 3, a slash lost',
      'https://urldefense.com/v3/__https:/krefeld.de/a__;!!x!y$',
      'https://krefeld.de/a',
    ],
    ['Barracuda', `https://linkprotect.cudasvc.com/url?a=${encoded}&c=E,1,x&typo=1`],
    ['Sophos', `https://eu-central-1.protection.sophos.com/?d=krefeld.de&u=${base64}&i=x`],
    ['Sophos without a slash', `https://us-west-2.protection.sophos.com?d=krefeld.de&u=${base64Url}`],
    ['Trellix', `https://protect2.fireeye.com/v1/url?k=abc&q=1&e=x&u=${encoded}`],
    ['Trend Micro', `https://imsva91-ctp.trendmicro.com/wis/clicktime/v1/query?url=${encoded}&umid=x`],
    ['Symantec', `https://clicktime.symantec.com/3abc?u=${encoded}`],
    ['Cisco', `https://secure-web.cisco.com/1abcDEF/${encoded}`],
    ['Check Point', `https://url.avanan.click/v2/___${target}___.YXAzOmtyZWZlbGQ`],
    ['Check Point, newer', `https://protect.checkpoint.com/v2/r01/___${target}___.YXAz`],
    ['Mozilla', `https://prod.outgoing.prod.webservices.mozgcp.net/v1/0a1b2c/${encoded}`],
    ['href.li', `https://href.li/?${target}`],
    ['Bluesky', `https://go.bsky.app/redirect?u=${encoded}`],
    ['in capitals', `HTTPS://L.Facebook.com:443/l.php?u=${encoded}`],
  ])('%s', (_, wrapped, expected: string | undefined = target) => {
    if (wrapped.includes('pinterest.de')) return expect(targetOf(wrapped)).toBeUndefined();
    expect(targetOf(wrapped)).toBe(expected);
    expect(withoutTracking(wrapped)).toBe(expected);
  });

  it('however often it is wrapped, whoever wrapped it', () => {
    const families: ((url: string) => string)[] = [
      (url) => `https://eur03.safelinks.protection.outlook.com/?url=${encodeURIComponent(url)}&data=x`,
      (url) => `https://l.facebook.com/l.php?u=${encodeURIComponent(url)}&h=AT`,
      (url) => `https://www.google.com/url?q=${encodeURIComponent(url)}`,
      (url) => `https://eu.protection.sophos.com/?d=x&u=${btoa(url)}`,
      (url) => `https://www.bing.com/ck/a?u=a1${btoa(url).replaceAll('+', '-').replaceAll('/', '_')}`,
      (url) => `https://urldefense.com/v3/__${url.replaceAll('*', '%2A')}__;!!x!y$`,
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...families), { maxLength: 4 }), (wrapping) => {
        const wrapped = wrapping.reduce((url, wrap) => wrap(url), target);
        fc.pre(wrapped.length < 8000);
        expect(withoutTracking(wrapped)).toBe(target);
      }),
    );
  });
});

describe('an address stays', () => {
  it.each([
    ['of a short link', 'https://t.co/abc'],
    ['of a short link', 'https://lnkd.in/abc'],
    ['of Mimecast, which nobody else can read', 'https://protect-eu.mimecast.com/s/abcDEF?domain=krefeld.de'],
    ['of a page that shares another', `https://www.facebook.com/sharer.php?u=${encoded}`],
    ['of a search', `https://www.google.com/search?q=${encoded}`],
    ['on a host that only ends alike', `https://notl.facebook.com.de/l.php?u=${encoded}`],
    ['of Bing without what leads on', 'https://www.bing.com/ck/a?u=b1xyz'],
    ['with base64 that is none', 'https://eu.protection.sophos.com/?d=a.de&u=%%%'],
    [
      'with base64 of bytes that are no text',
      `https://eu.protection.sophos.com/?d=a.de&u=${btoa('\xff\xfe')}`,
    ],
    ['with a script in base64', `https://eu.protection.sophos.com/?d=a.de&u=${btoa('javascript:alert(1)')}`],
    ['of Proofpoint with too few characters', 'https://urldefense.com/v3/__https://a.de/**_b__;Kw!!x!y$'],
    ['of Proofpoint without an end', 'https://urldefense.com/v3/__https://a.de/b'],
    ['of an account', 'https://www.linkedin.com/in/krefeld?url=https%3A%2F%2Fa.de'],
  ])('%s', (_, url) => {
    expect(targetOf(url)).toBeUndefined();
  });

  it('or is a web address, whatever it holds', () => {
    const hosts = fc.constantFrom(
      ...[
        'l.facebook.com/l.php?u=',
        'eu.protection.sophos.com/?u=',
        'www.bing.com/ck/a?u=a1',
        'urldefense.com/v3/__',
      ],
      ...[
        'urldefense.proofpoint.com/v2/url?u=',
        'secure-web.cisco.com/1/',
        'www.google.com/amp/s/',
        'href.li/?',
      ],
    );
    fc.assert(
      fc.property(hosts, fc.string(), (host, rest) => {
        const found = targetOf(`https://${host}${rest}`);
        if (found !== undefined) expect(found).toMatch(/^https?:\/\/[^\s<>"@]+\.[^\s<>"]+$/);
      }),
    );
  });
});
