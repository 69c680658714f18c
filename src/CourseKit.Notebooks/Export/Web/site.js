// What the pages of a course do beyond showing: mathematics by KaTeX, plots and diagrams where the site has what
// draws them, and small comforts.
// Every part of it may fail without harm: the pages are complete without scripts.
'use strict';

const phone = matchMedia('(max-width: 70rem)');
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

/** The page's colors and letters, for drawings. */
function look() {
  const css = getComputedStyle(document.documentElement);
  const color = name => css.getPropertyValue(`--${name}`).trim();
  return {
    text: color('text'), muted: color('muted'), line: color('line'), surface: color('surface'), accent: color('accent'),
    font: getComputedStyle(document.body).fontFamily,
  };
}

/** What draws the elements of a class: (place, text, settings, look) => a function that puts the drawing in another look. */
const artists = {
  plot: (place, text, { plotly }, look) => drawing.figure(plotly, place, JSON.parse(text), look),
  diagram: (place, text, { mermaid }, look) => drawing.diagram(mermaid, place, JSON.parse(text), look),
};

/** Draws an element in place of its still picture, whose words and caption stay. */
async function draw(element) {
  const still = element.querySelector('.still');
  const place = document.createElement('div');
  try {
    const words = still.querySelector('[aria-label]')?.getAttribute('aria-label');
    if (words) {
      place.setAttribute('role', 'group');
      place.setAttribute('aria-label', words);
    }

    still.before(place);
    const redraw = await artists[element.className](place, element.querySelector('script').textContent, document.querySelector('main').dataset, look());
    still.hidden = true;
    const caption = still.querySelector('figcaption');
    if (caption) place.after(Object.assign(document.createElement('p'), { className: 'caption', textContent: caption.textContent }));
    dark.addEventListener('change', () => redraw(look()));
  } catch {
    place.remove();
    still.hidden = false;
  }
}

/** Draws each plot and diagram when it comes near. */
function drawAll() {
  const near = new IntersectionObserver(entries => {
    for (const entry of entries.filter(entry => entry.isIntersecting)) {
      near.unobserve(entry.target);
      draw(entry.target);
    }
  }, { rootMargin: '600px' });
  document.querySelectorAll('.plot, .diagram').forEach(element => near.observe(element));
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
drawAll();
keeping.offer(document);
followReading();
offerCopies();
reachWideParts();
