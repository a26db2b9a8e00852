import type { Exchange, Sighting } from '../post/types.ts';

/*
 * The line from the tap, in the page's world, to the lookout, in our own. Both run before the first script of the page, and
 * everything about the line is settled inside synchronous events of that moment: afterwards nobody listens for these names
 * any more, so no event of a page can take the line, renew it or end it. Only whoever knows the secret, which the page never
 * hears, gets a new end of it: the lookout of a later version, which has it from the background.
 */
const offered = 'mitposten:line';
const wanted = 'mitposten:hello';
const told = 'mitposten:secret';

/** What the tap answers when it is asked whether it is still there. */
export const alive = 'alive';
/** What the tap says last to whoever had the line before. */
export const over = 'over';

/** Later versions in one page that can get a new end of the line; after that the page is to be loaded anew. */
const spares = 4;

/** The tap's end. Gives the function that tells something; without a lookout telling does nothing. */
export function offerLine(target: EventTarget, isLate: boolean): (told: Exchange | Sighting) => void {
  // Taken hold of now: whatever the page puts in their place later would see the port.
  const { apply } = Reflect;
  const { addEventListener, dispatchEvent } = EventTarget.prototype;
  const { postMessage } = MessagePort.prototype;
  const Message = MessageEvent;
  const data = isLate ? 'late' : 'early';
  const channels = Array.from({ length: spares + 1 }, () => new MessageChannel());
  const ends = channels.map(({ port1, port2 }) => {
    // Asked in any way, it is still there.
    port1.onmessage = () => say(port1, alive);
    return { port1, port2 };
  });
  const say = (to: MessagePort, message: unknown) => apply(postMessage, to, [message]);
  let port: MessagePort | undefined;
  let used = 0;

  /** Made before the page's first script: what an event is made of can be read by what every object inherits. */
  const eventsOf = (name: string) =>
    ends.map(({ port2 }) => new Message(name, { ports: [port2], data, cancelable: true }));
  let events = eventsOf(offered);

  function offer(): void {
    if (used > spares) return;
    // Not taken out by a method, which the page might have replaced.
    const end = ends[used];
    // Or nobody has taken it.
    if (!end || apply(dispatchEvent, target, [events[used++]])) return;
    if (port) say(port, over);
    port = end.port1;
  }

  // Once, in the moment before the page's first script: the manifest puts the lookout right behind the tap.
  const learn = (event: Event) => {
    const { data: secret } = event as MessageEvent<string>;
    events = eventsOf(lineOf(secret));
    apply(addEventListener, target, [secret, offer]);
  };
  target.addEventListener(told, learn, { once: true });
  target.addEventListener(wanted, offer, { once: true });
  return (told) => port && say(port, told);
}

/** How the end of a line is called that is asked for by its secret. */
const lineOf = (secret: string) => `${secret}:line`;

/** An end of the line, in our own world. */
export interface Line {
  port: MessagePort;
  /** The tap came after the page's own scripts, and sees nothing of what they send. */
  isLate: boolean;
}

/** The lookout's end at the start of a page: `undefined` where there is no tap. The secret is made here. */
export function takeLine(target: EventTarget, secret: string): Line | undefined {
  return hear(
    target,
    offered,
    () => target.dispatchEvent(new Event(wanted)),
    (line) => {
      target.dispatchEvent(new MessageEvent(told, { data: secret }));
      return line;
    },
  );
}

/** A new end of the line of a tap that knows this secret. */
export function renewLine(target: EventTarget, secret: string): Line | undefined {
  return hear(
    target,
    lineOf(secret),
    () => target.dispatchEvent(new Event(secret)),
    (line) => line,
  );
}

function hear(
  target: EventTarget,
  name: string,
  ask: () => void,
  taken: (line: Line) => Line,
): Line | undefined {
  let line: Line | undefined;
  const take = (event: Event) => {
    // An event of another kind has none.
    const [port] = (event as MessageEvent).ports ?? [];
    if (!port || line) return;
    event.preventDefault();
    line = taken({ port, isLate: (event as MessageEvent).data !== 'early' });
  };
  target.addEventListener(name, take);
  ask();
  target.removeEventListener(name, take);
  return line;
}
