/**
 * Whether a description is one that Facebook or Instagram made up themselves, in the languages that a city here may have
 * set: they all say that a picture may be of something, and a person never begins like that.
 */
export function isMachineMade(description: string): boolean {
  return beginnings.test(description.trim());
}

const beginnings =
  /^(?:(?:photo|foto|image)[^.]{0,80}\. )?(?:may be an? |no photo description available|image may contain|k\u00f6nnte (?:ein|eine) .{0,40}?(?:von |sein)|vielleicht ein(?:e)? |m\u00f6glicherweise ein|keine fotobeschreibung verf\u00fcgbar|bild k\u00f6nnte enthalten)/iu;
