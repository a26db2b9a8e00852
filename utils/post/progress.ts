/** What is being done for a post at an account just now. What is counted is counted from 1. */
export type Progress =
  /** A picture or video is being uploaded, of all that the post has. */
  | { step: 'media'; at: number; of: number }
  /** The server is at work on what was uploaded. */
  | { step: 'processing' }
  /** A status of the thread is being published. */
  | { step: 'status'; at: number; of: number }
  /** What stands there already is looked for, because an answer was lost. */
  | { step: 'look' };
