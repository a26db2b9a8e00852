import type { Language } from '../http/words.ts';
import type { BadAuthorization } from './request.ts';

/** What the sign-in and authorization pages say. */
export interface OAuthWords {
  signIn: string;
  signInTo: (host: string) => string;
  email: string;
  password: string;
  wrongPassword: string;
  secondFactor: string;
  oneTimeCode: string;
  wrongCode: string;
  factorNeeded: string;
  required: string;
  asks: (app: string) => string;
  permissions: string;
  signedInAs: string;
  otherAccount: string;
  authorize: string;
  deny: string;
  code: string;
  failed: string;
  errors: Record<BadAuthorization['error'], string>;
  scopes: Record<string, string>;
}

/** The words of a language. The German wordings are not verified. */
export function oauthWords(language: Language): OAuthWords {
  return { en, de }[language];
}

const en: OAuthWords = {
  signIn: 'Log in',
  signInTo: (host) => `Log in to ${host}`,
  email: 'E-mail address',
  password: 'Password',
  wrongPassword: 'Invalid e-mail address or password.',
  secondFactor: 'Two-factor authentication',
  oneTimeCode: 'Two-factor code',
  wrongCode: 'Invalid two-factor code',
  factorNeeded: 'Your role needs two-factor authentication. Set it up to go on.',
  required: 'Authorization required',
  asks: (app) => `${app} would like permission to access your account.`,
  permissions: 'Review permissions',
  signedInAs: 'Signed in as',
  otherAccount: 'Use another account',
  authorize: 'Authorize',
  deny: 'Deny',
  code: 'Copy this authorization code and paste it to the application.',
  failed: 'An error has occurred',
  errors: {
    invalid_client:
      'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.',
    invalid_redirect_uri: 'The redirect uri included is not valid.',
    unsupported_response_type: 'The authorization server does not support this response type.',
    invalid_scope: 'The requested scope is invalid, unknown, or malformed.',
    invalid_code_challenge_method: 'The code challenge method must be S256.',
  },
  scopes: {
    profile: 'read only your account’s profile information',
    read: 'read all your account’s data',
    'read:accounts': 'see accounts information',
    'read:statuses': 'see all posts',
    write: 'modify all your account’s data',
    'write:statuses': 'publish posts',
    'write:media': 'upload media files',
  },
};

const de: OAuthWords = {
  signIn: 'Anmelden',
  signInTo: (host) => `Bei ${host} anmelden`,
  email: 'E-Mail-Adresse',
  password: 'Passwort',
  wrongPassword: 'E-Mail-Adresse oder Passwort ungültig.',
  secondFactor: 'Zwei-Faktor-Authentisierung',
  oneTimeCode: 'Zwei-Faktor-Code',
  wrongCode: 'Ungültiger Zwei-Faktor-Code',
  factorNeeded: 'Deine Rolle verlangt Zwei-Faktor-Authentisierung. Richte sie ein, um fortzufahren.',
  required: 'Autorisierung erforderlich',
  asks: (app) => `${app} möchte auf dein Konto zugreifen.`,
  permissions: 'Berechtigungen prüfen',
  signedInAs: 'Angemeldet als',
  otherAccount: 'Anderes Konto verwenden',
  authorize: 'Genehmigen',
  deny: 'Ablehnen',
  code: 'Kopiere diesen Autorisierungscode und füge ihn in die Anwendung ein.',
  failed: 'Ein Fehler ist aufgetreten',
  errors: {
    invalid_client: 'Die Anwendung ist unbekannt oder hat sich nicht ausgewiesen.',
    invalid_redirect_uri: 'Die Weiterleitungs-URI ist nicht gültig.',
    unsupported_response_type: 'Diese Art der Antwort wird nicht unterstützt.',
    invalid_scope: 'Die angeforderte Befugnis ist ungültig, unbekannt oder beschädigt.',
    invalid_code_challenge_method: 'Die Methode der Code-Challenge muss S256 sein.',
  },
  scopes: {
    profile: 'nur die Profilinformationen deines Kontos lesen',
    read: 'alle Daten deines Kontos lesen',
    'read:accounts': 'Kontoinformationen einsehen',
    'read:statuses': 'alle Beiträge einsehen',
    write: 'alle Daten deines Kontos verändern',
    'write:statuses': 'Beiträge veröffentlichen',
    'write:media': 'Mediendateien hochladen',
  },
};
