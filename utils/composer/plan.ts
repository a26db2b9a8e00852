import { planWritten } from '../mastodon/plan-written.ts';
import type { Account } from '../post/account.ts';
import { dividedText } from '../post/breaks.ts';
import type { Manuscript, ManuscriptFile } from '../post/manuscript.ts';
import type { Plan, WrittenOnly } from '../post/plan.ts';
import { canQuote } from './servers.ts';

/** What is longer, in UTF-16 units, is refused before it is divided: it would be hundreds of statuses. */
export const longestPlanned = 100_000;

/** As much of an account as a manuscript's plan depends on. */
export type Receiver = Pick<Account, 'id' | 'limits' | 'server'>;

/** What decides beside the manuscript what an account gets. */
export interface Around {
  /** What stands below every post of the account; empty for nothing. */
  ending: string;
  /** The administration has set it: it stands there whatever a person chose. */
  isEndingSet?: boolean;
  /** The language that the browser reads from the text, BCP 47. */
  detected: string | undefined;
}

/** What an account gets of a manuscript. Pure: page and background plan the same. Its media are `orderedFiles`. */
export function planManuscript(manuscript: Manuscript, account: Receiver, around: Around): Plan {
  const { warning, sensitive, language = around.detected, visibility, urgent } = manuscript;
  const texts = dividedText(manuscript.text);
  const parts = texts.map((text, index) => ({
    text: index === texts.length - 1 ? withEnding(text, manuscript, around) : text,
    media: filesOf(manuscript, index, texts.length).map(({ kind }) => ({
      // Sound is one to a status, as a video is.
      kind: kind === 'image' ? ('image' as const) : ('video' as const),
    })),
  }));
  const every = {
    spoilerText: urgent ? '' : warning.trim(),
    sensitive,
    language,
    visibility: urgent ? ('public' as const) : visibility,
  };
  return planWritten(parts, account, every, onlyHere(manuscript, account));
}

/** The plan of each account, made when it is first asked for, and once. */
export function plansOf(
  manuscript: Manuscript,
  aroundOf: (account: string) => Around,
): (account: Receiver) => Plan {
  const made = new Map<string, Plan>();
  return (account) => {
    const plan = made.get(account.id) ?? planManuscript(manuscript, account, aroundOf(account.id));
    made.set(account.id, plan);
    return plan;
  };
}

/** Its files in the order in which they are counted through: those of each post after another. */
export function orderedFiles(manuscript: Manuscript): ManuscriptFile[] {
  const { length } = dividedText(manuscript.text);
  return Array.from({ length }, (_, index) => filesOf(manuscript, index, length)).flat();
}

/** A file whose post is gone belongs to the last. */
function filesOf({ files }: Manuscript, part: number, parts: number): ManuscriptFile[] {
  return files.filter((file) => Math.min(file.part, parts - 1) === part);
}

function withEnding(
  text: string,
  { ending: chosen, text: whole, files, corrects }: Manuscript,
  { ending, isEndingSet = false }: Around,
): string {
  const isThere = whole.trim() || files.length;
  const wanted = chosen || (isEndingSet && !corrects);
  if (!wanted || !ending.trim() || !isThere || text.includes(ending.trim())) return text;
  return [text, ending.trim()].filter(Boolean).join('\n\n');
}

function onlyHere({ poll, quotePolicy, target }: Manuscript, account: Receiver): WrittenOnly {
  const found = target?.found[account.id];
  return {
    ...(poll ? { poll: { ...poll, options: poll.options.map((each) => each.trim()).filter(Boolean) } } : {}),
    ...(quotePolicy && canQuote(account.server) ? { quotePolicy } : {}),
    ...(found && target?.kind === 'reply' ? { answers: found.id } : {}),
    ...(found && target?.kind === 'quote' ? { quotes: found.id } : {}),
  };
}
