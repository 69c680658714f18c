'use strict';

const assert = require('node:assert');

const NAME = 'polyglot.ipynb';

/** Runs code in the first cell. */
async function runFirst(lesson, code) {
  await lesson.selectFirst();
  await lesson.write(code);
  await lesson.run();
}

/** Notebooks and their files, and the window around them. */
module.exports = {
  'two notebooks side by side have variables of their own': async lesson => {
    await lesson.openFile(NAME);
    await runFirst(lesson, 'var mine = "only " + "here"; mine');
    await lesson.output('text=only here');
    await lesson.openFile('03-pooling.ipynb');
    await runFirst(lesson, 'mine');
    await lesson.output('text=CS0103: The name');
    await lesson.command('View: Move Editor into Right Group');
    await lesson.output('text=only here');
    await lesson.output('text=CS0103: The name');
  },

  'a notebook is saved with what its cells have shown': async lesson => {
    await lesson.command('View: Close All Editor Groups');
    await lesson.openFile(NAME);
    await lesson.command('File: Toggle Auto Save');
    await lesson.until(() => lesson.setting('files.autoSave') === 'off', 'It goes on to be saved by itself.');
    await runFirst(lesson, 'throw new Exception("sa" + "ved");');
    await lesson.output('text=saved');
    await lesson.page.locator('.tab.active.dirty').waitFor();
    assert.ok(!lesson.read(NAME).includes('saved'), 'It is saved too early.');
    await lesson.page.keyboard.press('Control+S');
    await lesson.until(() => lesson.read(NAME).includes('saved'), 'It is not saved.');
    const error = JSON.parse(lesson.read(NAME)).cells.flatMap(cell => cell.outputs ?? []).find(output => output.output_type === 'error');
    assert.deepStrictEqual(error.traceback.filter(line => line.includes('\n')), []);
  },

  'a notebook that is changed on the disk meanwhile is shown as it is there': async lesson => {
    lesson.change(NAME, notebook => notebook.cells.find(cell => cell.cell_type === 'code').source = ['var elsewhere = 1;']);
    await lesson.page.locator('.view-line', { hasText: 'elsewhere' }).first().waitFor();
    await lesson.command('File: Toggle Auto Save');
  },

  'everything can be read in high contrast': async lesson => {
    await lesson.command('Preferences: Color Theme');
    await lesson.page.keyboard.type('Dark High Contrast');
    await lesson.page.keyboard.press('Enter');
    await lesson.page.locator('.monaco-workbench.hc-black').waitFor();
    await lesson.openCourse();
    await lesson.selectExercise('True convolution');
    await lesson.cell.locator('.cell-status-item', { hasText: 'Check' }).click();
    await lesson.output('text=True convolution: ');
  },
};
