'use strict';

const LONG = 'Enumerable.Range(0, 10).Select(number => new { number, square = number * number }).Where(pair => pair.square > 10).First() + new Conv2d(6, 5)';

const has = (lesson, text) => lesson.cell.locator('.view-line', { hasText: text }).first().waitFor();
const name = (lesson, text) => lesson.cell.locator(`.view-line span:text-is("${text}")`).first();
const suggestions = lesson => lesson.page.locator('.suggest-widget.visible');

/** Puts the cursor into a name of the selected cell. */
async function into(lesson, text) {
  await lesson.comesToRest();
  await name(lesson, text).click();
}

/** Completion that is not in the way, and ways between cells and the library. */
module.exports = {
  'Enter behind a parenthesis begins a line': async lesson => {
    await lesson.selectExercise('True convolution');
    await lesson.addCell('var wide = 7;');
    await lesson.run();
    await lesson.isIdle();
    await lesson.addCell('');
    await lesson.comesToRest();
    await lesson.page.keyboard.type('Math.Max(', { delay: 50 });
    await lesson.page.waitForTimeout(1_000);
    if (await suggestions(lesson).count() > 0) throw new Error('A list of all names opens behind a parenthesis.');
    await lesson.page.keyboard.press('Enter');
    await lesson.page.keyboard.type('wid', { delay: 50 });
    await suggestions(lesson).locator('.monaco-list-row.focused', { hasText: 'wide' }).waitFor();
  },

  'a name leads to the cell that declares it': async lesson => {
    await lesson.page.keyboard.press('Escape');
    await lesson.write('wide + wide');
    await into(lesson, 'wide');
    await lesson.page.keyboard.press('F12');
    await has(lesson, 'var wide = 7;');
  },

  'all places of a name are listed': async lesson => {
    await lesson.page.keyboard.press('Shift+F12');
    await lesson.page.locator('.peekview-widget .ref-tree .monaco-list-row', { hasText: 'wide + wide' }).first().waitFor();
  },

  'a name becomes another in all cells': async lesson => {
    await lesson.page.keyboard.press('Escape');
    await into(lesson, 'wide');
    await lesson.page.keyboard.press('F2');
    await lesson.page.locator('.rename-box .rename-input:focus').waitFor();
    await lesson.page.keyboard.type('broad');
    await lesson.page.keyboard.press('Enter');
    await has(lesson, 'var broad = 7;');
    await lesson.page.locator('.code-cell-row .view-line', { hasText: 'broad + broad' }).first().waitFor();
  },

  'a name of the library keeps its name': async lesson => {
    await lesson.addCell('new Conv2d(6, 5)');
    await into(lesson, 'Conv2d');
    await lesson.page.keyboard.press('F2');
    await lesson.page.locator('.monaco-editor-overlaymessage', { hasText: 'Only what a cell declares' }).waitFor();
  },

  'a cell is laid out': async lesson => {
    await lesson.write('#!time\nvar   area=broad*broad ;\narea');
    await lesson.page.keyboard.press('Control+Shift+I');
    await has(lesson, 'var area = broad * broad;');
    await has(lesson, '#!time');
  },

  'a long error wraps': async lesson => {
    await lesson.comesToRest();
    await lesson.write(LONG);
    await lesson.page.setViewportSize({ width: 1000, height: 950 });
    await lesson.run();
    const error = await lesson.output('.traceback:has-text("CS0019")');
    await lesson.comesToRest();
    if (await error.evaluate(one => one.scrollWidth > one.clientWidth + 1)) throw new Error('The error runs off to the right.');
  },

  'a long error wraps in a narrow window': async lesson => {
    await lesson.page.setViewportSize({ width: 700, height: 950 });
    await lesson.comesToRest();
    const error = await lesson.output('.traceback:has-text("CS0019")');
    if (await error.evaluate(one => one.scrollWidth > one.clientWidth + 1)) throw new Error('The error runs off to the right.');
  },

  'a name of the course leads into its source, and on from there': async lesson => {
    await lesson.page.setViewportSize({ width: 1400, height: 950 });
    await lesson.write('new Conv2d(6, 5)');
    await into(lesson, 'Conv2d');
    await lesson.page.keyboard.press('F12');
    await lesson.page.locator('.tab.active', { hasText: 'Conv2d.cs' }).waitFor();
    await lesson.page.locator('.editor-instance .view-line', { hasText: 'A convolution with a square window.' }).first().waitFor();
    await lesson.page.locator('.editor-instance .view-line span:text-is("Window2d")').last().click();
    await lesson.page.keyboard.press('F12');
    await lesson.page.locator('.tab.active', { hasText: 'Window2d.cs' }).waitFor();
  },

  'the source of the course cannot be changed': async lesson => {
    await lesson.page.keyboard.type('x');
    await lesson.page.locator('.monaco-editor-overlaymessage', { hasText: 'read-only' }).waitFor();
    await lesson.inCourse('1 Convolution').click();
    await lesson.isOpen();
  },
};
