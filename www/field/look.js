// How the field looks in a page, which may change it by custom properties.

const css = `
  :host { display: block; min-block-size: var(--panah-min-block-size, 300px); }
  :host([hidden]) { display: none; }
  :host(:disabled) { opacity: .5; }
  iframe { display: block; inline-size: 100%; block-size: 100%; min-block-size: inherit; border: var(--panah-border, 0); border-radius: var(--panah-radius, 0); }
  .notice { padding: .75em 1em; margin-block-end: .5em; border: 2px solid var(--panah-notice, currentColor); border-radius: var(--panah-radius, 0); font: inherit; }
  .notice button { font: inherit; min-block-size: 44px; padding-inline: 1em; margin-block-start: .5em; margin-inline-end: .5em; }
  [hidden] { display: none; }
`;
/** @type {CSSStyleSheet | undefined} */
let sheet;

/** The style that all fields of a page share. On a server there is none to be made. */
export function look() {
  if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(css);
  return sheet;
}
