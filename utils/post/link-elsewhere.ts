/** The words with which a text says that its link stands somewhere else: in a profile, or below in a comment. */
export function linkElsewhere(text: string): string | undefined {
  return elsewhere.exec(text)?.[0];
}

const link = '(?:web)?links?|adresse|url';
const place = '(?:bio|biographie|biografie|profil|profile)';
const comment = '(?:kommentar(?:en|e|bereich)?|comments?)';
const between = '(?:(?:zu[mr]?|dazu|steht|stehen|findet ihr|finden sie|findest du|gibt es|is|are)\\s+)*';
const which =
  '(?:(?:der|den|dem|die|das|unserer|unserem|meiner|meinem|deiner|our|my|the|ersten|erstem|first)\\s+)*';
const elsewhere = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:#?linkinbio|(?:${link})\\s+${between}(?:in|im|in's|ins)\\s+${which}(?:${place}|${comment}))(?![\\p{L}\\p{N}])`,
  'iu',
);
