/** What each permission of the manifests is for, in German, by its name. */
const purposes: Record<string, string> = {
  storage: 'Einstellungen, Protokoll, Postausgang',
  unlimitedStorage: 'Bilder und Videos im Postausgang, bis sie gesendet sind',
  alarms: 'später erneut versuchen',
  identity: 'das Anmeldefenster des Mastodon-Servers',
  scripting: 'das, was ein Eingabefenster beobachtet, erst dann auf die Seite bringen, wenn es eines gibt',
  activeTab: 'Titel, Adresse und markierter Text der Seite, wenn jemand „Link dieser Seite teilen“ drückt',
  sidePanel: 'die Seite zum Schreiben neben einer Website',
  contextMenus: 'ein Eintrag im Kontextmenü, aus, bis ihn jemand einschaltet',
  notifications:
    'eine Benachrichtigung des Systems mit dem Anfang des Beitrags, wenn er jemanden braucht; aus, bis sie jemand einschaltet',
};

/** A manifest, as far as it says what may be done. */
export interface Permissions {
  permissions?: string[];
  optional_permissions?: string[];
  host_permissions?: string[];
  optional_host_permissions?: string[];
}

/** What the browsers' manifests ask for, as a table. Throws where nobody has said what something is for. */
export function permissionTable(manifests: Record<'Chromium' | 'Firefox', Permissions>): string {
  const browsers = Object.entries(manifests);
  const whose = (key: keyof Permissions, name: string) => {
    const having = browsers
      .filter(([, manifest]) => manifest[key]?.includes(name))
      .map(([browser]) => browser);
    return having.length === browsers.length ? 'beide' : having.join(', ');
  };
  const all = (key: keyof Permissions) => [
    ...new Set(browsers.flatMap(([, manifest]) => manifest[key] ?? [])),
  ];
  const purpose = (name: string) => {
    const said = purposes[name];
    if (!said) throw new Error(`Nobody has said what ${name} is for`);
    return said;
  };
  const rows = [
    ...all('host_permissions').map((host) => [
      host,
      'beim Installieren',
      whose('host_permissions', host),
      'den Schalter zeigen und sehen, dass ein Beitrag angenommen wurde',
    ]),
    ...all('permissions').map((name) => [
      name,
      'beim Installieren',
      whose('permissions', name),
      purpose(name),
    ]),
    ...all('optional_permissions').map((name) => [
      name,
      'erst auf Nachfrage',
      whose('optional_permissions', name),
      purpose(name),
    ]),
    ...all('optional_host_permissions').map((host) => [
      host,
      'erst auf Nachfrage',
      whose('optional_host_permissions', host),
      'die Adresse eines Mastodon-Servers, jeweils nur die eine, beim Verbinden',
    ]),
  ];
  return [
    '| Berechtigung | Wann | Browser | Wozu |',
    '| --- | --- | --- | --- |',
    ...rows.map(([name, ...rest]) => `| \`${name}\` | ${rest.join(' | ')} |`),
  ].join('\n');
}
