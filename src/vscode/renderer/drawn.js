import './drawing.js';
import './keeping.js';
import { look } from './look.js';

/**
 * Shows outputs by drawing them, also in another theme once the editor has it. What cannot be drawn is said, and shown by its text.
 * @param draw (place, item, look) => a function that puts the drawing in another look.
 * @param textOf what an output says without being drawn.
 * @param purge frees what an element holds that is taken away.
 */
export function renderer({ draw, textOf, purge = () => {} }) {
  const drawn = new Map();

  // The editor tells of another theme by the classes of the body.
  new MutationObserver(() => drawn.forEach(({ redraw }) => redraw(look()))).observe(document.body, { attributes: true, attributeFilter: ['class'] });

  return {
    async renderOutputItem(item, element) {
      const place = document.createElement('div');
      element.replaceChildren(place);
      try {
        drawn.set(item.id, { place, redraw: await draw(place, item, look()) });
      } catch (problem) {
        place.textContent = `This could not be drawn: ${problem.message}`;
        element.append(Object.assign(document.createElement('pre'), { textContent: textOf(item) }));
      }
    },

    disposeOutputItem(id) {
      for (const gone of id === undefined ? [...drawn.keys()] : [id]) {
        if (drawn.has(gone)) purge(drawn.get(gone).place);
        drawn.delete(gone);
      }
    },
  };
}
