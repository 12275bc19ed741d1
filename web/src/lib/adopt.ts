/** Adds style sheets to a shadow root, each once. A sheet that is adopted is no inline style. */
export function adopt(root: HTMLElement | DocumentFragment, ...sheets: (CSSStyleSheet | undefined)[]): void {
  const shadow = root as ShadowRoot;
  const missing = sheets.filter(sheet => sheet !== undefined).filter(sheet => !shadow.adoptedStyleSheets.includes(sheet));
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, ...missing];
}
