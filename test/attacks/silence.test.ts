import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { cityTexts, kind, showOfFile } from '../e2e/fixture.ts';
import { until } from '../stage/browsers/until.ts';
import { pressPost } from '../stage/elements.ts';
import { panel } from '../stage/panel.ts';
import { found, openBluesky, openComposer, publish } from '../stage/steps.ts';
import { holds, presetSwitch, scenes } from './attacker.ts';
import { look } from './hands.ts';

/*
 * The page wants the mirror off without the officer being told, or wants to be heard as the extension.
 */

const show = showOfFile({ shipped: true });
let own: Page;
beforeAll(async () => {
  own = await show.browser.openExtensionPage('/popup.html');
  await presetSwitch(own, scenes(show).bluesky);
});

/** A composer that is armed by its rule and whose pill has been seen. */
async function composer(text: string): Promise<Page> {
  const page = await show.write(text);
  await found(page, panel.atComposer);
  await holds(own, 'an armed composer', ({ composers }) => composers.find(({ armed }) => armed));
  await look(900);
  return page;
}

/** What is told of a post: why it is offered, or that it went. */
const told = (text: string) =>
  holds(own, `word of "${text}"`, ({ notices }) => {
    const notice = notices.find(({ excerpt }) => excerpt === text);
    return notice && (notice.offered ?? 'went');
  });

/** What a page does after it was loaded, which must change nothing. */
const harmless: Record<string, () => void> = {
  'events with our names': () => {
    const names =
      'mitposten:ask mitposten:line mitposten:hello mitposten:secret mitposten:port mitposten:over mitposten:watch ' +
      'mitposten mitposten:end over alive line';
    for (const name of names.split(' ')) {
      for (const target of [document, window, document.documentElement]) {
        const { port2 } = new MessageChannel();
        for (const data of ['over', 'alive', 'early', 'late', crypto.randomUUID(), {}]) {
          target.dispatchEvent(new MessageEvent(name, { data, ports: [port2], cancelable: true }));
        }
        target.dispatchEvent(new Event(name));
        target.dispatchEvent(new CustomEvent(name, { detail: 'over' }));
      }
    }
    for (const data of ['over', 'alive', { type: 'watch' }, { ticket: crypto.randomUUID() }])
      postMessage(data, '*');
  },
  'prototypes that answer otherwise': () => {
    const { postMessage } = MessagePort.prototype;
    const spied: string[] = [];
    Object.assign(window, { spied });
    MessagePort.prototype.postMessage = function (this: MessagePort, ...told: [unknown]) {
      spied.push(JSON.stringify(told[0] ?? ''));
      return postMessage.apply(this, told as unknown as Parameters<typeof postMessage>);
    };
    Document.prototype.elementsFromPoint = () => [];
    Element.prototype.checkVisibility = () => false;
    Object.defineProperty(Element.prototype, 'shadowRoot', { get: () => null });
    Object.defineProperty(Event.prototype, 'isTrusted', { get: () => false });
    for (const name of ['armed', 'ports', 'ticket', 'mitposten'])
      Object.defineProperty(Object.prototype, name, {
        get: () => undefined,
        set: () => {},
        configurable: true,
      });
    const { parse } = JSON;
    JSON.parse = (text, reviver) => parse(text, reviver);
  },
  'another name, history and policy': () => {
    window.name = 'mitposten';
    history.pushState({ mitposten: true }, '', '?mitposten=1');
    history.replaceState(null, '', '/');
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content =
      "frame-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'";
    document.head.append(policy);
  },
};

test.each(Object.entries(harmless))('the mirror goes on after %s', async (what, act) => {
  const page = await composer(`Trotz ${what}`);
  await page.evaluate(act);
  await publish(page);
  expect(await told(`Trotz ${what}`)).toBe('went');
  await until('the post', async () => (await cityTexts(show)).includes(`Trotz ${what}`) || undefined);
  const spied = await page.evaluate(() => (window as unknown as { spied?: string[] }).spied?.join() ?? '');
  expect(spied).not.toContain('app.bsky.feed.post');
});

test('a page whose elements are called like what a script asks the browser for ends nothing', async () => {
  const page = show.passing(await openBluesky(show.browser));
  // Before a composer is seen, with which the rest of us comes.
  await page.evaluate(() => {
    for (const name of ['browser', 'mitposten', 'mitpostenShown']) {
      const form = document.createElement('form');
      form.name = name;
      form.innerHTML = '<input name="runtime" id="mitposten" type="hidden">';
      document.body.append(form);
    }
    for (const name of ['lookout', 'watch', 'process', 'signal', 'location', 'chrome']) {
      const frame = document.createElement('iframe');
      frame.name = name;
      frame.hidden = true;
      document.body.append(frame);
    }
  });
  await openComposer(page);
  await page.keyboard.type('Bei Namen genannt');
  await found(page, panel.atComposer);
  await holds(own, 'an armed composer', ({ composers }) => composers.find(({ armed }) => armed));
  await look(900);
  await publish(page);
  expect(await told('Bei Namen genannt')).toBe('went');
});

test('a form around everything, whose fields answer for all that an element is asked, ends nothing without a word', async () => {
  const page = await composer('Im Formular');
  await page.evaluate(() => {
    let outermost = document.querySelector('[role="dialog"]') as Element;
    while (outermost.parentElement !== document.body) outermost = outermost.parentElement as Element;
    const form = document.createElement('form') as HTMLFormElement & { moveBefore: Node['insertBefore'] };
    form.id = 'answers';
    document.body.append(form);
    form.moveBefore(outermost, null);
    const asked = [EventTarget, Node, Element, HTMLElement].flatMap(({ prototype }) =>
      Object.getOwnPropertyNames(prototype),
    );
    for (const name of asked) {
      const field = document.createElement('input');
      field.type = 'hidden';
      field.name = name;
      field.setAttribute('form', 'answers');
      document.body.append(field);
    }
  });
  await look(900);
  await pressPost(page, '[data-testid="composerPublishBtn"]');
  // Firefox asks its elements past the page; elsewhere nobody knows what was seen, so it is offered.
  expect(await told('Im Formular')).toBe(kind === 'firefox' ? 'went' : 'button-hidden');
});

test('a page that takes the pill out again and again is told of, and then nothing goes by itself', async () => {
  const page = await composer('Ohne Schalter');
  await page.evaluate(() => {
    new MutationObserver(() => {
      for (const host of document.querySelectorAll('[data-mitposten="pill"]')) host.remove();
    }).observe(document, { subtree: true, childList: true });
    document.querySelector('[data-mitposten="pill"]')?.remove();
    // Something of the page changes all the time.
    setInterval(() => document.querySelector('[role="dialog"]')?.append(document.createComment('')), 60);
  });
  await holds(own, 'the trouble', ({ troubles }) =>
    troubles.find(({ trouble }) => trouble === 'panel-removed'),
  );
  const badge = await until('the badge', () =>
    own.evaluate(async () => {
      const { tabs, action } = Reflect.get(globalThis, 'chrome');
      for (const { id } of await tabs.query({})) {
        const text = await action.getBadgeText({ tabId: id });
        if (text) return text as string;
      }
      return undefined;
    }),
  );
  expect(badge).toBe('!');
  await publish(page).catch(() => {});
  expect(await told('Ohne Schalter')).not.toBe('went');
});

test.each<[string, () => void]>([
  [
    'makes the pill invisible',
    () => {
      const dialog = document.querySelector<HTMLElement>('[data-testid="composePostView"]');
      for (const host of document.querySelectorAll('[data-mitposten="pill"]')) {
        const veil = document.createElement('div');
        veil.style.opacity = '0';
        host.before(veil);
        veil.append(host);
      }
      dialog?.append(document.createComment(''));
    },
  ],
  [
    'lays something over it',
    () => {
      const sheet = document.createElement('div');
      const box = document.querySelector('[data-mitposten="pill"]')?.getBoundingClientRect() ?? new DOMRect();
      sheet.style.cssText = `position:fixed;left:${box.x}px;top:${box.y}px;width:${box.width}px;height:${box.height}px;background:#fff;z-index:99999;pointer-events:none`;
      document.querySelector('[role="dialog"]')?.append(sheet);
    },
  ],
])('where a page %s the post is offered or goes with the pill seen, never lost', async (what, act) => {
  const page = await composer(`Verhüllt: ${what}`);
  await page.evaluate(act);
  await publish(page);
  // The pill is put back beside the button at once; where it cannot be seen, the post waits for a word.
  expect(await told(`Verhüllt: ${what}`)).toBeTruthy();
});

test('where the page keeps its requests from the tap the officer is told', async () => {
  const page = await composer('Am Ohr vorbei');
  await page.evaluate(() => {
    Response.prototype.clone = () => {
      throw new Error('not for you');
    };
  });
  await publish(page);
  await until(
    'word of it',
    () =>
      own.evaluate(async () => {
        const { health } = await Reflect.get(globalThis, 'chrome').storage.session.get('health');
        return health?.bluesky?.state === 'changed' || undefined;
      }),
    40_000,
  );
  expect(await cityTexts(show)).toEqual([]);
});

test.each<[string, () => void]>([
  [
    'opened anew',
    () => {
      document.open();
      document.write('<p>Nichts</p>');
      document.close();
    },
  ],
  ['written anew', () => document.write('<html><body><p>Nichts</p></body></html>')],
])('a document that is %s takes our listeners with all others: the officer is told', async (_, act) => {
  const page = show.passing(await openBluesky(show.browser));
  await holds(own, 'no trouble', ({ troubles }) => troubles.length === 0 || undefined);
  await page.evaluate(act);
  const trouble = await holds(own, 'word of it', ({ troubles }) => troubles[0]);
  expect(trouble.trouble).toBe('tap-lost');
});

test("document.open takes our elements with the page, and the next page's mirror works", async () => {
  const page = await composer('Weggeschrieben');
  await page.evaluate(() => {
    document.open();
    document.write('<p>Nichts</p>');
    document.close();
  });
  const next = show.passing(await openBluesky(show.browser));
  await next.close();
  const other = await composer('Danach');
  await publish(other);
  expect(await told('Danach')).toBe('went');
});
