/**
 * Where the project is published, and with it the pages that help. Whoever publishes it elsewhere says so here, in
 * package.json and in publiccode.yml; a house test holds the three alike.
 */
export const website = 'https://mitposten.example';

/** The pages that help, and where a question or a barrier is told. */
export const helpPages = {
  handbook: `${website}/docs/handbuch.md`,
  privacy: `${website}/docs/datenschutz.md`,
  accessibility: `${website}/docs/barrierefreiheit.md`,
  contact: `${website}/issues`,
};
