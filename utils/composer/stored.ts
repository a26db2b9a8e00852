import * as v from 'valibot';
import { entriesOf, mediaId, moment, serverId, webAddress, wholeNumber } from '../post/bounds.ts';
import type { Manuscript } from '../post/manuscript.ts';
import { platforms } from '../post/platforms.ts';

/*
 * Manuscripts as any version may have stored them. With its name and its text it is one: nothing that a person wrote is
 * thrown away because something beside it is broken. All else has a value where what is stored is none.
 */

const text = v.string();
const orNone = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.fallback(v.optional(schema), undefined as never);
const line = v.fallback(text, '');
const no = v.fallback(v.boolean(), false);

const focus = orNone(v.object({ x: v.number(), y: v.number() }));
const kind = v.picklist(['image', 'video', 'audio']);
const pixels = wholeNumber(1, 1_000_000);

const file = v.looseObject({
  ...{ id: text, kind, name: line, type: text, bytes: wholeNumber(0, Number.MAX_SAFE_INTEGER) },
  size: orNone(v.object({ width: pixels, height: pixels })),
  ...{ description: line, decorative: no, focus },
  proposal: orNone(text),
  part: v.fallback(wholeNumber(0, 100_000), 0),
  traces: v.fallback(v.picklist(['taken-out', 'none', 'unknown']), 'unknown'),
});

const poll = v.looseObject({
  options: v.array(text),
  lasts: wholeNumber(1, 10 ** 9),
  multiple: no,
});

const target = v.looseObject({
  kind: v.picklist(['reply', 'quote']),
  address: text,
  found: v.record(text, v.looseObject({ id: serverId, author: line, text: line })),
});

const corrected = v.looseObject({
  ...{ account: text, id: serverId, url: webAddress, text, warning: text, poll: v.optional(poll) },
  media: v.array(v.looseObject({ id: mediaId, kind, description: text, before: text, focus })),
  ...{ language: v.optional(text), sensitive: v.boolean() },
});

const lacks = v.picklist(['rest', 'text', 'pictures', 'video', 'tile']);
const mirrors = v.looseObject({
  ...{ platform: v.picklist(platforms), profile: text, profileName: line, publication: text },
  ...{ address: webAddress, time: v.fallback(moment, 0), lacks: entriesOf(lacks, 10) },
});

const manuscript = v.looseObject({
  ...{ id: text, name: line, text },
  selection: v.fallback(v.tuple([wholeNumber(0, 10 ** 9), wholeNumber(0, 10 ** 9)]), [0, 0]),
  accounts: entriesOf(text, 100),
  ...{ warning: line, sensitive: no, language: orNone(text) },
  // What is not understood is not shown to more people than were meant.
  visibility: v.fallback(v.picklist(['public', 'unlisted', 'private', 'direct']), 'direct'),
  quotePolicy: orNone(v.picklist(['public', 'followers', 'nobody'])),
  ...{ poll: orNone(poll), target: orNone(target), at: orNone(moment) },
  urgent: no,
  ending: v.fallback(v.boolean(), true),
  files: entriesOf(file, 1000),
  // A correction that is not known whole is none: it would take something away.
  corrects: v.optional(corrected),
  mirrors: orNone(mirrors),
  changed: v.fallback(moment, 0),
});

/** As the type says it; what may be undefined may be missing. */
export const storedManuscript = manuscript as unknown as v.GenericSchema<unknown, Manuscript>;

const kept = v.looseObject({ id: text, manuscript: storedManuscript, at: v.fallback(moment, 0) });

/** A post that went, or goes at its time, with when that is. */
export const storedKept = kept as unknown as v.GenericSchema<
  unknown,
  { id: string; manuscript: Manuscript; at: number }
>;

/** A template. */
export const storedTemplate = v.looseObject({ id: text, name: line, text });
