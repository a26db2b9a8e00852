import type { BrowserOptions } from './index.ts';

/** Firefox's preferences for a start: its language, the way to the front, and silence about everything else. */
export function preferences(
  options: BrowserOptions & { extensionId: string; uuid: string },
): Record<string, unknown> {
  const { language, front, darkMode = false, extensionId, uuid } = options;
  const proxy = `function FindProxyForURL(url, host) { return 'PROXY 127.0.0.1:${front.proxyPort}'; }`;
  return {
    'intl.locale.requested': language === 'en' ? 'en-US' : language,
    'intl.accept_languages': language,
    // 0 is dark, 1 is light.
    'layout.css.prefers-color-scheme.content-override': darkMode ? 0 : 1,
    'ui.systemUsesDarkTheme': darkMode ? 1 : 0,

    'extensions.webextensions.uuids': JSON.stringify({ [extensionId]: uuid }),
    // An extension for the session is uninstalled at its end; what it stored is there again after a restart.
    'extensions.webextensions.keepStorageOnUninstall': true,
    'extensions.webextensions.keepUuidOnUninstall': true,
    'extensions.webextOptionalPermissionPrompts': false,

    'network.proxy.type': 2,
    'network.proxy.autoconfig_url': `data:application/x-ns-proxy-autoconfig,${encodeURIComponent(proxy)}`,
    'network.proxy.failover_direct': false,
    'network.proxy.allow_hijacking_localhost': true,

    'app.normandy.enabled': false,
    'app.update.enabled': false,
    'browser.contentblocking.report.hide_vpn_banner': true,
    'browser.ml.enable': false,
    'browser.newtabpage.enabled': false,
    'browser.region.network.url': '',
    'browser.safebrowsing.downloads.enabled': false,
    'browser.safebrowsing.malware.enabled': false,
    'browser.safebrowsing.phishing.enabled': false,
    'browser.search.update': false,
    'browser.topsites.contile.enabled': false,
    'datareporting.healthreport.uploadEnabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'dom.push.connection.enabled': false,
    'extensions.blocklist.enabled': false,
    'extensions.getAddons.cache.enabled': false,
    'extensions.systemAddon.update.enabled': false,
    'extensions.update.enabled': false,
    'media.gmp-manager.updateEnabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'services.settings.server': 'data:,',
    'toolkit.telemetry.enabled': false,
    'toolkit.telemetry.server': 'data:,',
  };
}
