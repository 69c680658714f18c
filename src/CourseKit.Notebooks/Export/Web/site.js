// What the pages of a course do beyond showing: mathematics by KaTeX and plots by plotly.js where the site has them, and small comforts.
// Every part of it may fail without harm: the pages are complete without scripts.
'use strict';

const phone = matchMedia('(max-width: 70rem)');
const mouse = matchMedia('(hover: hover)');
const dark = matchMedia('(prefers-color-scheme: dark)');

/** Sets formulas by KaTeX; a formula that it does not know keeps its MathML. */
function setFormulas() {
  if (!window.katex) return;
  for (const formula of document.querySelectorAll('.math[data-tex]')) {
    const set = document.createElement('span');
    try {
      katex.render(formula.dataset.tex, set, { displayMode: formula.classList.contains('display'), throwOnError: true });
      formula.replaceChildren(...set.childNodes);
    } catch { /* keep what is there */ }
  }
}

let plotly;

/** Loads plotly.js once, from the site itself. */
function loadPlotly() {
  return plotly ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = document.querySelector('main').dataset.plotly;
    script.onload = () => resolve(window.Plotly);
    script.onerror = reject;
    document.head.append(script);
  });
}

/** A figure's layout in the page's colors and width. */
function dressed(layout, width) {
  const css = getComputedStyle(document.documentElement);
  const color = name => css.getPropertyValue(`--${name}`).trim();
  const axis = { gridcolor: color('line'), zerolinecolor: color('line'), ticks: '' };
  const control = { bgcolor: color('surface'), bordercolor: color('muted') };
  return {
    ...layout,
    width: layout.width > width ? undefined : layout.width,
    autosize: true,
    font: { ...layout.font, color: color('text'), family: getComputedStyle(document.body).fontFamily },
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    modebar: { ...layout.modebar, bgcolor: 'rgba(0,0,0,0)', color: color('muted'), activecolor: color('accent') },
    template: { layout: { xaxis: axis, yaxis: axis } },
    sliders: layout.sliders?.map(slider => ({ ...slider, ...control, activebgcolor: color('accent'), tickcolor: color('muted') })),
    updatemenus: layout.updatemenus?.map(menu => ({ ...menu, ...control })),
  };
}

/** A figure's settings: buttons while the mouse is over it, but not the one that would send it to plotly's own server. */
function settings(config) {
  return { ...config, responsive: true, displayModeBar: mouse.matches && 'hover', displaylogo: false, showSendToCloud: false, plotlyServerURL: '' };
}

/** Draws a plot in place of its still picture, whose words and caption stay. */
async function draw(plot) {
  const still = plot.querySelector('.still');
  const place = document.createElement('div');
  try {
    const Plotly = await loadPlotly();
    const { data, layout = {}, frames = [], config = {} } = JSON.parse(plot.querySelector('script').textContent);
    const words = still.querySelector('[aria-label]')?.getAttribute('aria-label');
    if (words) {
      place.setAttribute('role', 'group');
      place.setAttribute('aria-label', words);
    }

    still.before(place);
    still.hidden = true;
    await Plotly.newPlot(place, { data, layout: dressed(layout, plot.clientWidth), frames, config: settings(config) });
    const caption = still.querySelector('figcaption');
    if (caption) place.after(Object.assign(document.createElement('p'), { className: 'caption', textContent: caption.textContent }));
    dark.addEventListener('change', () => Plotly.relayout(place, dressed(place.layout, plot.clientWidth)));
  } catch {
    place.remove();
    still.hidden = false;
  }
}

/** Draws each plot when it comes near. */
function drawPlots() {
  const near = new IntersectionObserver(entries => {
    for (const entry of entries.filter(entry => entry.isIntersecting)) {
      near.unobserve(entry.target);
      draw(entry.target);
    }
  }, { rootMargin: '600px' });
  document.querySelectorAll('.plot').forEach(plot => near.observe(plot));
}

/** Marks the section being read in the table of contents. */
function followReading() {
  const links = new Map([...document.querySelectorAll('.contents a')].map(link => [decodeURIComponent(link.hash.slice(1)), link]));
  const headings = [...document.querySelectorAll('main :is(h1, h2, h3)')].filter(heading => links.has(heading.id));
  let current;
  const mark = () => {
    const read = headings.findLast(heading => heading.getBoundingClientRect().top < innerHeight / 4);
    const link = links.get(read?.id);
    if (link === current) return;
    current?.removeAttribute('aria-current');
    link?.setAttribute('aria-current', 'true');
    current = link;
  };
  addEventListener('scroll', mark, { passive: true });
  mark();
}

/** Offers to copy the code of each cell. */
function offerCopies() {
  if (!navigator.clipboard) return;
  for (const cell of document.querySelectorAll('.cell')) {
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'copy', textContent: 'Copy' });
    button.setAttribute('aria-label', 'Copy the code');
    button.onclick = async () => {
      await navigator.clipboard.writeText(cell.querySelector('.code').textContent);
      button.textContent = 'Copied';
      setTimeout(() => { button.textContent = 'Copy'; }, 1500);
    };
    cell.append(button);
  }
}

/** Lets the keyboard reach what is wider than the page. */
function reachWideParts() {
  for (const part of document.querySelectorAll('pre, .scroll, .html')) {
    if (part.scrollWidth > part.clientWidth) part.tabIndex = 0;
  }
}

if (phone.matches) document.querySelector('.contents details')?.removeAttribute('open');
setFormulas();
drawPlots();
followReading();
offerCopies();
reachWideParts();
