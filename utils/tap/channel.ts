import type { Exchange } from '../post/types.ts';

/**
 * The line from the tap, in the page's world, to watch, in our own. Both run before the first script of the page, and
 * the port is handed over inside one synchronous event, so that nothing passes through the page's `message` listeners.
 * It is still no secret and no proof: what arrives is a claim.
 */
const ask = 'mitposten:ask';
const answer = 'mitposten:port';

/** The tap's end. Gives the function that sends; before watch is there, and after it is gone, sending does nothing. */
export function offerLine(target: EventTarget, late: boolean): (exchange: Exchange) => void {
  let port: MessagePort | undefined;
  const offer = () => {
    const line = new MessageChannel();
    port = line.port1;
    target.dispatchEvent(new MessageEvent(answer, { ports: [line.port2], data: late ? 'late' : 'early' }));
  };
  // Watch comes anew after an update of the extension; the tap stays as long as the page does.
  target.addEventListener(ask, offer);
  offer();
  return (exchange) => port?.postMessage(exchange);
}

/**
 * Watch's end. `connected` is called once there is a tap that came before the page's own scripts: a later one sees
 * nothing of what they send. A watch of a later version that asks ends the `life` of this one.
 */
export function takeLine(
  target: EventTarget,
  hear: (message: unknown) => void,
  connected: () => void,
  life: AbortController,
): void {
  const { signal } = life;
  let taken = false;
  target.addEventListener(
    answer,
    (event) => {
      const [port] = event instanceof MessageEvent ? event.ports : [];
      if (!port || taken) return;
      taken = true;
      port.onmessage = (message) => hear(message.data);
      signal.addEventListener('abort', () => port.close());
      if ((event as MessageEvent).data === 'early') connected();
    },
    { signal },
  );
  target.dispatchEvent(new Event(ask));
  target.addEventListener(ask, () => life.abort(), { signal });
}
