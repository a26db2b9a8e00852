/** The extension's mark: a post, and the one that flies along. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 128 128" aria-hidden="true" focusable="false">
      <rect width="128" height="128" rx="30" fill="#0b665a" />
      <path d="M112 16 22 50 60 68z" fill="#fff" />
      <path d="M112 16 60 68 78 106z" fill="#b5e6da" />
      <path d="M53 75 13 90 30 98 38 115z" fill="#ffc857" />
    </svg>
  );
}
