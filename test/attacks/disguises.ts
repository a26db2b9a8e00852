import type { Page } from 'puppeteer-core';

/*
 * Ways in which a page makes a person press what they do not see. Each runs in the page's own world, with the selector of the
 * dialog that it hides or paints over; what it adds has the class `disguise`.
 */

/** One of them. `late` is run a moment before the press, after half a second in which nothing changed. */
export interface Disguise {
  put(dialog: string): void;
  late?(dialog: string): void;
}

/** What hides the dialog itself by its style. */
export const styles: Record<string, Disguise> = {
  ...byStyle('nearly transparent', 'opacity: .02'),
  ...byStyle('a filter that fades', 'filter: opacity(2%)'),
  ...byStyle('many filters that fade a little', `filter: ${'contrast(.8) '.repeat(40)}`),
  ...byStyle('a mask', 'mask-image: linear-gradient(transparent, transparent)'),
  ...byStyle('a clip path', 'clip-path: inset(0 1px 0 0)'),
  ...byStyle('very small', 'zoom: .12'),
  ...byStyle('turned over', 'transform: rotateX(180deg)'),
  ...byStyle('blended away', 'mix-blend-mode: darken; filter: brightness(20)'),
};

/** What hides it by the style of something further out, behind a form whose fields answer for its properties. */
export const astray: Record<string, Disguise> = {
  ...behindForm('parentNode'),
  ...behindForm('assignedSlot'),
  ...behindForm('parentElement'),
  ...behindForm('parentNode', 'in it'),
  ...behindForm('parentElement', 'in it'),
  'nearly transparent, behind something that was made in another document': {
    put(dialog) {
      let outermost = document.querySelector<HTMLElement>(dialog) as HTMLElement;
      while (outermost.parentElement !== document.body) outermost = outermost.parentElement as HTMLElement;
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const inner = frame.contentDocument as Document;
      const veil = inner.createElement('div');
      veil.tabIndex = 0;
      inner.body.append(veil);
      // Whoever listens there hears of it, and whoever looks on comes to know it.
      veil.focus();
      setTimeout(() => {
        for (const type of ['focusin', 'input', 'click', 'keydown'])
          veil.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
        veil.removeAttribute('tabindex');
        document.body.append(document.adoptNode(veil));
        (veil as HTMLElement & { moveBefore: Node['insertBefore'] }).moveBefore(outermost, null);
        veil.style.opacity = '.02';
      }, 150);
      const { undisguise } = window;
      window.undisguise = () => {
        window.undisguise = undisguise;
        (document.body as HTMLElement & { moveBefore: Node['insertBefore'] }).moveBefore(outermost, veil);
        veil.remove();
        frame.remove();
        undisguise?.();
      };
    },
  },
};

/** What is drawn above it and lets the pointer through. */
export const covers: Record<string, Disguise> = {
  'a sheet': { put: () => window.cover('inset:0;background:pink') },
  'a sheet that is inert': {
    put() {
      window.cover('inset:0;background:pink;pointer-events:auto').inert = true;
    },
  },
  'a sheet in something inert': {
    put() {
      const outer = window.cover('width:0;height:0;pointer-events:auto');
      outer.inert = true;
      const sheet = document.createElement('div');
      sheet.style.cssText = 'position:fixed;inset:0;background:pink';
      outer.append(sheet);
    },
  },
  'a sheet that its style makes inert': {
    put() {
      // Where a browser does not know that, the press would go to the sheet.
      const inert = CSS.supports('interactivity', 'inert') ? 'interactivity:inert;pointer-events:auto' : '';
      window.cover(`inset:0;background:pink;${inert}`);
    },
  },
  'a border': { put: () => window.cover('inset:0;border-top:100vh solid pink;box-sizing:border-box') },
  'an outline': { put: () => window.cover('left:50%;top:50%;width:0;height:0;outline:150vw solid pink') },
  'a shadow': {
    put: () => window.cover('left:-50px;top:0;width:9px;height:9px;box-shadow:0 0 0 150vw pink'),
  },
  'the shadow of letters': {
    put: () => {
      const style =
        'left:-3000px;top:-200px;font:1400px/1 monospace;white-space:nowrap;text-shadow:3000px 0 pink';
      window.cover(style).textContent = '█████';
    },
  },
  'the shadow that a filter throws': {
    put: () =>
      window.cover(
        'left:-150vw;top:0;width:100vw;height:100vh;background:pink;filter:drop-shadow(150vw 0 0 pink)',
      ),
  },
  'what lies behind a popover': {
    put() {
      window.sheet('#behind::backdrop{background:pink}');
      const popover = window.cover('width:1px;height:1px;opacity:0');
      popover.id = 'behind';
      popover.popover = 'manual';
      popover.showPopover();
    },
  },
  'a popover': {
    put() {
      const popover = window.cover('inset:0;width:100vw;height:100vh;background:pink;border:0');
      popover.popover = 'manual';
      popover.showPopover();
    },
  },
  'a closed root': {
    put() {
      const inside = document.createElement('div');
      inside.style.cssText = 'position:fixed;inset:0;background:pink;pointer-events:none';
      window.cover('inset:0').attachShadow({ mode: 'closed' }).append(inside);
    },
  },
  'many little tiles': {
    put() {
      const tiles = window.cover('inset:0;display:flex;flex-wrap:wrap');
      for (let tile = 0; tile < 150; tile++) {
        const one = document.createElement('i');
        one.style.cssText = 'width:10%;height:7%;background:pink;pointer-events:none';
        tiles.append(one);
      }
    },
  },
  'what stands before nothing': {
    put() {
      window.sheet('.disguise.empty::before{content:"";position:fixed;inset:0;background:pink}');
      window.cover('width:0;height:0').classList.add('empty');
    },
  },
  'a drawing': {
    put() {
      window.cover('inset:0').innerHTML =
        '<svg width="100%" height="100%" pointer-events="none"><rect width="100%" height="100%" fill="pink"/></svg>';
    },
  },
  // Last: every element of the page has a transition then, and Chromium takes half a minute for a press.
  'a sheet that a transition keeps from being found': {
    put() {
      window.sheet('*{transition:pointer-events 60s step-end allow-discrete !important}');
      window.cover('inset:0;background:pink');
    },
  },
};

/** What is no element, and is drawn above it from somewhere else; the browser that does not know one draws nothing. */
export const strange: Record<string, Disguise> = {
  ...byPseudo(
    'stands before something elsewhere',
    '::before',
    'content:"";position:absolute;left:99px;top:0',
  ),
  ...byPseudo(
    'stands before something, and grows out of it',
    '::before',
    'content:"";display:block',
    'left:0',
  ),
  ...byPseudo('throws a shadow before something', '::before', 'content:"";box-shadow:0 0 0 200vmax pink'),
  ...byPseudo(
    'is grown by a transform',
    '::after',
    'content:"";display:block;transform:scale(900)',
    'left:0',
  ),
  ...byPseudo('insists', '::before', 'content:"";position:fixed;inset:0;pointer-events:none !important'),
  ...byPseudo(
    'stands at a scroller',
    '::scroll-button(down)',
    'content:"";position:fixed;inset:0',
    'overflow:auto',
  ),
  ...byPseudo(
    'gathers marks of a scroller',
    '::scroll-marker-group',
    'position:fixed;inset:0;height:100vh',
    'overflow:auto;scroll-marker-group:after',
  ),
  ...byPseudo('is a letter', '::first-letter', 'float:left;padding:2000px', 'left:-500px;color:#0000'),
  ...byControl('<ul><li></li></ul>', {
    li: 'position:fixed;left:100vw;top:-100px;list-style:"████████████████████";font:600px/1 monospace;color:pink',
  }),
  ...byControl('<details open></details>', {
    'details::details-content':
      'content-visibility:visible;display:block;position:fixed;inset:0;width:100vw;height:100vh',
  }),
  ...byControl('<input type="file">', {
    'input::file-selector-button': 'position:fixed;inset:0;width:100vw;height:100vh',
  }),
  ...byControl('<input type="range">', {
    input: 'appearance:none',
    'input::-webkit-slider-thumb': 'appearance:none;position:fixed;left:0;top:0;width:100vw;height:100vh',
  }),
  ...byControl('<input type="color" value="#ffc0cb">', {
    'input::-webkit-color-swatch': 'position:fixed;left:0;top:0;width:100vw;height:100vh',
  }),
  ...byControl('<select><option>a</select>', {
    select: 'appearance:base-select',
    'select::picker-icon': 'content:"";position:fixed;inset:0',
  }),
  'a part of the page that turns into another': {
    put() {
      window.sheet(
        '.scope{contain:layout;view-transition-scope:all} .scope::view-transition{position:fixed;inset:0;width:100vw;height:100vh;background:pink;pointer-events:none}' +
          '.scope::view-transition-group(*),.scope::view-transition-old(*),.scope::view-transition-new(*){animation-duration:100s}',
      );
      const scope = window.cover('left:-99px;top:0;width:9px;height:9px');
      scope.classList.add('scope');
      const { startViewTransition } = scope as unknown as {
        startViewTransition?: (change: () => void) => void;
      };
      startViewTransition?.call(scope, () => {});
    },
  },
  'what stands behind the contents of its dialog': {
    put(dialog) {
      window.sheet(
        `${dialog}::after{content:"";position:absolute;inset:0;background:pink;pointer-events:none;z-index:9}`,
      );
    },
  },
};

function byPseudo(what: string, pseudo: string, css: string, of = ''): Record<string, Disguise> {
  const put = new Function(`
    window.sheet(${JSON.stringify(
      `.strange${pseudo}{width:100vw;height:100vh;background:pink;pointer-events:none;${css}}`,
    )});
    const of = window.cover(${JSON.stringify(`left:-99px;top:0;width:9px;height:9px;${of}`)});
    of.innerHTML = ${JSON.stringify(/letter/.test(pseudo) ? 'a' : '<div style="height:900px"></div>')};
    of.classList.add('strange');`);
  return { [`what ${what} (${pseudo})`]: { put: put as Disguise['put'] } };
}

function byControl(html: string, rules: Record<string, string>): Record<string, Disguise> {
  const css = Object.entries(rules).map(
    ([name, says]) => `.strange ${name}{background:pink;pointer-events:none;${says}}`,
  );
  const put = new Function(`
    window.sheet(${JSON.stringify(css.join(' '))});
    const of = window.cover('left:-99px;top:0;width:1px;height:1px');
    of.innerHTML = ${JSON.stringify(html)};
    of.classList.add('strange');`);
  return { [`a part of ${html} (${Object.keys(rules).at(-1)})`]: { put: put as Disguise['put'] } };
}

/** Those of them that are tried where time is short, each of another kind; in a long run all are. */
export const usualCovers: Record<string, Disguise> = Object.fromEntries(
  Object.entries(covers).filter(
    ([name]) =>
      process.env.MITPOSTEN_LONG ||
      /transition|inert|border|letters|behind a popover|closed root|tiles/.test(name),
  ),
);

/** What was there while a person decided, and goes at the very press or a moment before it. */
export const moments: Record<string, Disguise> = {
  'a sheet that goes at the first touch': {
    put() {
      const rule = 'html:has([data-mitposten]:active, .fake button:active) .disguise';
      window.sheet(`.disguise{transition:visibility 0s 3s} ${rule}{visibility:hidden;transition:none}`);
      window.cover('inset:0;background:pink');
    },
  },
  'a sheet that goes a moment before': {
    put: () => window.cover('inset:0;background:pink'),
    late: () => document.querySelector('div.disguise')?.remove(),
  },
  'a sheet that caught the pointer and goes a moment before': {
    put: () => window.cover('inset:0;background:pink;pointer-events:auto'),
    late: () => document.querySelector('div.disguise')?.remove(),
  },
  'a sheet that goes a moment before, while a script writes all the time': {
    put() {
      window.cover('inset:0;background:pink');
      const field = window.cover('top:0;left:0;width:9px;height:9px;opacity:0');
      field.contentEditable = 'true';
      field.focus();
      const writing = setInterval(() => {
        if (!field.isConnected) clearInterval(writing);
        field.focus();
        // A composer that keeps the focus would be written in.
        if (document.activeElement === field) document.execCommand('insertText', false, 'a');
      }, 200);
    },
    late: () => document.querySelector('div.disguise:not([contenteditable])')?.remove(),
  },
  'a sheet that is there for frames alone': {
    put() {
      const sheet = window.cover('inset:0;background:pink;visibility:hidden');
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => sheet.style.setProperty('visibility', 'hidden');
      const draw = () => {
        if (!sheet.isConnected) return;
        sheet.style.setProperty('visibility', 'visible');
        port2.postMessage('');
        requestAnimationFrame(draw);
      };
      requestAnimationFrame(draw);
    },
  },
  'a sheet that goes in a page which is busy until it is pressed': {
    put: () => window.cover('inset:0;background:pink'),
    late() {
      setTimeout(() => {
        document.querySelector('div.disguise')?.remove();
        for (const end = performance.now() + 1300; performance.now() < end; );
      });
    },
  },
  'nearly transparent until a moment before': {
    put(dialog) {
      document.querySelector<HTMLElement>(dialog)?.style.setProperty('opacity', '.02');
    },
    late: () => window.undisguise?.(),
  },
};

function byStyle(name: string, css: string): Record<string, Disguise> {
  const put = new Function(
    'dialog',
    `document.querySelector(dialog).style.cssText += ${JSON.stringify(`;${css}`)}`,
  );
  return { [name]: { put: put as Disguise['put'] } };
}

/** Everything of the page is put into a form, which has a field of this name somewhere else, and into something transparent. */
function behindForm(name: string, where: 'elsewhere' | 'in it' = 'elsewhere'): Record<string, Disguise> {
  const put = new Function(
    'dialog',
    `
    let outermost = document.querySelector(dialog);
    while (outermost.parentNode !== document.body) outermost = outermost.parentNode;
    const [veil, form, field] = ['div', 'form', 'input'].map((each) => document.createElement(each));
    form.id = 'astray';
    veil.append(form);
    document.body.append(veil);
    form.moveBefore(outermost, null);
    field.name = ${JSON.stringify(name)};
    field.setAttribute('form', 'astray');
    field.type = 'hidden';
    (${JSON.stringify(where)} === 'in it' ? form : document.body).append(field);
    veil.style.opacity = '.02';
    const { undisguise } = window;
    window.undisguise = () => {
      window.undisguise = undisguise;
      field.remove();
      document.body.moveBefore(outermost, veil);
      veil.remove();
      undisguise();
    };`,
  );
  return {
    [`nearly transparent, behind a form with a field "${name}" ${where}`]: { put: put as Disguise['put'] },
  };
}

declare global {
  interface Window {
    cover(css: string): HTMLElement;
    sheet(css: string): void;
    undisguise: (() => void) | undefined;
  }
}

/** What the disguises are made with, in the page. */
export async function bringDisguises(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.cover = (css) => {
      const element = document.createElement('div');
      element.className = 'disguise';
      element.style.cssText = `position:fixed;z-index:2147483647;margin:0;padding:0;pointer-events:none;${css}`;
      document.body.append(element);
      return element;
    };
    window.sheet = (css) => {
      const style = document.createElement('style');
      style.className = 'disguise';
      style.textContent = css;
      document.head.append(style);
    };
  });
}

/** Puts a disguise on. */
export async function disguise(page: Page, { put }: Disguise, dialog: string): Promise<void> {
  await page.evaluate((selector) => {
    const element = document.querySelector<HTMLElement>(selector);
    const before = element?.style.cssText ?? '';
    window.undisguise = () => {
      if (element) element.style.cssText = before;
      for (const each of document.querySelectorAll('.disguise')) each.remove();
    };
  }, dialog);
  await page.evaluate(put, dialog);
}

/** Takes it off. */
export async function undisguise(page: Page): Promise<void> {
  await page.evaluate(() => window.undisguise?.());
}
