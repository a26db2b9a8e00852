import type { Page, Protocol } from 'puppeteer-core';
import { until } from '../stage/browsers/until.ts';
import { panel, questionOf, yes } from '../stage/panel.ts';
import { found } from '../stage/steps.ts';

/** The pill's element, without what is in it. */
export const pill = panel.atComposer;

/** A press counts only on what has stood in its place for half a second, in milliseconds. */
const steadyFor = 650;

/**
 * Switches the mirror on in the pill of the shipped build, and waits until it is on. What a window of ours asks about a new
 * profile is answered.
 */
export async function armShipped(page: Page): Promise<void> {
  const isSwitch = (node: Node, attribute: string, value: string) =>
    attributeOf(node, 'role') === 'switch' && attributeOf(node, attribute) === value;
  await pressInside(page, 'the switch', (node) => isSwitch(node, 'aria-disabled', 'false'));
  await until('the switch to be on', async () => {
    const nodes = await inside(page);
    if (nodes.some((node) => isSwitch(node, 'aria-checked', 'true'))) return true;
    const asked = await questionOf(page);
    if (asked) await yes(asked);
    return undefined;
  });
  await page.bringToFront();
}

/** Opens the preview of the shipped build, and waits until it shows a status. */
export async function openShippedPreview(page: Page): Promise<void> {
  await pressInside(page, 'the preview', (node) => attributeOf(node, 'class') === 'preview');
  await found(page, panel.status);
}

type Node = Protocol.DOM.Node;

/** A real click, once the element has stood still for as long as it must. */
async function pressInside(page: Page, what: string, isMeant: (node: Node) => boolean): Promise<void> {
  const session = await page.createCDPSession();
  const placeOf = async ({ backendNodeId }: Node) => {
    // What is not drawn has no place.
    const { quads } = await session
      .send('DOM.getContentQuads', { backendNodeId })
      .catch(() => ({ quads: [] }));
    return quads[0];
  };
  let [last, since] = ['', 0];
  const [left = 0, top = 0, , , right = 0, bottom = 0] = await until(`${what} to stand still`, async () => {
    const node = (await inside(page)).find(isMeant);
    const place = node && (await placeOf(node));
    const now = String(place);
    if (now !== last) [last, since] = [now, Date.now()];
    return Date.now() - since > steadyFor ? place : undefined;
  });
  await page.mouse.click((left + right) / 2, (top + bottom) / 2);
  await session.detach();
}

/** Everything in the pill. Its root is closed: only Chromium's debugger sees into it. */
async function inside(page: Page): Promise<Node[]> {
  const session = await page.createCDPSession();
  try {
    const { result } = await session.send('Runtime.evaluate', {
      expression: `document.querySelector(${JSON.stringify(pill)})`,
    });
    if (!result.objectId) return [];
    const { objectId } = result;
    const { node } = await session.send('DOM.describeNode', { objectId, depth: -1, pierce: true });
    return descendants(node);
  } finally {
    await session.detach();
  }
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
