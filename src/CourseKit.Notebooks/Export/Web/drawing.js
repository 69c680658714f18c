// Draws figures by plotly.js and diagrams by mermaid in the look of what is around them, for pages and for editors alike.
// A look is { text, muted, line, surface, accent, font }: five colors of CSS, and a family of fonts.
'use strict';

globalThis.drawing = (() => {
  /** The height that plotly gives a figure that asks for none, in pixels. */
  const HEIGHT = 450;

  /** The height of a legend of one row, which figures leave room for; a line of a title, as a part of its letters; a narrow place; what plotly leaves free above a slider. */
  const LEGEND = 30, LINE = 1.3, NARROW = 480, SLIDER = 20;

  /** What the small plotly.js draws, which is all that the course's own figures have; and the whole one, which lies beside it. */
  const SMALL = new Set(['bar', 'box', 'contour', 'heatmap', 'histogram', 'histogram2d', 'histogram2dcontour', 'image', 'pie', 'scatter', 'scatterternary', 'violin']);
  const WHOLE = 'plotly.min.js';

  const mouse = matchMedia('(hover: hover)');
  const loading = new Map();
  let diagrams = 0;

  /** Loads a library once; after a failure, once more for whoever asks next. */
  function load(address) {
    if (!loading.has(address)) {
      loading.set(address, new Promise((resolve, reject) => {
        const script = document.createElement('script');
        script.src = address;
        script.onload = resolve;
        script.onerror = () => {
          loading.delete(address);
          reject(new Error(`${address} could not be loaded.`));
        };
        document.head.append(script);
      }));
    }

    return loading.get(address);
  }

  /** Loads plotly.js, the whole of it for traces that the small one leaves out without a word: always in this order, since the later one draws all. */
  async function loadFor(library, data) {
    await load(library);
    if (data.some(({ type = 'scatter' }) => !SMALL.has(type))) await load(library.replace(/[^/]*$/, WHOLE));
  }

  /** What a figure's layout has of a look. */
  function dress(layout, { text, muted, line, surface, accent, font }) {
    const axis = { gridcolor: line, zerolinecolor: line, ticks: '' };
    const control = { bgcolor: surface, bordercolor: muted };
    return {
      font: { ...layout.font, color: text, family: font },
      modebar: { ...layout.modebar, bgcolor: 'rgba(0,0,0,0)', color: muted, activecolor: accent },
      template: { ...layout.template, layout: { ...layout.template?.layout, xaxis: axis, yaxis: axis } },
      sliders: layout.sliders?.map(slider => ({ ...slider, ...control, activebgcolor: accent, tickcolor: muted })),
      updatemenus: layout.updatemenus?.map(menu => ({ ...menu, ...control })),
    };
  }

  /** A text in lines of at most so many pixels, broken at spaces. */
  function inLines(text, width, font) {
    const pen = document.createElement('canvas').getContext('2d');
    pen.font = font;
    return text.split(' ').reduce((lines, word) => {
      const longer = `${lines.at(-1)} ${word}`.trim();
      return pen.measureText(longer).width <= width ? [...lines.slice(0, -1), longer] : [...lines, word];
    }, ['']).filter(line => line);
  }

  /** Gives a figure the height that its width asks for: plotly cuts titles off, and leaves a gap around cells that shrink. */
  async function fit(place, { title, margin, sliders, yaxis, height = HEIGHT }, { font }) {
    const { t = 100, b = 80 } = margin ?? {};
    const size = title?.font?.size ?? 17;
    const lines = inLines(title?.text ?? '', place.clientWidth - size, `${size}px ${font}`);
    const legend = place.querySelector('.legend')?.getBoundingClientRect().height ?? 0;
    const top = t + Math.ceil(Math.max(0, lines.length - 1) * size * LINE + Math.max(0, legend - LEGEND));
    const row = sliders && place.clientWidth < NARROW ? 60 : 0;

    let plot = height - t - b;
    if (yaxis?.scaleanchor) {
      const [rows, columns] = [place.layout.yaxis, place.layout.xaxis].map(({ range: [from, to] }) => Math.abs(to - from));
      plot = Math.min(plot, Math.ceil(place._fullLayout._size.w * rows / columns));
    }

    place.style.height = `${plot + top + b + row}px`;
    await Plotly.relayout(place, {
      'title.text': lines.join('<br>'), 'margin.t': top, 'margin.b': b + row,
      sliders: place.layout.sliders?.map((slider, i) => {
        const { t = SLIDER, l = 0 } = sliders[i].pad ?? {};
        return { ...slider, pad: { ...slider.pad, t: t + row, l: row ? 0 : l } };
      }),
    });
    await Plotly.Plots.resize(place);
  }

  /** The keys that move a slider, and by how many of its steps; a page is a tenth of them. */
  const KEYS = {
    ArrowLeft: () => -1, ArrowDown: () => -1, ArrowRight: () => 1, ArrowUp: () => 1, Home: last => -last, End: last => last,
    PageDown: last => -Math.max(1, Math.round(last / 10)), PageUp: last => Math.max(1, Math.round(last / 10)),
  };

  /** Lets the keyboard move the slider of a figure, which plotly leaves to the mouse; such a key does nothing else. */
  function stepByKeys(place) {
    const slider = () => place.layout.sliders[0];
    const say = () => {
      const { active = 0, steps } = slider();
      place.setAttribute('aria-valuenow', active);
      place.setAttribute('aria-valuetext', `${steps[active].label} (${active + 1} / ${steps.length})`);
    };
    place.tabIndex = 0;
    place.setAttribute('role', 'slider');
    place.setAttribute('aria-valuemin', 0);
    place.setAttribute('aria-valuemax', slider().steps.length - 1);
    say();
    place.addEventListener('keydown', async event => {
      if (event.ctrlKey || event.altKey || event.metaKey || !(event.key in KEYS)) return;
      event.preventDefault();
      event.stopPropagation();
      const { active = 0, steps } = slider();
      const next = Math.min(Math.max(active + KEYS[event.key](steps.length - 1), 0), steps.length - 1);
      await Plotly.relayout(place, { 'sliders[0].active': next });
      await Plotly[steps[next].method](place, ...steps[next].args);
      say();
    });
  }

  /**
   * Draws a figure, as wide as there is room or as it wants to be.
   * @param library the address of plotly.js.
   * @param place an empty element of the document.
   * @param figure what a plotly JSON file has.
   * @returns a function that puts it in another look.
   */
  async function figure(library, place, { data, layout = {}, frames = [], config = {} }, look) {
    await loadFor(library, data);

    // What the figure says in words, for those who cannot see it, unless whoever asked for it has found better ones.
    if (layout.meta?.description && !place.hasAttribute('aria-label')) {
      place.setAttribute('role', 'group');
      place.setAttribute('aria-label', layout.meta.description);
    }

    // plotly measures its place again and again: one that is as high as what stands in it would grow for ever.
    place.style.height = `${layout.height ?? HEIGHT}px`;
    if (layout.width) place.style.maxWidth = `${layout.width}px`;
    await Plotly.newPlot(place, {
      data, frames,
      layout: {
        ...layout, ...dress(layout, look),
        width: undefined, height: undefined, autosize: true, paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)',
      },

      // Buttons while the mouse is over it, but not the one that would send it to plotly's own server.
      config: {
        ...config, responsive: true, displayModeBar: mouse.matches && 'hover', displaylogo: false, showSendToCloud: false, plotlyServerURL: '',
        modeBarButtonsToRemove: ['toImage'], modeBarButtonsToAdd: globalThis.keeping?.buttons() ?? [],
      },
    });
    if (layout.sliders?.[0]?.steps?.length > 0) stepByKeys(place);
    let width = 0;
    new ResizeObserver(() => {
      if (place.clientWidth === width || place.clientWidth === 0) return;
      width = place.clientWidth;
      fit(place, layout, look);
    }).observe(place);
    return other => Plotly.relayout(place, dress(place.layout, other));
  }

  /**
   * Draws a diagram.
   * @param library the address of mermaid.
   * @param place an empty element of the document.
   * @param text the diagram, in mermaid's language.
   * @returns a function that puts it in another look.
   */
  async function diagram(library, place, text, look) {
    await load(library);
    const draw = async ({ text: color, muted, line, surface, accent, font }) => {
      mermaid.initialize({
        startOnLoad: false, securityLevel: 'strict', suppressErrorRendering: true, fontFamily: font, theme: 'base',
        themeVariables: {
          fontFamily: font, background: surface, primaryColor: surface, primaryTextColor: color, primaryBorderColor: muted, lineColor: muted,
          textColor: color, secondaryColor: surface, tertiaryColor: surface, clusterBkg: 'transparent', clusterBorder: line, edgeLabelBackground: surface,
          noteBkgColor: surface, noteTextColor: color, noteBorderColor: accent, useGradient: false, dropShadow: 'none',
        },
      });
      const { svg } = await mermaid.render(`diagram-${++diagrams}`, text);
      place.innerHTML = svg;
    };
    await draw(look);
    return draw;
  }

  return { figure, diagram };
})();
