import type { RequestListener } from 'node:http';
import { AtpAgent } from '@atproto/api';
import { bundlePage } from './bundle.ts';
import { cardSite } from './card-site.ts';
import { createFaults, type Faults } from './faults.ts';
import { type PageSetup, pageSite, type StoredAccount } from './page-site.ts';
import { startNetwork } from './pds.ts';
import { pdsSite } from './pds-site.ts';
import { relay } from './proxy.ts';
import { videoSite } from './video-site.ts';

export type { Failure, Faults, RecordAnswer } from './faults.ts';

/** Who is to be signed in on the page. The handle ends with `Bluesky.handleDomain`. */
export interface NewAccount {
  handle: string;
  password: string;
  displayName: string;
}

/** The stage's Bluesky: the page, a real PDS, a real directory, and stand-ins for what surrounds them. */
export interface Bluesky {
  /** To be put behind one TLS front, by host. */
  sites: { hosts: string[]; listener: RequestListener }[];
  /** The PDS as the world knows it. */
  pdsUrl: string;
  /** The end of every handle, with its leading dot. */
  handleDomain: string;
  /** Makes an account and signs it in on the page from its next load on. The first one is the current one. */
  createAccount(
    account: NewAccount,
  ): Promise<{ did: string; handle: string; accessJwt: string; refreshJwt: string }>;
  /** A signed-in agent that talks to the PDS over 127.0.0.1, past the faults. */
  agentFor(handle: string): Promise<AtpAgent>;
  faults: Faults;
  close(): Promise<void>;
}

/** Starts everything; about two seconds the first time in a process. */
export async function startBluesky(options: { language: 'de' | 'en'; nodes?: number }): Promise<Bluesky> {
  const [bundle, network] = await Promise.all([bundlePage(), startNetwork(pdsHost, handleDomain)]);
  const faults = createFaults();
  const setup: PageSetup = {
    language: options.language,
    accounts: [],
    displayNames: {},
    nodes: options.nodes ?? 0,
  };
  const passwords = new Map<string, string>();
  const newAgent = () =>
    new AtpAgent({
      service: network.pds,
      // The agent moves to the address in the DID document once it is signed in.
      fetch: (input, init) => fetch(new Request(localAddress(input, network.pds), init)),
    });

  return {
    sites: [
      { hosts: ['bsky.app'], listener: pageSite(bundle, () => setup) },
      { hosts: [pdsHost], listener: pdsSite(network.pds, handleDomain, faults) },
      { hosts: ['plc.directory'], listener: plcSite(network.plc, faults) },
      { hosts: ['video.bsky.app'], listener: videoSite(network.pds, faults) },
      { hosts: ['cardyb.bsky.app'], listener: cardSite() },
    ],
    pdsUrl,
    handleDomain,
    faults,
    async createAccount({ handle, password, displayName }) {
      const agent = newAgent();
      const email = `${handle.split('.')[0]}@mail.test`;
      const { data } = await agent.createAccount({ handle, password, email });
      const { did, accessJwt, refreshJwt } = data;
      const record = { $type: 'app.bsky.actor.profile', displayName };
      const profile = { repo: did, collection: 'app.bsky.actor.profile', rkey: 'self', record };
      await agent.com.atproto.repo.putRecord(profile);
      const stored: StoredAccount = {
        service: `${pdsUrl}/`,
        did,
        handle,
        email,
        accessJwt,
        refreshJwt,
        active: true,
        pdsUrl: `${pdsUrl}/`,
      };
      setup.accounts.push(stored);
      setup.displayNames[did] = displayName;
      passwords.set(handle, password);
      return { did, handle, accessJwt, refreshJwt };
    },
    async agentFor(handle) {
      const password = passwords.get(handle);
      if (password === undefined) throw new Error(`no account ${handle}`);
      const agent = newAgent();
      await agent.login({ identifier: handle, password });
      return agent;
    },
    close: () => network.close(),
  };
}

const pdsHost = 'pds.bsky.stage.example';
const pdsUrl = `https://${pdsHost}`;
// A PDS takes no handle under .example (@atproto/syntax, DISALLOWED_TLDS); it takes .test.
const handleDomain = '.bsky.test';

function plcSite(plc: string, faults: Faults): RequestListener {
  return (request, response) => {
    if (faults.plcUnreachable) {
      request.socket.destroy();
      return;
    }
    relay(plc, request, response, { headers: { 'access-control-allow-origin': '*' } });
  };
}

function localAddress(input: string | URL | Request, pds: string): string | URL | Request {
  if (input instanceof Request) return new Request(input.url.replace(pdsUrl, pds), input);
  return String(input).replace(pdsUrl, pds);
}
