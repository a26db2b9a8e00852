/** The beginning of a post, two lines at most. */
export function Excerpt({ text }: { text: string }) {
  return <p className="excerpt">{text}</p>;
}
