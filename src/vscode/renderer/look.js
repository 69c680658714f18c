/** A color of the editor. */
const color = (name, otherwise) => getComputedStyle(document.documentElement).getPropertyValue(`--vscode-${name}`).trim() || otherwise;

/** The colors and letters of the editor, for drawings. */
export const look = () => ({
  text: color('editor-foreground', '#333'),
  muted: color('descriptionForeground', '#767676'),
  line: color('widget-border', 'rgba(128,128,128,.3)'),
  surface: color('editorWidget-background', '#eee'),
  accent: color('focusBorder', '#0072b2'),
  font: color('font-family', 'sans-serif'),
});
