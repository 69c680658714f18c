'use strict';

/** The window around the notebooks. */
module.exports = {
  'everything can be read in high contrast': async lesson => {
    await lesson.command('Preferences: Color Theme');
    await lesson.page.keyboard.type('Dark High Contrast');
    await lesson.page.keyboard.press('Enter');
    await lesson.page.locator('.monaco-workbench.hc-black').waitFor();
    await lesson.openCourse();
    await lesson.selectExercise('True convolution');
    await lesson.cell.locator('.cell-status-item', { hasText: 'Check' }).click();
    await lesson.output('text=True convolution');
  },
};
