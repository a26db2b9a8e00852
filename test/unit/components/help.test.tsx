// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { HelpLinks } from '../../../components/HelpLinks.tsx';
import { helpPages } from '../../../utils/post/website.ts';

afterEach(cleanup);

const addresses = () => screen.getAllByRole<HTMLAnchorElement>('link').map(({ href }) => href);

test('handbook, data protection and accessibility are one press away, and a place to ask', () => {
  render(<HelpLinks contact={undefined} />);
  expect(addresses()).toEqual(Object.values(helpPages));
});

test.each([
  ['https://it.town.example/help', 'https://it.town.example/help'],
  ['it@town.example', 'mailto:it@town.example'],
  ['02151 / 86-0', 'tel:02151860'],
])('whom the administration names is asked instead: %s', (contact, address) => {
  render(<HelpLinks contact={contact} />);
  expect(addresses().at(-1)).toBe(address);
  expect(addresses()).not.toContain(helpPages.contact);
});

test.each(['javascript:alert(1)', 'http://it.town.example', 'Room 12, Ms Jansen'])(
  'what leads nowhere safe is read, and no link: %s',
  (contact) => {
    render(<HelpLinks contact={contact} />);
    expect(addresses()).toHaveLength(3);
    expect(screen.getByText(`Get help: ${contact}`)).toBeTruthy();
  },
);
