'use strict';

const { LIMIT } = require('../workbench');

const FORMS = `HTML("<b>html</b>").Display();
Markdown("**markdown**").Display();
"<svg xmlns='http://www.w3.org/2000/svg'><circle r='7'/></svg>".DisplayAs("image/svg+xml");
"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==".DisplayAs("image/png");
((MathString)"x^2").Display();
var display = "before".Display();
display.Update("after");`;

/** What cells show. */
module.exports = {
  'HTML, Markdown, SVG, PNG and LaTeX are shown as what they are, and a display is updated': async lesson => {
    await lesson.addCell(FORMS);
    await lesson.run();
    for (const form of ['b:text-is("html")', 'strong:text-is("markdown")', 'circle[r="7"]', 'img[src^="blob:"]', '.katex', 'text=after']) await lesson.output(form);
  },

  'a diagram is drawn': async lesson => {
    await lesson.addCell('#!mermaid\nflowchart LR\n  image[28 × 28] --> convolution{{5 × 5}} --> map[24 × 24]');
    await lesson.run();
    await lesson.output('svg[aria-roledescription^="flowchart"] >> text=24 × 24');
  },

  'drawings follow the theme': async lesson => {
    const fill = async () => (await lesson.output('svg[aria-roledescription^="flowchart"] .node rect')).evaluate(box => getComputedStyle(box).fill);
    const light = await fill();
    await lesson.command('Toggle between Light/Dark Themes');
    await lesson.page.locator('.monaco-workbench.vs-dark').waitFor();
    for (const end = Date.now() + LIMIT; await fill() === light; await lesson.page.waitForTimeout(100)) {
      if (Date.now() > end) throw new Error('The diagram keeps its colors.');
    }
  },
};
