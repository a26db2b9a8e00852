import type { PageSetup } from '../page-site.ts';

/** What the stage wrote into the document. */
export const setup = JSON.parse(document.querySelector('#stage-setup')?.textContent ?? '') as PageSetup;

/** A cookie that scripts may read. */
export function cookie(name: string): string {
  const pair = document.cookie.split('; ').find((one) => one.startsWith(`${name}=`));
  return pair?.slice(name.length + 1) ?? '';
}
