import type { PageSetup } from '../setup.ts';

// Written by the stage into the same document.
const setup = JSON.parse(document.querySelector('#stage-setup')?.textContent ?? '') as PageSetup;

export const { language, page, businessId, videoHost, wire, planner } = setup;

/** The person who is signed in; the Page is only posted as. */
export const person = setup.person.id;

/** The Page and the Instagram account that one call posts as. */
export const identities = [page.id, setup.instagramId];

/** What proves that a request comes from the page. */
export const { fbDtsg, lsd } = setup.tokens;

/** New at each start: the beginning of every id. */
export const seed = `_${setup.seed.toString(36)}`;
