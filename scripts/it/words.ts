/**
 * What each setting of a policy is called and does, in German. In English the schema itself says it; a house test holds
 * that no setting is missing here, and none is here that is no more.
 */
export const settingsInGerman: Record<string, { name: string; text: string }> = {
  servers: {
    name: 'Erlaubte Server',
    text: 'Server, auf denen Konten verbunden werden dürfen. Ohne diese Angabe: alle.',
  },
  accounts: {
    name: 'Vorgesehene Konten',
    text: 'Konten, die verbunden werden sollen. Anmelden muss sich ein Mensch. Je Konto: server (Name des Servers) und handle (zum Beispiel @stadt@social.example).',
  },
  rules: {
    name: 'Regeln für Profile',
    text: 'Was für einzelne Profile gilt. Nötig sind platform (bluesky, facebook, instagram) und profile (die Kennung, wie die Einstellungen sie zeigen). Alles Weitere steht in der Tabelle der Angaben je Profil.',
  },
  newProfiles: {
    name: 'Neue Profile',
    text: 'Womit ein Profil beginnt, für das es noch keine Regel gibt. Die Angaben sind dieselben wie bei einer Regel.',
  },
  mentions: {
    name: 'Erwähnungen',
    text: 'Namen auf den Plattformen und ihre Konten auf Mastodon. Je Eintrag: platform, name und account.',
  },
  descriptions: {
    name: 'Alternativtexte',
    text: 'Was ohne Alternativtext geschieht, für alle Profile: off (nichts), warn (ein Hinweis) oder require (kein Beitrag ohne Text oder Begründung).',
  },
  retention: { name: 'Aufbewahrung', text: 'Wie viele Monate das Protokoll aufbewahrt wird: 1 bis 120.' },
  draftDays: {
    name: 'Entwürfe',
    text: 'Nach wie vielen Tagen ohne Änderung ein Entwurf gelöscht wird: 0 (nie) bis 3650.',
  },
  endings: {
    name: 'Textenden',
    text: 'Was unter Beiträgen steht, die in Mitposten geschrieben werden. Je Eintrag: account und text.',
  },
  sameContent: {
    name: 'Derselbe Inhalt',
    text: 'Innerhalb von wie vielen Minuten derselbe Inhalt von einer anderen Plattform oder aus einem anderen Browser als einer gilt: 0 (nie) bis 1440.',
  },
  pause: {
    name: 'Pause vor dem Veröffentlichen',
    text: 'Wie viele Sekunden nichts gesendet wird, damit jemand es rückgängig machen kann, wenn keine Regel etwas anderes sagt: 0 bis 600.',
  },
  replies: {
    name: 'Antworten zählen',
    text: 'Ob die Übersicht auf Mastodon nachfragt, wie viele Antworten es gibt.',
  },
  calls: {
    name: 'Benachrichtigungen des Systems',
    text: 'Ob das System meldet, was einen Menschen braucht. Der Browser fragt vorher noch den Menschen um Erlaubnis.',
  },
  wordDays: {
    name: 'Anfang gesendeter Beiträge',
    text: 'Wie viele Tage der Anfang gesendeter Beiträge gespeichert bleibt: 0 (gar nicht) bis 365.',
  },
  contextMenu: {
    name: 'Kontextmenü',
    text: 'Ob im Kontextmenü des Browsers ein Eintrag zum Schreiben steht. Chromium fragt vorher noch den Menschen um Erlaubnis.',
  },
  paper: {
    name: 'Formular der Vorlage',
    text: 'Was im Formular für die Vorlage an die Ausschüsse steht. Je Feld ein Text; die Felder stehen in der Tabelle darunter.',
  },
  mayChange: {
    name: 'Änderbare Teile',
    text: 'Welche Teile der Einstellungen Menschen ändern dürfen: accounts, rules, mentions, report, composer. Ohne diese Angabe: alle, außer dem, was festgelegt ist.',
  },
  firstStart: {
    name: 'Erster Start',
    text: 'Ob sich nach der Installation eine Seite für die ersten Schritte öffnet.',
  },
  contact: {
    name: 'Ansprechstelle',
    text: 'Wer hilft: eine Webadresse, eine E-Mail-Adresse oder eine Telefonnummer.',
  },
};

/** What can be said of one profile, in German. */
export const ruleInGerman: Record<string, string> = {
  platform: 'Wo das Profil ist: bluesky, facebook oder instagram. Nötig.',
  profile:
    'Die Kennung des Profils, wie die Einstellungen sie zeigen: eine Zahl, auf Bluesky die DID. Nötig.',
  name: 'Wie das Profil heißt.',
  alsoAs: 'Weitere Kennungen des Profils. Eine Seite hat in der Business Suite eine andere.',
  accounts: 'Konten auf Mastodon, die die Beiträge bekommen.',
  mode: 'Der Schalter neben dem Knopf zum Posten: ask (zu Beginn aus), armed (zu Beginn an), never (kein Schalter).',
  visibility: 'Wer den Beitrag sieht, ohne danach zu suchen: public oder unlisted.',
  descriptions: 'Was ohne Alternativtext geschieht: off, warn oder require.',
  language: 'Die Sprache von Beiträgen, bei denen sie nicht bekannt ist, zum Beispiel de.',
  warning: 'Die Inhaltswarnung von Beiträgen, die keine eigene haben.',
  ending: 'Was unter jedem Beitrag steht.',
  institution: 'Die Einrichtung, zu der das Profil gehört.',
  textFrom: 'Wessen Text gilt, wenn die Business Suite in beide Netzwerke postet: facebook oder instagram.',
  pause: 'Wie viele Sekunden nichts gesendet wird, damit jemand es rückgängig machen kann. 0 bei Warnungen.',
  numbered: 'Ob die Teile eines langen Textes nummeriert werden.',
  keepTracking: 'Ob Anhängsel an Links bleiben, die Menschen verfolgen.',
  dropCredit: 'Ob Urheberin oder Urheber und Rechte aus der Bilddatei entfernt werden.',
  originals: 'Ob das ganze Bild mitgeht statt des Zuschnitts von Instagram.',
  inReport: 'Ob notiert wird, was aus den Beiträgen wird, für den Bericht.',
};

/** The fields of the paper's form that can be set, in German. */
export const paperInGerman: Record<string, string> = {
  city: 'Stadt.',
  number: 'Nummer der Vorlage.',
  access: 'Öffentlich oder nicht.',
  office: 'Federführende Stelle.',
  date: 'Datum.',
  subject: 'Betreff.',
  resolution: 'Beschlussentwurf.',
  occasion: 'Anlass.',
  otherChannels: 'Weitere Kanäle und Einrichtungen.',
  accessibility: 'Barrierefreiheit.',
  law: 'Recht und Datenschutz.',
  lawAsOf: 'Stand der Rechtslage.',
  money: 'Finanzielle Auswirkungen.',
  hours: 'Aufwand in Stunden je Woche.',
  climate: 'Klimawirkung.',
  nextReport: 'Nächster Bericht.',
};
