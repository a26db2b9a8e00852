/*
 * Visible words are a second aid only: where a page's structure does not tell one button from another. A page in another
 * language still works, it only knows a little less.
 */

/** Publishes: Facebook's and the Business Suite's (en, de, nl, fr, es; observed 2023 to 2026, the German ones in part). */
export const publishes = [
  ...['post', 'publish', 'schedule', 'schedule post', 'share', 'share now'],
  ...['posten', 'veröffentlichen', 'beitrag posten', 'planen', 'beitrag planen', 'teilen', 'jetzt teilen'],
  ...['publiceren', 'plannen', 'publier', 'partager', 'publicar'],
];

/** Publishes at a later time. */
export const plans = ['schedule', 'schedule post', 'planen', 'beitrag planen', 'plannen'];

/** Leads to the screen that publishes. */
export const continues = ['next', 'weiter', 'volgende', 'suivant', 'siguiente'];

/** Keeps what was written in a screen of its own. */
export const saves = ['save', 'speichern', 'sichern', 'done', 'fertig', 'opslaan', 'enregistrer'];

/** Leaves such a screen without keeping it. */
export const leaves = [
  ...['close', 'back', 'cancel', 'discard', 'schließen', 'zurück', 'abbrechen', 'verwerfen'],
  ...['annuleren', 'sluiten', 'annuler', 'fermer', 'retour', 'cancelar', 'cerrar', 'anulować', 'iptal'],
];

/** Whether a button is called one of these. */
export function isCalled(button: Element, called: readonly string[]): boolean {
  return [...names(button), plain(button.textContent ?? '')].some((name) => called.includes(name));
}

/** What an element is called by its attributes, in small letters. */
export function names(element: Element): string[] {
  return ['aria-label', 'aria-placeholder', 'placeholder', 'title', 'value'].flatMap((attribute) => {
    const name = plain(element.getAttribute(attribute) ?? '');
    return name ? [name] : [];
  });
}

/** Platforms put characters of no width into what they show. */
function plain(label: string): string {
  return label
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
