/** The languages of the stage's servers. */
export type Language = 'de' | 'en';

/** Everything a server says in its errors. */
export type Words = typeof en;

/** The words of a language. */
export function wordsIn(language: Language): Words {
  return { en, de }[language];
}

// Mastodon 4.5, config/locales/{en,doorkeeper.en,activerecord.en}.yml. "?" marks wordings that were not verified.
const en = {
  token: { unknown: 'The access token is invalid', revoked: 'The access token was revoked' },
  outsideScopes: 'This action is outside the authorized scopes',
  userNeeded: 'This method requires an authenticated user',
  login: {
    pending: 'Your login is currently pending approval',
    disabled: 'Your login is currently disabled',
    unconfirmed: 'Your login is missing a confirmed e-mail address',
    // Neither is told from a disabled one.
    suspended: 'Your login is currently disabled',
    'second-factor-missing': 'Your login is currently disabled',
  },
  notAllowed: 'This action is not allowed',
  notFound: 'Record not found',
  noSuchRoute: 'Not Found', // ?
  replyTargetMissing: 'The post you are trying to reply to does not appear to exist.',
  tooManyRequests: 'Too many requests',
  internal: "We're sorry, but something went wrong on our end.", // ?
  remoteSilent: 'Remote data could not be fetched',
  temporary: 'There was a temporary problem serving your request, please try again',
  badRequest: 'Error occurred while parsing request parameters', // ?
  validationFailed: 'Validation failed',
  blank: (field: Field) => `${fields.en[field]} can't be blank`,
  tooLong: (field: Field, limit: number) =>
    `${fields.en[field]} is too long (maximum is ${limit} characters)`,
  textTooLong: (limit: number) => `Text character limit of ${limit} exceeded`,
  visibilityUnknown: 'Visibility is not included in the list', // ?
  dateInThePast: 'Scheduled at date must be in the future', // ? the words before "date"
  scheduledTotal: 'You have exceeded the limit of 300 scheduled posts', // ?
  scheduledToday: 'You have exceeded the limit of 25 scheduled posts for today', // ?
  unexpectedMentions: 'Post would be sent to unexpected accounts', // ?
  poll: {
    few: 'Choices must have more than one item', // ?
    many: (limit: number) => `Choices can't contain more than ${limit} items`, // ?
    long: (limit: number) => `Choices can't be longer than ${limit} characters each`, // ?
    twice: 'Choices contain duplicate items', // ?
    soon: 'Deadline is too soon', // ?
    late: 'Deadline is too far into the future', // ?
  },
  media: {
    many: (limit: number) => `Cannot attach more than ${limit} files`,
    mixed: 'Cannot attach a video to a post that already contains images',
    unready: 'Cannot attach files that have not finished processing. Try again in a moment!',
    missing: (ids: string[]) => `Media ${ids.join(', ')} not found or already attached to another post`,
    inUse: 'Media attachment is currently used by a status',
    kind: 'File content type is invalid, File is invalid',
    large: (megabytes: number) => `File file size must be less than ${megabytes} MB`, // ?
    imageSize: (size: string) => `${size} images are not supported`,
    gifSize: (size: string) => `${size} GIF files are not supported`,
    unverifiable: 'File type of uploaded media could not be verified',
    failed: 'Error processing thumbnail for uploaded media',
  },
  redirect: 'Redirect URI must be an absolute URI.', // ?
  redirectForbidden: 'Redirect URI is forbidden by the server.', // ?
  redirectFragment: 'Redirect URI cannot contain a fragment.', // ?
  scopesUnknown: "Scopes doesn't match configured on the server.", // ?
  websiteInvalid: 'Website is not a valid URL', // ?
};

// Only `media.many` is verified; the other German wordings are plausible ones.
const de: Words = {
  token: { unknown: 'Das Zugriffs-Token ist ungültig', revoked: 'Das Zugriffs-Token wurde widerrufen' },
  outsideScopes: 'Diese Aktion liegt außerhalb der autorisierten Befugnisse',
  userNeeded: en.userNeeded,
  // Not translated (Api::BaseController#require_user!, and the two others beside it).
  login: en.login,
  notAllowed: 'Diese Aktion ist nicht erlaubt',
  notFound: 'Eintrag nicht gefunden',
  noSuchRoute: 'Nicht gefunden',
  replyTargetMissing: 'Der Beitrag, auf den du antworten möchtest, scheint nicht zu existieren.',
  tooManyRequests: 'Zu viele Anfragen',
  internal: 'Bitte verzeih, bei uns ist etwas schiefgelaufen.',
  remoteSilent: en.remoteSilent,
  temporary: 'Es gab ein vorübergehendes Problem mit deiner Anfrage. Bitte versuche es erneut',
  badRequest: 'Die Anfrage konnte nicht gelesen werden',
  validationFailed: 'Gültigkeitsprüfung ist fehlgeschlagen',
  blank: (field) => `${fields.de[field]} muss ausgefüllt werden`,
  tooLong: (field, limit) => `${fields.de[field]} ist zu lang (mehr als ${limit} Zeichen)`,
  textTooLong: (limit) => `Text überschreitet die Grenze von ${limit} Zeichen`,
  visibilityUnknown: 'Sichtbarkeit ist kein gültiger Wert',
  dateInThePast: 'Zeitpunkt muss in der Zukunft liegen',
  scheduledTotal: 'Du hast die Grenze von 300 geplanten Beiträgen erreicht',
  scheduledToday: 'Du hast die Grenze von 25 geplanten Beiträgen für heute erreicht',
  unexpectedMentions: 'Der Beitrag ginge an unerwartete Konten',
  poll: {
    few: 'Auswahl muss mehr als einen Eintrag enthalten',
    many: (limit) => `Auswahl darf nicht mehr als ${limit} Einträge enthalten`,
    long: (limit) => `Auswahl darf je Eintrag nicht länger als ${limit} Zeichen sein`,
    twice: 'Auswahl enthält doppelte Einträge',
    soon: 'Ende liegt zu nah',
    late: 'Ende liegt zu weit in der Zukunft',
  },
  media: {
    many: (limit) => `Mehr als ${limit === 4 ? 'vier' : limit} Dateien können nicht angehängt werden`,
    mixed: 'Es kann kein Video an einen Beitrag angehängt werden, der bereits Bilder enthält',
    unready:
      'Dateien, die noch verarbeitet werden, können nicht angehängt werden. Versuche es gleich noch einmal!',
    missing: (ids) =>
      `Medien ${ids.join(', ')} nicht gefunden oder bereits an einen anderen Beitrag angehängt`,
    inUse: 'Der Medienanhang wird von einem Beitrag verwendet',
    kind: 'Datei hat einen ungültigen Typ, Datei ist nicht gültig',
    large: (megabytes) => `Datei muss kleiner als ${megabytes} MB sein`,
    imageSize: (size) => `${size}-Bilder werden nicht unterstützt`,
    gifSize: (size) => `${size}-GIF-Dateien werden nicht unterstützt`,
    unverifiable: 'Der Dateityp der hochgeladenen Medien konnte nicht überprüft werden',
    failed: 'Fehler beim Verarbeiten der Vorschau der hochgeladenen Medien',
  },
  redirect: 'Weiterleitungs-URI muss eine absolute URI sein.',
  redirectForbidden: 'Weiterleitungs-URI ist vom Server verboten.',
  redirectFragment: 'Weiterleitungs-URI darf kein Fragment enthalten.',
  scopesUnknown: 'Befugnisse stimmen nicht mit denen des Servers überein.',
  websiteInvalid: 'Website ist keine gültige URL',
};

type Field = 'text' | 'file' | 'description' | 'name' | 'redirect' | 'website';

const fields: Record<Language, Record<Field, string>> = {
  en: {
    text: 'Text',
    file: 'File',
    description: 'Description',
    name: 'Application name',
    redirect: 'Redirect URI',
    website: 'Application website',
  },
  de: {
    text: 'Text',
    file: 'Datei',
    description: 'Beschreibung',
    name: 'Name der Anwendung',
    redirect: 'Weiterleitungs-URI',
    website: 'Website der Anwendung',
  },
};
