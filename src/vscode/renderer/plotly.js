import { renderer } from './drawn.js';

const LIBRARY = new URL('./plotly/plotly-cartesian.min.js', import.meta.url).href;

/** Draws figures of plotly below cells. */
export const activate = () => renderer({
  draw: (place, item, look) => drawing.figure(LIBRARY, place, item.json(), look),
  textOf: () => 'Choose «Change Presentation» in the menu on the left and take text/html: there it is a still picture.',
  purge: place => Plotly.purge(place),
});
