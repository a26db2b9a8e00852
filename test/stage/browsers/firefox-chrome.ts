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
    /** The addresses of all tabs, as the browser itself has them. */
    tabs: async (): Promise<string[]> =>
      JSON.parse(
        String(
          await evaluate('JSON.stringify(gBrowser.tabs.map((tab) => tab.linkedBrowser.currentURI.spec))'),
        ),
      ),
    closeTab: (url: string) =>
      evaluate(
        `gBrowser.removeTab(gBrowser.tabs.findLast((tab) => tab.linkedBrowser.currentURI.spec === ${JSON.stringify(url)}))`,
      ),
    /** Chooses an entry of the context menu that is being opened, and gives whether it has one; else it is closed. */
    chooseFromMenu: (entry: string) =>
      evaluate(`(async () => {
        const menu = document.getElementById('contentAreaContextMenu');
        await ${soon("menu.state === 'open'")};
        const item = document.getElementById(${JSON.stringify(entry)});
        if (item) menu.activateItem(item);
        else menu.hidePopup();
        return Boolean(item);
      })()`),
    /** Opens a sidebar, and gives what an expression is in its page. */
    async askSidebar(name: string, expression: string): Promise<unknown> {
      const said = await evaluate(`(async () => {
        await SidebarController.show(${JSON.stringify(name)});
        const panel = await ${soon("SidebarController.browser.contentDocument?.getElementById('webext-panels-browser')")};
        const { messageManager } = panel;
        return new Promise((answer) => {
          messageManager.addMessageListener('said', function heard({ data }) {
            messageManager.removeMessageListener('said', heard);
            answer(data);
          });
          messageManager.loadFrameScript('data:application/javascript,' + encodeURIComponent(
            ${JSON.stringify(`{ const { document } = content; sendAsyncMessage('said', JSON.stringify(${expression}) ?? 'null'); }`)}), false);
        });
      })()`);
      return JSON.parse(String(said));
    },
    async stopBackground(id: string): Promise<void> {
      await evaluate(`ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs')
        .ExtensionParent.GlobalManager.getExtension(${JSON.stringify(id)})
        .terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true })`);
    },
  };
}

/** An expression of Firefox's own scope that waits until another one is something. */
const soon = (expression: string) => `(async () => {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = ${expression};
    if (found) return found;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(${JSON.stringify(`never: ${expression}`)});
})()`;

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
