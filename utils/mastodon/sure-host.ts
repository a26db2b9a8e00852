import { withoutInvisible } from '../post/invisible.ts';
import { findUrls } from './urls.ts';

/**
 * Whether a word with dots in it, without a scheme, surely is the host of an address, so that it may be made a link: by
 * `www.`, by what follows it (`rest`: port, path, query), or by a top-level domain that is no word. `z.B.`, `Hallo.Wie`, the
 * name of a file and the days of opening hours are none.
 */
export function isSureHost(word: string, rest: string): boolean {
  const host = withoutInvisible(word);
  const labels = host.split('.');
  const top = labels.at(-1) ?? '';
  const [name = ''] = labels.slice(-2);
  if (labels.length < 2 || !labels.every(isLabel) || !labels.slice(0, -1).some(hasLetter)) return false;
  if (!isKnown(host)) return false;
  if (/^www\d*\./i.test(host)) return labels.length > 2;
  const inCapitals = host === host.toUpperCase();
  // A sentence whose full stop has no space behind it goes on with a capital.
  if (top !== top.toLowerCase() && !inCapitals) return false;
  const leadsOn = /^(?::\d+)?[/?#]./.test(rest) || rest === '/';
  if (labels.some((label) => ABBREVIATED.has(label.toLowerCase())))
    return sure.has(top) && leadsOn && labels.length > 2;
  if (!sure.has(top.toLowerCase()))
    return leadsOn && !inCapitals && host === host.toLowerCase() && !FILE.has(top);
  // ASP.NET is a product, X.COM an address only with a path.
  if (inCapitals && top === 'NET') return false;
  return hasLetter(name) && ([...name].length > 1 || leadsOn);
}

/** Top-level domains that no German or English sentence begins with, and no file ends with. */
const sure = new Set(
  (
    'de com org net eu info at ch li lu nl fr be pl cz dk se fi uk gov edu biz nrw koeln cologne ruhr hamburg berlin ' +
    'bayern saarland wien tirol swiss'
  ).split(' '),
);

/** What ends files, and is a top-level domain too. */
const FILE = new Set('zip md mov sh rs py pl ai ps cc'.split(' '));

/** Days and titles, which stand beside each other with a full stop and without a space. */
const ABBREVIATED = new Set(
  'mo di mi do fr sa so mon tue wed thu fri sat sun dr med prof dipl ing st nr str tel'.split(' '),
);

function isLabel(label: string): boolean {
  return label.length <= 63 && /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}_-]*[\p{L}\p{M}\p{N}])?$/u.test(label);
}

function hasLetter(label: string): boolean {
  return /\p{L}/u.test(label);
}

function isKnown(host: string): boolean {
  const address = `https://${host}`;
  const [first] = findUrls(address);
  return first?.start === 0 && first.end === address.length;
}
