import type { Browser } from 'puppeteer-core';

/** Firefox's own scope, where tabs are opened to addresses no page may open and an event page can be ended. */
export function chromeScope(browser: Browser) {
  const { send } = connectionOf(browser);

  const evaluate = async (expression: string): Promise<unknown> => {
    const tree = await send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const context = tree.result.contexts?.[0]?.context;
    const answer = await send('script.evaluate', { target: { context }, awaitPromise: true, expression });
    if (answer.result.exceptionDetails) throw new Error(answer.result.exceptionDetails.text);
    return answer.result.result?.value;
  };

  return {
    evaluate,
    openTab: (url: string) =>
      evaluate(`gBrowser.selectedTab = gBrowser.addTab(${JSON.stringify(url)}, {
        triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() }); undefined`),
    async stopBackground(id: string): Promise<void> {
      await evaluate(`ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs')
        .ExtensionParent.GlobalManager.getExtension(${JSON.stringify(id)})
        .terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true })`);
    },
  };
}

/** The part of BiDi's answers that is read here. */
interface Answer {
  result: {
    contexts?: { context: string }[];
    result?: { value?: unknown };
    exceptionDetails?: { text: string };
  };
}

interface Connection {
  send(method: string, parameters: unknown): Promise<Answer>;
}

function connectionOf(browser: Browser): Connection {
  // Puppeteer's Firefox browser has the connection, its public type does not (puppeteer-core 25, bidi/Browser).
  const { connection } = browser as unknown as { connection: Connection };
  return { send: (method, parameters) => connection.send(method, parameters) };
}
