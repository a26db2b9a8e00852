/** Why a message was not answered: nothing is swallowed, whoever asked learns it. */
export type RefusalReason = 'not-ours' | 'not-understood' | 'not-allowed' | 'failed';

/** The answer to a message that is not answered. */
export interface Refusal {
  mitpostenRefused: RefusalReason;
}

export const refusal = (mitpostenRefused: RefusalReason): Refusal => ({ mitpostenRefused });

/** The answer, where it is one. Throws where it was refused. */
export function unlessRefused<T>(answer: T | Refusal): T {
  if (typeof answer === 'object' && answer !== null && 'mitpostenRefused' in answer) {
    throw new Error(`The background did not answer: ${answer.mitpostenRefused}`);
  }
  return answer as T; // what is left of the union
}
