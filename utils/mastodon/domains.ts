import { characterTest } from './character-test.ts';
import { topLevelDomains } from './top-level-domains.ts';

/** Where a domain may end that begins at `start`: the end of its top-level domain, or -1. */
export type DomainMatcher = (start: number) => number;

/**
 * Finds domains in a text as Mastodon's server does (twitter-text 3.1.0, `valid_domain`), with or without a scheme.
 * Ask with growing positions: a stretch of domain characters is taken apart once, however often it is asked about.
 */
export function matchDomains(text: string): DomainMatcher {
  let run: Run | undefined;
  return (start) => {
    if (!run || start >= run.end) run = readRun(text, start);
    return run ? domainEnd(run, text, start) : -1;
  };
}

/**
 * The length of a domain in ASCII (punycode), infinite where a label is too long for one. `undefined` where servers
 * may differ: whether a label of an emoji or of a single accent is encoded depends on the library they use.
 */
export function asciiLength(domain: string): number | undefined {
  if (isTooLong(domain)) return Number.POSITIVE_INFINITY;
  if (ASCII.test(domain)) return domain.length;
  if (!PLAIN.test(domain)) return undefined;
  const encoded = hostnameOf(domain);
  return encoded && isTooLong(encoded) ? Number.POSITIVE_INFINITY : encoded?.length;
}

/** Where the domain characters around `position` begin, not before `from`. */
export function runStart(text: string, from: number, position: number): number {
  let start = position;
  while (start > from && isInRun(text, start - 1)) start -= 1;
  return start;
}

interface Run {
  end: number;
  labels: Label[];
}

/** A label that a dot follows. */
interface Label {
  end: number;
  /** Its last character may end a label. */
  closes: boolean;
  lastUnderscore: number;
  /** The end of the top-level domain behind its dot, or -1; missing until it is asked for. */
  topLevelEnd?: number;
  /** The end of the domain whose first whole label this is, or -1. */
  domainEnd: number;
}

const MAX_LABEL = 63;
const PLAIN = /^[\p{L}\p{M}\p{N}._-]+$/u;
const ASCII = /^\p{ASCII}*$/u;
const NO_DOMAIN =
  '\\p{Cc}\\s\\u180E\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF!"#$%&\'()*+,/:;<=>?@\\[\\]^`{|}~';
const isInRun = characterTest(new RegExp(`[^${NO_DOMAIN}]`, 'u'));
const isInner = characterTest(new RegExp(`[^${NO_DOMAIN}._\\-]`, 'u'));
const known = new Set(topLevelDomains.trim().split(/\s+/));
const longest = Math.max(...[...known].map((name) => name.length));

function readRun(text: string, start: number): Run | undefined {
  let end = start;
  while (isInRun(text, end)) end += 1;
  if (end === start) return undefined;
  const labels: Label[] = [];
  let from = start;
  for (let dot = text.indexOf('.', start); dot !== -1 && dot < end; dot = text.indexOf('.', dot + 1)) {
    labels.push({
      end: dot,
      closes: dot > from && isInner(text, dot - 1),
      lastUnderscore: from + text.slice(from, dot).lastIndexOf('_'),
      domainEnd: -1,
    });
    from = dot + 1;
  }
  // From the back: a domain takes as many labels as it can.
  let next: Label | undefined;
  for (let index = labels.length - 1; index >= 0; index -= 1) {
    const label = labels[index];
    if (!label) break;
    const begin = index === 0 ? start : (labels[index - 1]?.end ?? 0) + 1;
    label.domainEnd = isInner(text, begin) ? endFrom(text, label, next, begin) : -1;
    next = label;
  }
  return { end, labels };
}

function domainEnd(run: Run, text: string, start: number): number {
  if (!isInner(text, start)) return -1;
  const index = labelAt(run.labels, start);
  const label = run.labels[index];
  return label ? endFrom(text, label, run.labels[index + 1], start) : -1;
}

function endFrom(text: string, label: Label, next: Label | undefined, start: number): number {
  if (!label.closes) return -1;
  if (next && next.domainEnd !== -1) return next.domainEnd;
  // An underscore is allowed in subdomains only.
  if (label.lastUnderscore >= start) return -1;
  label.topLevelEnd ??= topLevelEnd(text, label.end + 1);
  return label.topLevelEnd;
}

function labelAt(labels: Label[], position: number): number {
  let low = 0;
  let high = labels.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((labels[middle]?.end ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function topLevelEnd(text: string, start: number): number {
  ASCII_NAME.lastIndex = start;
  const ascii = ASCII_NAME.exec(text)?.[0].toLowerCase() ?? '';
  const end = start + ascii.length;
  if (known.has(ascii) && endsName(text, end)) return end;
  if (/^[^\p{ASCII}]/u.test(text.slice(end, end + 2))) {
    for (let length = Math.min(longest, text.length - start); length > 0; length -= 1) {
      const name = text.slice(start, start + length).toLowerCase();
      if (known.has(name) && endsName(text, start + length)) return start + length;
    }
  }
  PUNYCODE.lastIndex = start;
  const punycode = PUNYCODE.exec(text)?.[0];
  return punycode ? start + punycode.length : -1;
}

const ASCII_NAME = /[0-9a-z]+/iy;
const PUNYCODE = /xn--[0-9a-z]+/iy;

function endsName(text: string, index: number): boolean {
  // With both flags, ſ and the Kelvin sign count as letters, as they do in Ruby.
  return !/[0-9a-z@+-]/iu.test(text[index] ?? '');
}

function isTooLong(domain: string): boolean {
  if (domain.length <= MAX_LABEL) return false;
  return domain.split('.').some((label) => label.length > MAX_LABEL && [...label].length > MAX_LABEL);
}

function hostnameOf(domain: string): string | undefined {
  try {
    return new URL(`https://${domain}`).hostname;
  } catch {
    return undefined;
  }
}
