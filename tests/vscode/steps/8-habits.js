'use strict';

const assert = require('node:assert');

// Behind a parenthesis no list of completions is open, which would take the keys.
const DEFINING = `Tensor ramp = Tensor.FromIndex([16, 24], at => at[0] + at[1]);
List<int> few = [3001, 1, 2];
var answer = 42;
(ramp.Shape)`;

const FIGURES = `Plot.Line([0.5, 0.25, 0.125]).Titled("The loss falls").Display();
new SlidingKernel(Tensor.FromIndex([6, 8], at => at[0] + at[1]), Tensor.Ones([3, 3])).Titled("The kernel slides")`;

const variable = (lesson, name) => lesson.page.locator('.part.panel .monaco-list-row', { hasText: name }).first();
const executed = lesson => lesson.cell.locator('.execution-count-label').textContent();

/** What users of other notebooks expect. */
module.exports = {
  'Ctrl+Enter runs a cell and stays, Shift+Enter goes on, Alt+Enter adds a cell': async lesson => {
    await lesson.open('1 Convolution');
    await lesson.restart();
    await lesson.top();
    await lesson.addCell(DEFINING);
    const cells = async () => Number(/of (\d+)/.exec(await lesson.page.locator('.statusbar-item', { hasText: /Cell \d+ of/ }).textContent())[1]);
    await lesson.page.keyboard.press('Control+Enter');
    await lesson.cell.locator('.execution-count-label', { hasText: /\[\d+\]/ }).waitFor();
    const first = await executed(lesson);
    await lesson.isIdle();
    await lesson.page.keyboard.press('Control+Enter');
    await lesson.until(async () => /\d/.test(await executed(lesson)) && await executed(lesson) !== first, 'Ctrl+Enter does not run the cell again.');
    await lesson.cell.locator('.view-line', { hasText: 'ramp' }).first().waitFor();

    await lesson.isIdle();
    const before = await cells();
    await lesson.page.keyboard.press('Alt+Enter');
    await lesson.cell.locator('.execution-count-label', { hasText: '[ ]' }).waitFor();
    await lesson.until(async () => await cells() === before + 1, 'Alt+Enter adds no cell.');
    await lesson.page.keyboard.insertText('few.Sum() + 996');
    await lesson.page.keyboard.press('Shift+Enter');
    await lesson.output('.output_container >> text=4000');
    await lesson.isIdle();
  },

  'the variables are listed with type, shape and value, by name': async lesson => {
    await lesson.command('CourseKit: Show Variables');
    await variable(lesson, 'answer').filter({ hasText: '42' }).waitFor();
    await variable(lesson, 'few').filter({ hasText: '[3001, 1, 2]' }).waitFor();
    await variable(lesson, 'ramp').filter({ hasText: '[16, 24]' }).waitFor();
    const names = await lesson.page.locator('.part.panel .monaco-list-row .label-name').allTextContents();
    if (names.join() !== [...names].sort((a, b) => a.localeCompare(b, 'en', { sensitivity: 'base' })).join()) throw new Error(`Not by name: ${names}`);
    await variable(lesson, 'ramp').hover();
    await lesson.page.locator('.monaco-hover img[src^="data:image"]').first().waitFor();
  },

  'they follow what cells do, and a click shows a value below': async lesson => {
    await lesson.addCell('answer++;');
    await lesson.run();
    await variable(lesson, 'answer').filter({ hasText: '43' }).waitFor();
    await variable(lesson, 'few').click();
    await lesson.output('.output_container >> text=3001');
  },

  'a drawing is copied as a picture, and saved under its name': async lesson => {
    await lesson.page.keyboard.press('Control+J');
    await lesson.page.locator('.part.panel').waitFor({ state: 'hidden' });
    await lesson.addCell(FIGURES);
    await lesson.run();
    const steps = await lesson.output('figure.ck-steps:has-text("The kernel slides")');
    await lesson.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const button = name => steps.locator('xpath=..').getByRole('button', { name, exact: true });
    await lesson.scrollTo(steps.locator('svg').first());
    await lesson.click(button('Copy as picture (PNG)'));
    await button('Copy as picture (PNG)').filter({ hasText: 'Copied' }).waitFor();
    const types = await lesson.page.evaluate(async () => (await navigator.clipboard.read()).flatMap(item => item.types));
    if (!types.includes('image/png')) throw new Error(`The clipboard has ${types}.`);

    await button('Save as SVG').dispatchEvent('click');
    const asked = lesson.page.locator('.quick-input-widget input.input').first();
    await lesson.until(async () => /the-kernel-slides\.svg$/.test(await asked.inputValue()), 'No dialog offers the name.');
    await lesson.page.keyboard.press('Enter');
    await lesson.page.locator('.tab', { hasText: 'the-kernel-slides.svg' }).first().waitFor();
  },

  'the values of a plot are copied as CSV': async lesson => {
    await lesson.page.locator('.tab', { hasText: '01-convolution' }).first().click();
    await lesson.isOpen();
    const plot = await lesson.output('.js-plotly-plot:has-text("The loss falls")');
    await plot.hover();
    await plot.locator('.modebar-btn[data-title="Copy values (CSV)"]').click();
    await lesson.until(async () => (await lesson.page.evaluate(() => navigator.clipboard.readText())).includes('\n1,0.25\n'),
      'The clipboard has not the values.');
    await plot.locator('.modebar-btn[data-title="Copy as picture (PNG)"]').click();
    await lesson.until(async () => (await lesson.page.evaluate(async () => (await navigator.clipboard.read()).flatMap(item => item.types))).includes('image/png'),
      'The clipboard has no picture.');
  },

  'keys step through a drawing, and move nothing else': async lesson => {
    const steps = await lesson.output('figure.ck-steps:has-text("The kernel slides")');
    const slider = steps.locator('input');
    const at = async value => lesson.until(async () => await slider.inputValue() === value, `The stepper is not at ${value}, but at ${await slider.inputValue()}.`);
    const selected = JSON.stringify(await lesson.cell.boundingBox());
    await slider.press('Home');
    await at('0');
    await slider.press('ArrowDown');
    await at('0');
    await slider.press('ArrowRight');
    await at('1');
    await slider.press('PageUp');
    await at('3');
    await slider.press('End');
    await at('23');
    await lesson.comesToRest();
    if (JSON.stringify(await lesson.cell.boundingBox()) !== selected) throw new Error('The notebook has moved.');
  },

  'a notebook is exported to a page, with what its cells have shown, and to a C# script': async lesson => {
    for (const [what, name, has] of [['HTML', '01-convolution.html', /The kernel slides/], ['a C# Script', '01-convolution.cs', /^Tensor image = /m]]) {
      await lesson.command(`CourseKit: Export Notebook to ${what}`);
      const asked = lesson.page.locator('.quick-input-widget input.input').first();
      await lesson.until(async () => (await asked.inputValue()).endsWith(name), 'No dialog offers the name.');
      await lesson.page.keyboard.press('Enter');
      await lesson.page.locator('.notification-toast', { hasText: name }).waitFor();
      assert.match(lesson.read(`notebooks/${name}`), has);
    }
  },

  'a restart asks, says when it is done, and can run all cells again': async lesson => {
    await lesson.openFile('polyglot.ipynb');
    await lesson.selectFirst();
    await lesson.write('"in process " + Environment.ProcessId');
    await lesson.run();
    const process = async () => (await lesson.output('text=/^in process \\d+$/')).textContent();
    const first = await process();
    await lesson.command('CourseKit: Restart Kernel and Run All Cells');
    await lesson.confirmRestart('Restart and Run All');
    await lesson.until(async () => await process() !== first, 'The cell has not run again in another process.');
    await lesson.isIdle();
  },
};
