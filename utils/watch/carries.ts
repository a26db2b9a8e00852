/** So many of the longest words of a text are looked for. */
const most = 5;
/** No request by which somebody posts is longer. In characters. */
const longest = 4_000_000;

/** Whether a request's body, urlencoded or JSON, holds what somebody has written: the longest words of it, all of them. */
export function carries(body: string, text: string): boolean {
  const words = [...new Set(text.match(/[\p{L}\p{N}]{4,}/gu))]
    .sort((a, b) => b.length - a.length)
    .slice(0, most);
  if (!words.length || body.length > longest) return false;
  const plain = unescaped(decoded(body));
  return words.every((word) => plain.includes(word));
}

function decoded(body: string): string {
  try {
    return decodeURIComponent(body.replaceAll('+', ' '));
  } catch {
    return body;
  }
}

function unescaped(json: string): string {
  return json.replace(/\\u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}
