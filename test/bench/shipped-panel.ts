import type { Page, Protocol } from 'puppeteer-core';
import { until } from '../stage/browsers/until.ts';

/** The panel's element; there is another one for messages. */
export const panelHost = '[role="dialog"] mitposten-panel';

/** Switches the mirror on in the panel of the shipped build. */
export async function armShipped(page: Page): Promise<void> {
  const isSwitch = (node: Node, attribute: string, value: string) =>
    attributeOf(node, 'role') === 'switch' && attributeOf(node, attribute) === value;
  await pressInside(page, 'the panel', (node) => isSwitch(node, 'aria-disabled', 'false'));
  await insideIs(page, 'the panel to be armed', (node) => isSwitch(node, 'aria-checked', 'true'));
}

/** Opens the preview of the shipped build, and waits until it shows a status. */
export async function openShippedPreview(page: Page): Promise<void> {
  await pressInside(page, 'the preview', (node) => attributeOf(node, 'class') === 'preview-button');
  await insideIs(page, 'a status in the preview', (node) => attributeOf(node, 'class') === 'status');
}

type Node = Protocol.DOM.Node;

async function pressInside(page: Page, what: string, isMeant: (node: Node) => boolean): Promise<void> {
  const { backendNodeId } = await insideIs(page, what, isMeant);
  const session = await page.createCDPSession();
  const { quads } = await session.send('DOM.getContentQuads', { backendNodeId });
  const [left = 0, top = 0, , , right = 0, bottom = 0] = quads[0] ?? [];
  await page.mouse.click((left + right) / 2, (top + bottom) / 2);
  await session.detach();
}

/** Waits for an element of the panel. Its shadow root is closed: only Chromium's debugger sees into it. */
async function insideIs(page: Page, what: string, isMeant: (node: Node) => boolean): Promise<Node> {
  const session = await page.createCDPSession();
  const found = await until(what, async () => {
    const { result } = await session.send('Runtime.evaluate', {
      expression: `document.querySelector(${JSON.stringify(panelHost)})`,
    });
    if (!result.objectId) return undefined;
    const { objectId } = result;
    const { node } = await session.send('DOM.describeNode', { objectId, depth: -1, pierce: true });
    return descendants(node).find(isMeant);
  });
  await session.detach();
  return found;
}

function descendants(node: Node): Node[] {
  const below = [...(node.shadowRoots ?? []), ...(node.children ?? [])];
  return [node, ...below.flatMap(descendants)];
}

/** Names and values follow one another in one list. */
function attributeOf({ attributes = [] }: Node, name: string): string | undefined {
  const place = attributes.findIndex((each, index) => index % 2 === 0 && each === name);
  return place < 0 ? undefined : attributes[place + 1];
}
