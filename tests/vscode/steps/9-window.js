'use strict';

const assert = require('node:assert');

const NAME = 'polyglot.ipynb';

/** Writes a cell at the top of the notebook, and runs it, by the keyboard alone. */
async function topCell(lesson, code) {
  await lesson.comesToRest();
  await lesson.top();
  await lesson.page.keyboard.press('a');
  await lesson.page.locator('.notebookOverlay .monaco-editor.focused').waitFor();
  await lesson.page.keyboard.insertText(code);
  await lesson.page.keyboard.press('Control+Enter');
}

/** Notebooks and their files, and the window around them. */
module.exports = {
  'two notebooks side by side have variables of their own': async lesson => {
    await lesson.openFile(NAME);
    await topCell(lesson, 'var mine = "only " + "here"; mine');
    await lesson.output('text=only here');
    await lesson.command('View: Split Editor Right');
    await lesson.openFile('03-pooling.ipynb');
    await topCell(lesson, 'mine');
    await lesson.output('text=CS0103: The name');
    await lesson.command('View: Close All Editor Groups');
  },

  'a notebook is saved with what its cells have shown': async lesson => {
    await lesson.openFile(NAME);
    await lesson.command('File: Toggle Auto Save');
    await topCell(lesson, '"sa" + "ved"');
    await lesson.output('text=saved');
    assert.ok(!lesson.read(NAME).includes('saved'), 'It is not saved yet.');
    await lesson.page.keyboard.press('Control+S');
    await lesson.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    assert.ok(lesson.read(NAME).includes('saved'), 'It is not saved.');
    await lesson.command('File: Toggle Auto Save');
  },

  'a notebook that is changed on the disk meanwhile is shown as it is there': async lesson => {
    lesson.change(NAME, notebook => notebook.cells[0].source = ['var elsewhere = 1;']);
    await lesson.page.locator('.view-line', { hasText: 'elsewhere' }).first().waitFor();
  },

  'everything can be read in high contrast': async lesson => {
    await lesson.command('Preferences: Color Theme');
    await lesson.page.keyboard.type('Dark High Contrast');
    await lesson.page.keyboard.press('Enter');
    await lesson.page.locator('.monaco-workbench.hc-black').waitFor();
    await lesson.selectExercise('True convolution');
    await lesson.cell.locator('.cell-status-item', { hasText: 'Check' }).click();
    await lesson.output('text=Replace the placeholder in the cell above');
  },
};
