// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { ComposerPage } from '../../../components/composer/ComposerPage.tsx';
import { PopupComposer } from '../../../components/composer/PopupComposer.tsx';
import { PopupPage } from '../../../components/popup/PopupPage.tsx';
import { beginIn } from '../../../utils/pages/composer/begin-in.ts';
import { beginning, fieldCallbacks } from '../../../utils/pages/composer/beginning.ts';
import type { Desk } from '../../../utils/pages/composer/desk.ts';
import { manuscriptWith } from '../composer/manuscripts.ts';

afterEach(cleanup);

const desk = { manuscript: () => manuscriptWith(), revision: () => 0, isLost: () => false, type: vi.fn() };
const on = fieldCallbacks(desk as Partial<Desk> as Desk, new Promise(() => {}));
const state = beginning(desk);

const pages = {
  popup: (
    <PopupPage
      contact={undefined}
      onReport={() => {}}
      onOptions={() => {}}
      composer={<PopupComposer {...on} state={state} />}
    />
  ),
  composer: <ComposerPage {...on} state={state} adds={false} onNew={() => {}} />,
};

/** All that decides where the field stands: what it is in, and what stands before each of these. */
function placeOf(field: Element, root: Element): string[] {
  const lines: string[] = [];
  for (let element = field; element !== root && element.parentElement; element = element.parentElement) {
    const before = [...element.parentElement.children];
    lines.push(
      before
        .slice(0, before.indexOf(element) + 1)
        .map(({ tagName, className }) => `${tagName}.${element.tagName === 'TEXTAREA' ? '' : className}`)
        .join(' '),
    );
  }
  return lines;
}

it.each(['popup', 'composer'] as const)(
  'the field in the HTML of the %s stands where the one stands that takes its place',
  (name) => {
    const html = readFileSync(`entrypoints/${name}/index.html`, 'utf8');
    const written = new DOMParser().parseFromString(html.slice(html.indexOf('<body>')), 'text/html');
    const root = written.getElementById('root');
    const field = written.querySelector('textarea');
    const { container } = render(pages[name]);
    const drawn = container.querySelector('textarea');
    if (!root || !field || !drawn) throw new Error('there is no field');
    expect(placeOf(field, root)).toEqual(placeOf(drawn, container));
    expect(field.getAttribute('rows')).toBe(drawn.getAttribute('rows'));
    expect(field.hasAttribute('autofocus')).toBe(true);
  },
);

it('takes over what was typed before any script was there, before anything is drawn in its place', () => {
  document.body.innerHTML = '<textarea></textarea>';
  const field = document.querySelector('textarea');
  if (!field) throw new Error('there is no field');
  const happened: string[] = [];
  const type = (text: string, selection: [number, number]) => happened.push(`${text} ${selection}`);
  const draw = () => happened.push('drawn');
  beginIn(document, { type }, draw);
  field.value = 'Hallo';
  field.setSelectionRange(2, 4);
  beginIn(document, { type }, draw);
  expect(happened).toEqual(['drawn', 'Hallo 2,4', 'drawn']);
  document.body.innerHTML = '';
});
