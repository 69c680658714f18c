import { renderer } from './drawn.js';

const LIBRARY = new URL('./mermaid/mermaid.tiny.js', import.meta.url).href;

/** Draws diagrams of mermaid below cells. */
export const activate = () => renderer({
  draw: (place, item, look) => drawing.diagram(LIBRARY, place, item.text(), look),
  textOf: item => item.text(),
});
