import * as v from 'valibot';
import { moment, serverId, webAddress, wholeNumber } from '../post/bounds.ts';
import type { Look } from './doubles.ts';

const standing = v.pipe(
  v.array(v.object({ id: serverId, url: v.fallback(webAddress, '') })),
  v.minLength(1),
  v.maxLength(500),
);

/** A look as any version may have stored it. Without what is to go nothing may be offered to go. */
export const storedLook = v.looseObject({
  ...{ id: v.string(), account: v.string(), publication: v.string(), at: v.fallback(moment, 0) },
  tries: v.fallback(wholeNumber(0, 100), 0),
  double: v.optional(v.object({ second: standing, first: standing })),
}) as v.GenericSchema<unknown, Look>;
