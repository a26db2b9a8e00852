import type { CDPSession, Page, Protocol } from 'puppeteer-core';
import { until } from '../stage/browsers/until.ts';

/** The panel's element; there is another one for messages. */
export const panelHost = '[role="dialog"] mitposten-panel';

/** Switches the mirror on in the panel of the shipped build. Its shadow root is closed: only Chromium's debugger sees into it. */
export async function armShipped(page: Page): Promise<void> {
  const session = await page.createCDPSession();
  const ready = await until('the panel', () => theSwitch(session, 'aria-disabled', 'false'));
  const { quads } = await session.send('DOM.getContentQuads', { backendNodeId: ready.backendNodeId });
  const [left = 0, top = 0, , , right = 0, bottom = 0] = quads[0] ?? [];
  await page.mouse.click((left + right) / 2, (top + bottom) / 2);
  await until('the panel to be armed', () => theSwitch(session, 'aria-checked', 'true'));
  await session.detach();
}

/** The panel's switch, if it has this value. */
async function theSwitch(
  session: CDPSession,
  attribute: string,
  value: string,
): Promise<Protocol.DOM.Node | undefined> {
  const { result } = await session.send('Runtime.evaluate', {
    expression: `document.querySelector(${JSON.stringify(panelHost)})`,
  });
  if (!result.objectId) return undefined;
  const { node } = await session.send('DOM.describeNode', {
    objectId: result.objectId,
    depth: -1,
    pierce: true,
  });
  const found = descendants(node).find((each) => attributeOf(each, 'role') === 'switch');
  return found && attributeOf(found, attribute) === value ? found : undefined;
}

function descendants(node: Protocol.DOM.Node): Protocol.DOM.Node[] {
  const below = [...(node.shadowRoots ?? []), ...(node.children ?? [])];
  return [node, ...below.flatMap(descendants)];
}

/** Names and values follow one another in one list. */
function attributeOf({ attributes = [] }: Protocol.DOM.Node, name: string): string | undefined {
  const place = attributes.findIndex((each, index) => index % 2 === 0 && each === name);
  return place < 0 ? undefined : attributes[place + 1];
}
