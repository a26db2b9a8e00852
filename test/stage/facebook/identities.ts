/** Somebody who can post. */
export interface Identity {
  id: string;
  name: string;
  /** The first part of the address of its timeline. */
  vanity: string;
  kind: 'page' | 'person';
}

/** The city's Page. */
export const page: Identity = {
  id: '61550000000001',
  name: 'Stadt Krefeld',
  vanity: 'stadt.krefeld',
  kind: 'page',
};

/** The press officer's own profile, signed in all the time. */
export const person: Identity = {
  id: '100000000000001',
  name: 'Petra Presse',
  vanity: 'petra.presse',
  kind: 'person',
};

/** The city's Instagram account as the Business Suite names it. */
export const instagramId = '17841400000000001';

/** The business that the Page belongs to. */
export const businessId = '200000000000001';

/** People and Pages that a post can mention. */
export const mentionable: Identity[] = [
  { id: '100064000000009', name: 'Stadtwerke Krefeld', vanity: 'stadtwerke.krefeld', kind: 'page' },
  { id: '100064000000010', name: 'Mediothek Krefeld', vanity: 'mediothek.krefeld', kind: 'page' },
];
