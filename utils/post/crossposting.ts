/** A server's rules that speak of posts from elsewhere, or of posts that nobody wrote there by hand. */
export function aboutCrossposting(rules: readonly string[]): string[] {
  return rules.filter((rule) => words.test(rule));
}

const words =
  /cross.?post|spiegel|mirror|bridg|brück|automat|\bbots?\b|plattform(en)? übern|twitter|facebook|instagram|bluesky/i;
