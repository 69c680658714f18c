// Draws plotly figures below cells, in the colors of the editor. Without plotly.js beside it, it says how the figure can be seen all the same.

const LIBRARY = './plotly-cartesian.min.js';

let plotly;

/** Loads plotly.js once. */
const load = () => plotly ??= import(new URL(LIBRARY, import.meta.url)).then(() => window.Plotly);

/** A color of the editor. */
const color = (name, otherwise) => getComputedStyle(document.documentElement).getPropertyValue(`--vscode-${name}`).trim() || otherwise;

/** A layout in the colors of the editor, as wide as there is room. */
function dressed(layout, width) {
  const [text, line] = [color('editor-foreground', '#333'), color('widget-border', 'rgba(128,128,128,.3)')];
  const [surface, accent] = [color('editorWidget-background', '#eee'), color('focusBorder', '#0072b2')];
  const axis = { gridcolor: line, zerolinecolor: line, ticks: '' };
  const control = { bgcolor: surface, bordercolor: line };
  return {
    ...layout,
    width: layout.width > width ? undefined : layout.width,
    autosize: true,
    font: { ...layout.font, color: text, family: color('font-family', 'sans-serif') },
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    modebar: { ...layout.modebar, bgcolor: 'rgba(0,0,0,0)', color: line, activecolor: accent },
    template: { layout: { xaxis: axis, yaxis: axis } },
    sliders: layout.sliders?.map(slider => ({ ...slider, ...control, activebgcolor: accent, tickcolor: line })),
    updatemenus: layout.updatemenus?.map(menu => ({ ...menu, ...control })),
  };
}

export function activate() {
  const drawn = new Map();

  // The editor tells of another theme by the classes of the body.
  new MutationObserver(() => drawn.forEach(({ place, layout }) => window.Plotly.relayout(place, dressed(layout, place.clientWidth))))
    .observe(document.body, { attributes: true, attributeFilter: ['class'] });

  return {
    async renderOutputItem(item, element) {
      const { data, layout = {}, frames = [], config = {} } = item.json();
      const place = document.createElement('div');
      element.replaceChildren(place);
      try {
        const Plotly = await load();
        drawn.set(item.id, { place, layout });
        await Plotly.newPlot(place, {
          data, frames, layout: dressed(layout, element.clientWidth),
          config: { ...config, responsive: true, displaylogo: false, showSendToCloud: false, plotlyServerURL: '' },
        });
      } catch (problem) {
        drawn.delete(item.id);
        place.textContent = `This plot could not be drawn: ${problem.message}. Choose «Change Presentation» in the menu on the left and take text/html: `
          + 'there it is a still picture.';
      }
    },

    disposeOutputItem(id) {
      const gone = id === undefined ? [...drawn.keys()] : [id];
      for (const { place } of gone.map(one => drawn.get(one)).filter(Boolean)) window.Plotly?.purge(place);
      gone.forEach(one => drawn.delete(one));
    },
  };
}
