/** What the tap asks about each request of the page. Runs on every one of them, so it must be cheap. */
export interface Wire {
  concerns(url: string, method: string): boolean;
  /** Asked before an answer's body is read. */
  worthReading(requestBody: string): boolean;
  /** Whether a request that concerns uploads a picture or video, or announces one. */
  uploads?(url: string): boolean;
  /** What is uploaded is what the page made of the chosen picture: the only one that was chosen is that one. */
  crops?: boolean;
  /** Names, in lower case, of the request headers that are told; all others stay where they are. */
  headers?: readonly string[];
}
