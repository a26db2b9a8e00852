import type { WarningLabel } from '../post/types.ts';

/** The content warning for labels, in the language of the post: German for German, else English. Empty without labels. */
export function warningText(labels: readonly WarningLabel[], language: string | undefined): string {
  const words = /^de\b/i.test(language ?? '') ? german : english;
  return [...new Set(labels)].map((label) => words[label]).join(', ');
}

const german: Record<WarningLabel, string> = {
  nudity: 'Nacktheit',
  sexual: 'Sexuell anzüglich',
  porn: 'Nur für Erwachsene',
  'graphic-media': 'Drastische Darstellung',
};

const english: Record<WarningLabel, string> = {
  nudity: 'Nudity',
  sexual: 'Sexually suggestive',
  porn: 'Adult content',
  'graphic-media': 'Graphic media',
};
