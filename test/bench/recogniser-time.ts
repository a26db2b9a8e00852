import * as bluesky from '../../utils/platforms/bluesky/recognise.ts';
import { wire as blueskyWire } from '../../utils/platforms/bluesky/wire.ts';
import type { Recogniser, Wire } from '../../utils/platforms/contract.ts';
import * as facebook from '../../utils/platforms/facebook/recognise.ts';
import { wire as facebookWire } from '../../utils/platforms/facebook/wire.ts';
import * as instagram from '../../utils/platforms/instagram/recognise.ts';
import { wire as instagramWire } from '../../utils/platforms/instagram/wire.ts';
import type { Exchange } from '../../utils/post/types.ts';
import { exchange as blueskyExchange } from '../unit/platforms/bluesky-fixtures.ts';
import { exchange, exchangeOf, type Fixture, fixture } from '../unit/platforms/meta-fixtures.ts';
import { percentile } from './figures.ts';
import { compareCalls, rowsOf } from './ratio.ts';
import type { Result } from './table.ts';
import { timeOf } from './time-of.ts';

const rounds = 500;
const perRound = 100;
/** How many times as long as `JSON.parse` of the same answer. */
const goal = 2;
/** Characters of a request that a feed sends, and of an answer to what is published. */
const sizes = { request: 20_000, answer: 200_000 };

interface Subject {
  what: string;
  wire: Wire;
  recogniser: Pick<Recogniser, 'recognise'>;
  /** What a busy page asks for, with the addresses as the tap hears them. */
  others: Exchange[];
  published: Exchange;
}

/** (i) What a request of a busy feed costs the page, and what an answer to a published post costs. */
export function recogniserTime(): Result {
  const measured = subjects().map(({ what, wire, recogniser, others, published }) => {
    const other = Math.max(...others.map((one) => costOf(() => isWorthReading(wire, one), false)));
    const documents = published.responseBody.split('\n').filter((line) => line !== '');
    const read = () => {
      if (recogniser.recognise(published).length !== 1) throw new Error(`${what}: nothing was recognised`);
    };
    const parse = () => {
      for (const document of documents) JSON.parse(document);
    };
    const answer = { characters: published.responseBody.length, documents: documents.length };
    return { what, kinds: others.length, other, answer, times: compareCalls(read, parse, rounds) };
  });
  return {
    name: '(i) Recognisers',
    rows: measured.flatMap(({ what, other, times }) => [
      ...rowsOf(`${what}, 200 kB answered to a post`, ['recogniser', 'JSON.parse'], goal, times),
      { what: '  a request of the feed', value: `${other.toFixed(4)} ms` },
    ]),
    notes: [
      `One thread in Node. An answer is read and parsed ${rounds} times in turn, after as many to warm up: medians and quartiles; JSON.parse gets each of its documents by itself. Facebook's answer is of several documents, Instagram's has long ids as numbers, which a number cannot hold. Met: the median of the ratios is at most the goal.`,
      `A request is asked about as the tap does, whether it concerns and whether its answer is worth reading; bodies of ${sizes.request.toLocaleString('en')} characters, ${rounds} rounds of ${perRound}: the median of the kind of request that costs most.`,
    ],
    figures: { goal, sizes, measured },
  };
}

function isWorthReading(wire: Wire, { url, method, requestBody }: Exchange): boolean {
  return wire.concerns(url, method) && wire.worthReading(requestBody);
}

/** The median of milliseconds that one call takes. Throws where it gives something else. */
function costOf(asked: () => boolean, expected: boolean): number {
  if (asked() !== expected)
    throw new Error(`a request of the feed is ${expected ? 'not ' : ''}worth reading`);
  const times = Array.from({ length: rounds }, () =>
    timeOf(() => {
      for (let call = 0; call < perRound; call += 1) asked();
    }),
  );
  return percentile(times.slice(rounds / 10), 0.5) / perRound;
}

function subjects(): Subject[] {
  const album = withLongAnswer(exchange('facebook/page-album'));
  const { published: answer = '' } = fixture<Record<string, string>>('facebook/business-answers');
  const business = exchange('facebook/business', (it) => {
    it.answer = answer;
  });
  return [
    {
      what: 'Facebook',
      wire: facebookWire,
      recogniser: facebook,
      others: [...queries('https://www.facebook.com/api/graphql/'), ...addresses('facebook.com')],
      published: album,
    },
    {
      what: 'Business Suite',
      wire: facebookWire,
      recogniser: facebook,
      others: [...queries('https://business.facebook.com/api/graphql/'), ...addresses('facebook.com')],
      published: withLongAnswer(business),
    },
    {
      what: 'Instagram',
      wire: instagramWire,
      recogniser: instagram,
      others: [...queries('https://www.instagram.com/graphql/query'), ...addresses('instagram.com')],
      published: withLongAnswer(exchange('instagram/reel')),
    },
    {
      what: 'Bluesky',
      wire: blueskyWire,
      recogniser: bluesky,
      others: [likes(), ...addresses('bsky.social')],
      published: withLongAnswer(blueskyExchange('thread3')),
    },
  ];
}

/** GraphQL requests that publish nothing, as long as those of a feed with its cursor. */
function queries(url: string): Exchange[] {
  const { requests } = fixture<{ requests: { name: string; variables: Fixture['variables'] }[] }>(
    'facebook/others',
  );
  return requests
    .filter(({ name }) => !/Stories|Birthday/.test(name))
    .map(({ name, variables }) => {
      const form = {
        av: '1',
        __user: '1',
        __a: '1',
        fb_api_req_friendly_name: name,
        server_timestamps: 'true',
      };
      const cursor = 'Cg8Ob3JnYW5pY19jdXJzb3IJ'.repeat(sizes.request / 24);
      const more = { provenance: 'reconstructed' as const, url, form, answer: '' };
      return exchangeOf({ ...more, variables: { ...variables, cursor } });
    });
}

/** A write of Bluesky's client that is no post. */
function likes(): Exchange {
  return blueskyExchange('plain', (it) => {
    it.url = 'https://pds.example/xrpc/com.atproto.repo.createRecord';
    it.request = { collection: 'app.bsky.feed.like', record: { via: 'x'.repeat(sizes.request) } };
  });
}

/** What goes elsewhere: counters, files, the chat. */
function addresses(host: string): Exchange[] {
  return ['ajax/bz?__a=1', 'ajax/navigation/', 'ajax/bootloader-endpoint/', 'api/v1/feed/timeline/'].map(
    (path) => ({
      ...exchangeOf({ provenance: 'reconstructed', url: `https://www.${host}/${path}`, answer: '' }),
      requestBody: 'x'.repeat(sizes.request),
    }),
  );
}

/** The same with an answer that tells as much of the new post as a page wants in order to show it. */
function withLongAnswer(exchange: Exchange): Exchange {
  const [first = '', ...others] = exchange.responseBody.split('\n');
  const actor = { __typename: 'User', id: '61550000000001', name: 'Stadt Krefeld', is_verified: false };
  const one = {
    node: actor,
    url: 'https://www.facebook.com/stadt.example/posts/pfbid0abc',
    count: 12,
    more: null,
  };
  const count = Math.ceil(sizes.answer / JSON.stringify(one).length);
  // Not parsed and written again: long numbers would lose their last digits.
  const long = `${first.slice(0, -1)},"shown":${JSON.stringify(Array(count).fill(one))}}`;
  return { ...exchange, responseBody: [long, ...others].join('\n') };
}
