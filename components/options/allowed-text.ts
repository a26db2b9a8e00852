import { i18n } from '#i18n';

/** On which servers the administration allows accounts. */
export function allowedText(servers: readonly string[]): string {
  return servers.length ? i18n.t('policy.servers', [servers.join(', ')]) : i18n.t('policy.noServers');
}
