/** The attribute of every element that we put into a page, so that a later version finds what an earlier one left. */
export const mark = 'data-mitposten';
