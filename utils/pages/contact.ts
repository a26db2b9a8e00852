import { currentPolicy } from '../settings/managed.ts';

/** Whom to ask, if the administration has said it; it is known a moment after the page has begun. */
export function createContact(changed: () => void): { readonly contact: string | undefined } {
  const state: { contact: string | undefined } = { contact: undefined };
  void currentPolicy().then(({ contact }) => {
    if (contact === undefined) return;
    state.contact = contact;
    changed();
  });
  return state;
}
