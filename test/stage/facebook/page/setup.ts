import type { PageSetup } from '../setup.ts';

// Written by the stage into the same document.
const setup = JSON.parse(document.querySelector('#stage-setup')?.textContent ?? '') as PageSetup;

export const {
  language,
  identity,
  person,
  tokens,
  wire,
  seed,
  nodes: fillerNodes,
  videoHost,
  keepsEditor,
} = setup;

/** The picture of a profile or Page. */
export function avatarOf(id: string): string {
  return `https://scontent.xx.fbcdn.net/v/t39.30808-1/${id}_n.jpg`;
}

/** An id for an element, in the form of the real ones and another one at each start. */
export function newId(): string {
  return `_r_${(made++).toString(32)}_`;
}

let made = seed % 30_000;
