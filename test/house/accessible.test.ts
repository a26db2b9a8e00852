import { describe, expect, test } from 'vitest';
import { loadedBy, ownFiles, read } from './files.ts';

/*
 * Kinds of faults that shut people out, and that come back by themselves where nobody looks: each is looked for in every
 * page, form, dialog and list.
 */

const files = ownFiles();
const components = files.filter((path) => /^components\/.*\.tsx$/.test(path));
const styles = files.filter((path) => /^(components|entrypoints)\/.*\.css$/.test(path));
const pages = files.filter((path) => /^entrypoints\/[a-z]+\/main\.tsx$/.test(path));

interface Tag {
  text: string;
  /** It stands within a label. */
  isLabelled: boolean;
}

/** The opening tags of a component that match: up to their `>` outside of what is in braces. */
function tagsIn(path: string, wanted: RegExp): Tag[] {
  const source = read(path);
  return [...source.matchAll(/<[a-z]+(?=[\s>/])/g)].flatMap(({ index }) => {
    const text = source.slice(index, endOf(source, index) + 1);
    const before = source.slice(0, index);
    const isLabelled = before.lastIndexOf('<label') > before.lastIndexOf('</label');
    return wanted.test(text) ? [{ text, isLabelled }] : [];
  });
}

function endOf(source: string, from: number): number {
  let depth = 0;
  for (let at = from; at < source.length; at += 1) {
    if (source[at] === '{') depth += 1;
    else if (source[at] === '}') depth -= 1;
    else if (source[at] === '>' && depth === 0) return at;
  }
  return source.length;
}

describe('every page of ours', () => {
  test('there are some', () => expect(pages.length).toBeGreaterThan(5));

  test.each(pages)('%s has its language, its own title, and a focus that is not lost', (path) => {
    expect(read(path)).toMatch(/preparePage\(\s*document,[^;]*?i18n\.t\(/);
    const html = read(path.replace('main.tsx', 'index.html'));
    expect(html).toMatch(/<html lang="en">/);
    // Who enlarges it may.
    expect(html).toContain('content="width=device-width, initial-scale=1"');
  });
});

/** They are nothing but a question, and leave nobody alone with it: what is asked is said with its reason. */
const questions = ['entrypoints/ask/main.tsx', 'entrypoints/frame/main.tsx'];

test.each(pages.filter((path) => !questions.includes(path)))('%s leads to help', (path) => {
  expect([...loadedBy(path)]).toContain('components/HelpLinks.tsx');
});

describe('every form', () => {
  test.each(components.filter((path) => /aria-invalid/.test(read(path))))(
    '%s ties its errors to the fields',
    (path) => {
      const fields = tagsIn(path, /aria-invalid/);
      expect(fields.filter(({ text }) => !/aria-describedby|\{\.\.\./.test(text))).toEqual([]);
      expect(fields.length).toBeGreaterThan(0);
    },
  );

  test('says errors as they come, by a part of the page that was there before', () => {
    const forms = components.filter((path) => /<form\b/.test(read(path)));
    expect(forms.length).toBeGreaterThan(1);
    expect(
      forms.filter((path) => /aria-invalid/.test(read(path)) && !/role="alert"/.test(read(path))),
    ).toEqual([]);
  });

  test.each(components)('%s: every field that is typed in or chosen from has a name', (path) => {
    const named = /\bid=|aria-label|\{\.\.\.|\bhidden\b/;
    const fields = tagsIn(path, /^<(input|select|textarea)\b/);
    expect(fields.filter(({ text, isLabelled }) => !isLabelled && !named.test(text))).toEqual([]);
  });
});

test.each(components)('%s: a box that is ticked has words beside it that are seen', (path) => {
  const boxes = tagsIn(path, /type="(checkbox|radio)"/);
  expect(boxes.filter(({ isLabelled }) => !isLabelled)).toEqual([]);
});

describe('every dialog', () => {
  test.each(components.filter((path) => /<dialog\b|role="(alert)?dialog"/.test(read(path))))(
    '%s has a name',
    (path) => {
      for (const { text } of tagsIn(path, /^<dialog\b|role="(alert)?dialog"/))
        expect(text).toMatch(/aria-label(ledby)?=/);
    },
  );

  test.each(components.filter((path) => /className="(confirm|transfer-asked)"/.test(read(path))))(
    '%s: a question in its place has a legend, the focus, and ends with Escape',
    (path) => {
      expect(read(path)).toContain('<legend>');
      expect(read(path)).toContain("'Escape'");
      expect(read(path)).toMatch(/\.focus\(\)/);
    },
  );
});

describe('every list', () => {
  test.each(components)('%s: nothing but entries stand in it', (path) => {
    const lists = [...read(path).matchAll(/<(ul|ol)\b[^>]*>\s*(\S[^\n]{0,30})/g)].map(
      ([, , first = '']) => first,
    );
    expect(lists.filter((first) => !/^(<li|\{|<Boundary|<Item)/.test(first))).toEqual([]);
  });

  test('a number of what is found is said', () => {
    const searches = components.filter((path) => /type="search"/.test(read(path)));
    expect(searches.length).toBeGreaterThan(0);
    expect(searches.filter((path) => !/role="status"/.test(read(path)))).toEqual([]);
  });
});

describe('what is seen', () => {
  const tokens = read('components/tokens.css');
  const colours = (name: string) => {
    const [, light = '', dark = ''] =
      new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens) ?? [];
    return [light, dark];
  };

  test.each(['paper', 'raised', 'accent-soft', 'warn-soft', 'bad-soft', 'hairline'])(
    'the focus stands out from %s, in light and dark (WCAG 2.2, 1.4.11: 3 to 1)',
    (ground) => {
      for (const scheme of [0, 1])
        expect(contrast(colours('focus')[scheme], colours(ground)[scheme])).toBeGreaterThanOrEqual(3);
    },
  );

  test.each([
    ...['paper', 'raised', 'accent-soft', 'warn-soft', 'bad-soft'].flatMap((ground) => [
      ['ink', ground],
      ['ink-soft', ground],
    ]),
    ['on-accent', 'accent'],
    ['on-accent', 'accent-strong'],
    ['bad', 'raised'],
    ['bad', 'bad-soft'],
    ['accent', 'paper'],
    ['accent', 'raised'],
  ])('%s can be read on %s (1.4.3: 4.5 to 1)', (ink, ground) => {
    for (const scheme of [0, 1])
      expect(contrast(colours(ink)[scheme], colours(ground)[scheme])).toBeGreaterThanOrEqual(4.5);
  });

  test('an outline is that of the focus, everywhere', () => {
    const outlines = styles.flatMap((path) =>
      [...read(path).matchAll(/outline(?:-color)?:\s*([^;]+);/g)].map(
        ([, value = '']) => `${path}: ${value}`,
      ),
    );
    expect(outlines.length).toBeGreaterThan(3);
    // The preview's sheet shows by its border that it has the focus; an outline would lie under its own head.
    expect(outlines.filter((each) => !/var\(--focus\)|Highlight|preview\.css: none/.test(each))).toEqual([]);
  });

  test('what stands in an empty field can be read, and not in the grey of the browser', () => {
    const rule = /::placeholder \{\s*color: var\(--ink-soft\);\s*opacity: 1;/;
    expect(read('components/controls.css')).toMatch(rule);
    const others = styles.filter((path) => path !== 'components/controls.css');
    expect(others.filter((path) => read(path).includes('::placeholder'))).toEqual([]);
  });

  test("a button in the system's own colours keeps them under the mouse", () => {
    const css = read('components/controls.css');
    const system = css.slice(css.indexOf('@media (forced-colors: active)'));
    const [, selectors = ''] = /([^{}]+)\{\s*forced-color-adjust: none/.exec(system) ?? [];
    const names = selectors.split(',').map((each) => each.trim());
    expect(names).toContain('.mp .button-main');
    // Else the ground is ours, and what stands on it the system's.
    expect(names).toContain('.mp .button-main:hover');
  });

  test('words are cut only in the page of a platform, where they can be opened, and in an excerpt', () => {
    const cut = styles.filter((path) => /text-overflow|line-clamp/.test(read(path)));
    expect(cut.filter((path) => !/\/(pill|notices|notice-line|items)\.css$/.test(path))).toEqual([]);
  });
});

/** The contrast of two colours (WCAG 2.2, "contrast ratio"). */
function contrast(one = '', other = ''): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
