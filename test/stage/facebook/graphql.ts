import type { RequestListener } from 'node:http';
import * as v from 'valibot';
import { takeFailure } from '../failures.ts';
import { loseAnswer } from '../http.ts';
import { asynchronous, documents, published, publishedChannels, refused, warned } from './answers.ts';
import type { Failure, Faults } from './faults.ts';
import { type LoggedRequest, readRequest, sendText } from './http.ts';
import type { Store } from './posts.ts';
import { identityOf, publishChannels, publishStory } from './publish.ts';
import { answerQuery } from './queries.ts';
import { Refused } from './refused.ts';
import type { Tokens } from './setup.ts';

/** `POST /api/graphql/` of www and business. */
export function graphql(
  store: Store,
  faults: Faults,
  tokens: Tokens,
  log: (request: LoggedRequest) => void,
): RequestListener {
  return async (request, response) => {
    const asked = await readRequest(request);
    log(asked);
    try {
      checkForm(asked, tokens);
      const publishing = publishingIn(asked);
      if (!publishing) return sendText(request, response, answerQuery(store, asked));
      const failure = publishing.isDraft ? undefined : takeFailure(faults.failures);
      if (failure?.kind === 'silent') return;
      if (failure?.kind === 'refused') throw new Refused(failure.code ?? 1373034, 'A server error');
      const body = publishing.publish(store, failure);
      if (failure?.kind === 'lost') loseAnswer(request);
      else sendText(request, response, body);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      sendText(request, response, refused(error.code, error.message, publishingIn(asked)?.root));
    }
  };
}

interface Publishing {
  /** The field of the answer. */
  root: string;
  isDraft: boolean;
  publish(store: Store, failure: Failure | undefined): string;
}

const variablesSchema = v.object({ input: v.looseObject({}) });

/** Tells by structure, as names change. */
function publishingIn({ variables }: LoggedRequest): Publishing | undefined {
  const { success, output } = v.safeParse(variablesSchema, variables);
  if (!success) return undefined;
  const { input } = output;
  if (v.is(v.looseObject({ base: v.looseObject({}), channels: v.array(v.string()) }), input)) {
    return {
      root: 'xfamily_content_create',
      isDraft: input.base.is_autosave_draft === true,
      publish(store, failure) {
        const { channels } = input;
        const taken = failure?.kind === 'partly' ? channels.slice(0, 1) : channels;
        const refusedChannels = channels.slice(taken.length);
        return publishedChannels(publishChannels(store, { ...input, channels: taken }), refusedChannels);
      },
    };
  }
  if (v.is(restructuredSchema, input)) {
    return {
      root: 'content_publish',
      isDraft: false,
      publish(store) {
        const { id, url } = publishStory(store, knownForm(input));
        return documents({ data: { content_publish: { entity: { id, permalink: url } } } });
      },
    };
  }
  if (!('composer_type' in input) || 'feedback_id' in input || 'story_id' in input) return undefined;
  return {
    root: 'story_create',
    isDraft: false,
    publish(store, failure) {
      const post = publishStory(store, input);
      if (failure?.kind === 'asynchronous') return asynchronous();
      return failure?.kind === 'warned' ? warned(post, failure.code) : published(post);
    },
  };
}

/** An invention: what a publishing request could look like after Meta has built it anew. */
const restructuredSchema = v.object({
  creator: v.string(),
  body: v.object({ plain: v.string(), marks: v.array(v.unknown()) }),
  pieces: v.array(v.unknown()),
  reach: v.looseObject({}),
  release: v.nullish(v.looseObject({})),
  session: v.string(),
});

function knownForm({
  creator,
  body,
  pieces,
  reach,
  release,
  session,
}: v.InferOutput<typeof restructuredSchema>) {
  return {
    composer_type: 'to_id' in reach ? 'group' : 'feed',
    composer_source_surface: 'newsfeed',
    idempotence_token: `${session}_FEED`,
    source: 'WWW',
    client_mutation_id: '1',
    logging: { composer_session_id: session },
    actor_id: creator,
    message: { text: body.plain, ranges: body.marks },
    attachments: pieces,
    audience: reach,
    unpublished_content_data: release,
  };
}

function checkForm({ method, fields, variables }: LoggedRequest, { fbDtsg, lsd }: Tokens): void {
  if (method !== 'POST' || fields.fb_dtsg !== fbDtsg || fields.lsd !== lsd) {
    throw new Refused(1357004, 'Please try closing and re-opening your browser window.');
  }
  if (!/^\d+$/.test(fields.doc_id ?? '')) throw new Refused(1675002, 'The query was not found');
  if (!v.is(v.looseObject({}), variables)) throw new Refused(1675012, 'The variables are no object');
  if (!fields.__user || (fields.av && fields.av !== identityOf(fields.av).id)) {
    throw new Refused(1357001, 'Not signed in');
  }
}
