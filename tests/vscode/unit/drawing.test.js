'use strict';

const assert = require('node:assert');
const { test } = require('node:test');

const LOOK = { font: 'sans-serif' };

/** The addresses of the scripts that the page has loaded. */
const loaded = [];

/** A page in which each letter is ten pixels wide, and a plotly that keeps what it is told. */
function drawIn(width, figure, legend = 0) {
  const place = {
    style: {}, clientWidth: width, querySelector: () => null, attributes: {}, listeners: {},
    setAttribute(name, value) { this.attributes[name] = value; },
    addEventListener(name, listener) { this.listeners[name] = listener; },
  };
  if (legend) place.querySelector = () => ({ getBoundingClientRect: () => ({ height: legend }) });
  const told = [];
  Object.assign(globalThis, {
    matchMedia: () => ({ matches: false }),
    document: {
      createElement: name => name === 'canvas' ? { getContext: () => ({ measureText: text => ({ width: 10 * text.length }) }) } : {},
      head: { append: script => { loaded.push(script.src); script.onload(); } },
    },
    ResizeObserver: class { constructor(run) { this.run = run; } observe() { this.run(); } },
    Plotly: {
      newPlot: async (_, { layout }) => Object.assign(place, { layout, _fullLayout: { _size: { w: width - 100 } } }),
      relayout: async (_, changes) => {
        told.push(changes);
        if ('sliders[0].active' in changes) place.layout.sliders[0].active = changes['sliders[0].active'];
      },
      animate: async (_, frames) => told.push(frames),
      Plots: { resize: async () => {} },
    },
  });
  return drawing.figure('plotly.js', place, figure, LOOK).then(() => ({ place, told: told[0], all: told }));
}

globalThis.matchMedia = () => ({ matches: false });
require('../../../src/CourseKit.Notebooks/Export/Web/drawing.js');

test('a title that is too wide is broken into lines, which have room above the figure', async () => {
  const layout = { title: { text: 'one two three', font: { size: 15 } }, margin: { t: 45, b: 50 }, height: 300 };

  const [wide, narrow] = [await drawIn(400, { data: [], layout }), await drawIn(100, { data: [], layout })];

  assert.deepStrictEqual([wide, narrow].map(({ told, place }) => [told['title.text'], told['margin.t'], place.style.height]), [
    ['one two three', 45, '300px'], ['one two<br>three', 65, '320px'],
  ]);
});

test('a legend of several rows does not cover the title', async () => {
  const { told, place } = await drawIn(400, { data: [], layout: { margin: { t: 70, b: 50 }, height: 300 } }, 68);

  assert.deepStrictEqual([told['margin.t'], place.style.height], [108, '338px']);
});

test('a figure of square cells is only as high as its width asks for', async () => {
  const layout = { margin: { t: 45, b: 32 }, height: 477, xaxis: { range: [0, 80] }, yaxis: { range: [40, 0], scaleanchor: 'x' } };

  const [wide, narrow] = [await drawIn(1000, { data: [], layout }), await drawIn(340, { data: [], layout })];

  assert.deepStrictEqual([wide.place.style.height, narrow.place.style.height], ['477px', '197px']);
});

test('where it is narrow, the slider has a row below the buttons', async () => {
  const layout = { margin: { t: 45, b: 110 }, height: 400, sliders: [{ pad: { l: 150, t: 25 }, steps: [{}] }] };

  const [wide, narrow] = [await drawIn(700, { data: [], layout }), await drawIn(340, { data: [], layout })];

  assert.deepStrictEqual([wide.told.sliders[0].pad, wide.told['margin.b']], [{ l: 150, t: 25 }, 110]);
  assert.deepStrictEqual([narrow.told.sliders[0].pad, narrow.told['margin.b']], [{ l: 0, t: 85 }, 170]);
});

test('a slider of another library, which leaves out what plotly adds, does not stop the figure', async () => {
  const layout = { height: 400, sliders: [{}] };

  const [wide, narrow] = [await drawIn(700, { data: [], layout }), await drawIn(340, { data: [], layout })];

  assert.deepStrictEqual([wide, narrow].map(({ told }) => told.sliders[0].pad), [{ t: 20, l: 0 }, { t: 80, l: 0 }]);
});

test('the whole plotly.js is loaded for what the small one leaves out, and after it', async () => {
  await drawIn(400, { data: [{ type: 'bar' }, { y: [1] }] });
  assert.deepStrictEqual(loaded, ['plotly.js']);

  await drawIn(400, { data: [{ type: 'bar' }, { type: 'surface' }] });
  await drawIn(400, { data: [{ type: 'scatterpolar' }] });
  assert.deepStrictEqual(loaded, ['plotly.js', 'plotly.min.js']);
});

test('keys move the slider of a figure, and do nothing else', async () => {
  const steps = Array.from({ length: 21 }, (_, i) => ({ label: `${i}`, method: 'animate', args: [[`frame ${i}`]] }));
  const layout = { margin: { t: 45, b: 110 }, height: 400, sliders: [{ pad: { l: 0, t: 25 }, steps }] };
  const { place, all } = await drawIn(700, { data: [], layout });
  const press = async (key, more) => {
    const event = { key, ...more, kept: 0, preventDefault() { this.kept++; }, stopPropagation() { this.kept++; } };
    await place.listeners.keydown(event);
    return [place.attributes['aria-valuenow'], event.kept];
  };

  assert.deepStrictEqual(await press('ArrowRight'), [1, 2]);
  assert.deepStrictEqual(all.at(-1), ['frame 1']);
  assert.deepStrictEqual(await press('PageUp'), [3, 2]);
  assert.deepStrictEqual(await press('End'), [20, 2]);
  assert.deepStrictEqual(await press('ArrowUp'), [20, 2]);
  assert.deepStrictEqual(await press('PageDown'), [18, 2]);
  assert.deepStrictEqual(await press('ArrowLeft', { ctrlKey: true }), [18, 0]);
  assert.deepStrictEqual(await press('Home'), [0, 2]);
  assert.deepStrictEqual(await press('Enter'), [0, 0]);
});
