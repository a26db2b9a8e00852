/** The look of every page, light and dark. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#eff1f6, #14141b);
  --paper: light-dark(#ffffff, #1d1e29);
  --line: light-dark(#d9dce6, #353748);
  --text: light-dark(#1b1c28, #eceef8);
  --quiet: light-dark(#565a70, #a9adc4);
  --accent: light-dark(#4f3fd0, #a9a3ff);
  --on-accent: light-dark(#ffffff, #14141b);
  --warning: light-dark(#a11a2f, #ff9aa8);
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 0 16px 48px; max-width: 640px; background: var(--ground); color: var(--text);
  font: 16px/1.5 system-ui, sans-serif; overflow-wrap: break-word;
}
a { color: var(--accent); }
a:focus-visible, summary:focus-visible, button:focus-visible, input:focus-visible {
  outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px;
}
h1, h2 { line-height: 1.25; margin: 0; }
h1 { font-size: 1.375rem; }
h2 { font-size: 1rem; margin: 24px 0 8px; }
.site { display: flex; gap: 8px; align-items: baseline; padding: 16px 4px; }
.site-title { font-weight: 700; }
.site-host { color: var(--quiet); font-size: .875rem; }
.site-host::before { content: "·"; margin-right: 8px; }
.card, .status { background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 20px; }
.narrow { max-width: 420px; margin: 24px auto 0; }
.profile { display: grid; grid-template-columns: auto 1fr; gap: 4px 16px; align-items: center; margin-bottom: 16px; }
.profile .bio, .profile .count { grid-column: 1 / -1; }
.avatar { border-radius: 8px; display: block; background: var(--line); }
.quiet, .handle, .count, time { color: var(--quiet); font-size: .9375rem; }
.count { margin: 0; }
.count strong { color: var(--text); }
.thread { margin-bottom: 12px; }
.status .head { display: grid; grid-template-columns: auto 1fr auto; gap: 0 12px; align-items: center; }
.status .head p { margin: 0; line-height: 1.3; }
.status .head a { color: inherit; text-decoration: none; }
.status .head a:hover { text-decoration: underline; }
.status .name { font-weight: 600; }
.thread .thread { margin: 0 0 0 24px; border-left: 2px solid var(--line); padding: 12px 0 0 12px; }
.content p, .bio p { margin: 12px 0 0; }
:is(.content, .bio) .invisible { display: inline-block; width: 0; height: 0; overflow: hidden; font-size: 0; }
:is(.content, .bio) .ellipsis::after { content: "…"; }
.content a, .bio a { text-underline-offset: 3px; text-decoration-thickness: 1px; }
.content a:hover, .bio a:hover { text-decoration-thickness: 2px; }
details.warning { margin-top: 12px; border: 1px solid var(--line); border-radius: 8px; padding: 8px 12px; }
details.warning > summary { cursor: pointer; font-weight: 600; }
.media { display: grid; grid-template-columns: repeat(auto-fit, minmax(45%, 1fr)); gap: 8px; margin-top: 12px; }
.media figure { margin: 0; }
.media img, .media video { width: 100%; max-height: 420px; object-fit: cover; border-radius: 8px; display: block; background: var(--line); }
.media figcaption { font-size: .875rem; color: var(--quiet); margin-top: 4px; }
.media abbr { font-size: .75rem; font-weight: 700; text-decoration: none; border: 1px solid; border-radius: 4px; padding: 0 4px; margin-right: 6px; }
.poll { list-style: none; padding: 0; margin: 12px 0 0; }
.poll li { border: 1px solid var(--line); border-radius: 8px; padding: 4px 12px; margin-bottom: 4px; }
.quote { margin: 12px 0 0; border-left: 3px solid var(--line); padding-left: 12px; color: var(--quiet); }
label { display: block; margin: 16px 0 4px; font-weight: 600; }
input:not([type=hidden]) {
  width: 100%; padding: 10px 12px; font: inherit; color: inherit; background: var(--ground);
  border: 1px solid var(--quiet); border-radius: 8px;
}
button {
  width: 100%; margin-top: 16px; padding: 11px 16px; font: inherit; font-weight: 600; cursor: pointer;
  color: var(--on-accent); background: var(--accent); border: 1px solid var(--accent); border-radius: 8px;
}
button.negative { color: var(--warning); background: none; border-color: currentColor; }
button.plain { color: var(--accent); background: none; border-color: transparent; }
.actions button { margin-top: 8px; }
.account { display: flex; gap: 12px; align-items: center; }
.account img { border-radius: 8px; }
.scopes { padding-left: 20px; margin: 0 0 16px; }
.scopes strong { font-family: ui-monospace, monospace; font-size: .875rem; }
.alert { color: var(--warning); border: 1px solid; border-radius: 8px; padding: 8px 12px; }
`;
