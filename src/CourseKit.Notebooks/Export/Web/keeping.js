// Lets readers keep figures, on pages and in editors alike: copies them as pictures and their values as CSV, and saves them as PNG and SVG.
'use strict';

globalThis.keeping = (() => {
  /** The pixels of a picture for each of the figure. */
  const SCALE = 2;

  const STYLE = `
.ck-kept { position: relative; width: fit-content; max-width: 100%; }
.ck-keep { position: absolute; top: 0; right: 0; display: flex; gap: 2px; opacity: 0; }
.ck-kept:hover .ck-keep, .ck-keep:focus-within { opacity: 1; }
.ck-keep button { font: 11px sans-serif; padding: 2px 6px; border: 1px solid; border-radius: 4px; cursor: pointer; }
@media print { .ck-keep { display: none; } }`;

  /** The name of a figure's file: «The kernel slides» is kept as the-kernel-slides. */
  const nameOf = title => (title ?? '').replace(/<[^>]*>/g, ' ').normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}]+/gu)?.join('-').slice(0, 80) || 'figure';

  /** The color behind an element, which a picture takes with it: letters that are light read on nothing else. */
  function behind(element) {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (!/^(transparent|rgba\(.*, 0\))$/.test(backgroundColor)) return backgroundColor;
    }

    return getComputedStyle(document.documentElement).getPropertyValue('--vscode-editor-background').trim() || '#fff';
  }

  /** The address of a file that holds it, in base64: VS Code saves no other. */
  function inBase64(address) {
    const [, head, body] = /^(data:[^,]*),(.*)$/s.exec(address);
    if (head.endsWith(';base64')) return address;
    const bytes = new TextEncoder().encode(decodeURIComponent(body));
    return `${head};base64,${btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''))}`;
  }

  /** Saves a file: a page does it as it saves downloads, VS Code asks where to. */
  function save(name, address) {
    const link = Object.assign(document.createElement('a'), { href: inBase64(address), download: name });
    document.body.append(link);
    link.click();
    link.remove();
  }

  const addressOf = svg => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;

  /** The pieces of a figure's drawing that are seen: one, as a rule; of one whose parts open, not those in parts that are shut. */
  const piecesOf = figure => [...figure.querySelectorAll('svg')]
    .filter(piece => !piece.closest('details:not([open])') || piece.closest('summary'));

  /** A drawing in one piece, as wide as the first of its pieces, all below each other. */
  function wholeOf([first, ...others]) {
    if (others.length === 0) return first.cloneNode(true);
    const whole = first.cloneNode(false);
    let bottom = 0;
    for (const piece of [first, ...others]) {
      const { width, height } = piece.viewBox.baseVal;
      const part = piece.cloneNode(true);
      part.removeAttribute('style');
      for (const [name, value] of Object.entries({ x: 0, y: bottom, width, height, overflow: 'visible' })) part.setAttribute(name, value);
      whole.append(part);
      bottom += height;
    }

    const { width } = first.viewBox.baseVal;
    for (const [name, value] of Object.entries({ viewBox: `0 0 ${width} ${bottom}`, width, height: bottom })) whole.setAttribute(name, value);
    return whole;
  }

  /** A drawing as a file of its own: what is seen of it, in the colors that it has here. */
  function fileOf(figure) {
    const pieces = piecesOf(figure);
    const whole = wholeOf(pieces);
    whole.querySelectorAll('[style*="display: none"], [style*="display:none"]').forEach(hidden => hidden.remove());
    const { color, fontFamily } = getComputedStyle(pieces[0]);
    whole.setAttribute('style', `color:${color};background:${behind(figure)};font-family:${fontFamily.replaceAll('"', '\'')}`);
    return new XMLSerializer().serializeToString(whole);
  }

  /** A drawing as pixels, as large as it is seen. */
  async function pixelsOf(figure) {
    const image = new Image();
    image.src = addressOf(fileOf(figure));
    await image.decode();
    const sizes = piecesOf(figure).map(piece => piece.getBoundingClientRect());
    const [width, height] = [sizes[0].width, sizes.reduce((sum, size) => sum + size.height, 0)];
    const canvas = Object.assign(document.createElement('canvas'), { width: SCALE * width, height: SCALE * height });
    const pen = canvas.getContext('2d');
    pen.fillStyle = behind(figure);
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/png');
  }

  /** Copies a picture; where the clipboard is refused, it is saved. */
  async function copyPicture(address, name) {
    try {
      const picture = Promise.resolve(address).then(fetch).then(response => response.blob());
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
      return 'Copied';
    } catch {
      save(`${name}.png`, await address);
      return 'Saved';
    }
  }

  /** Copies text; where the clipboard is refused, it is saved. */
  async function copyText(text, name) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      save(`${name}.csv`, `data:text/csv;charset=utf-8,${encodeURIComponent(text)}`);
    }
  }

  const cell = value => /[",\n]/.test(value ?? '') ? `"${String(value).replaceAll('"', '""')}"` : String(value ?? '');
  const lines = rows => rows.map(row => [...row].map(cell).join(',')).join('\n');

  /**
   * The values of plotly's traces as CSV: of a map its rows, of the numbers that its colors stand for where it has them apart; of curves
   * and bars a column each, beside what they share; else a row a point. Nothing where there are none.
   */
  function csvOf(traces) {
    const maps = traces.filter(trace => trace.type === 'heatmap' && trace.z);
    if (maps.length > 0) return maps.map(map => lines([...(map.customdata ?? map.z)])).join('\n\n');
    const points = traces.filter(trace => trace.x?.length > 0 && trace.y?.length > 0);
    if (points.length === 0) return undefined;
    const names = points.map((trace, at) => trace.name ?? `y${at + 1}`);
    if (points.some(({ x }) => new Set(x).size < x.length)) {
      return lines([['name', 'x', 'y'], ...points.flatMap((trace, at) => [...trace.x].map((x, i) => [names[at], x, trace.y[i]]))]);
    }

    const tables = points.map(({ x, y }) => new Map([...x].map((one, i) => [one, y[i]])));
    const shared = [...new Set(points.flatMap(({ x }) => [...x]))];
    return lines([['x', ...names], ...shared.map(x => [x, ...tables.map(table => table.get(x))])]);
  }

  /** Buttons for the bar of a plotly figure. */
  function buttons() {
    const picture = (place, format) => Plotly.toImage(
      { data: place.data, layout: { ...place.layout, paper_bgcolor: behind(place) } },
      { format, scale: format === 'png' ? SCALE : 1, width: place.clientWidth, height: place.clientHeight });
    const name = place => nameOf(place.layout.title?.text);
    const { camera, disk } = Plotly.Icons;
    const table = { width: 16, height: 16, path: 'M1 2h14v12H1zM2 6v3h5V6zm6 0v3h6V6zM2 10v3h5v-3zm6 0v3h6v-3z' };
    const values = place => csvOf(place._fullData ?? []);
    return [
      { name: 'copyPicture', title: 'Copy as picture (PNG)', icon: camera, click: place => copyPicture(picture(place, 'png'), name(place)) },
      { name: 'savePng', title: 'Save as PNG', icon: disk, click: async place => save(`${name(place)}.png`, await picture(place, 'png')) },
      { name: 'saveSvg', title: 'Save as SVG', icon: disk, click: async place => save(`${name(place)}.svg`, await picture(place, 'svg')) },
      { name: 'copyValues', title: 'Copy values (CSV)', icon: table, click: place => copyText(values(place) ?? '', name(place)) },
    ];
  }

  /** Puts buttons at all drawings in an element that have none; they are seen under the pointer, and when the keyboard gets there. */
  function offer(root) {
    if (!document.getElementById('ck-keep')) document.head.append(Object.assign(document.createElement('style'), { id: 'ck-keep', textContent: STYLE }));
    for (const figure of root.querySelectorAll('figure.ck-figure')) {
      const svg = figure.querySelector('svg');
      if (!svg || figure.parentElement.matches('.ck-kept')) continue;
      const name = () => nameOf(svg.querySelector('title')?.textContent || figure.querySelector('figcaption')?.textContent);
      const kept = Object.assign(document.createElement('div'), { className: 'ck-kept' });
      const bar = Object.assign(document.createElement('div'), { className: 'ck-keep' });
      const button = (text, label, act) => {
        const made = Object.assign(document.createElement('button'), { type: 'button', textContent: text, title: label });
        made.setAttribute('aria-label', label);
        made.onclick = async () => {
          made.textContent = await act() ?? text;
          setTimeout(() => { made.textContent = text; }, 1500);
        };
        return made;
      };
      bar.append(
        button('Copy', 'Copy as picture (PNG)', () => copyPicture(pixelsOf(figure), name())),
        button('PNG', 'Save as PNG', async () => save(`${name()}.png`, await pixelsOf(figure))),
        button('SVG', 'Save as SVG', () => save(`${name()}.svg`, addressOf(fileOf(figure)))));
      figure.before(kept);
      kept.append(figure, bar);
    }
  }

  return { offer, buttons, nameOf, csvOf, inBase64 };
})();
