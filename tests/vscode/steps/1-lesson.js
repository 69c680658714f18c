'use strict';

/** The lesson and the course beside it. */
module.exports = {
  'the course opens at the lesson to go on with': async lesson => {
    await lesson.isOpen();
    await lesson.page.locator('.tab.active', { hasText: '01-convolution.ipynb' }).waitFor();
  },

  'before its folder is trusted the course can be read': async lesson => {
    await lesson.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
    await lesson.openCourse();
    await lesson.selectExercise('True convolution');
    await lesson.output('text=Mathematicians mean something slightly different');
  },

  'the first check asks whether the folder is trusted, says that C# is starting, and goes on': async lesson => {
    await lesson.cell.locator('.cell-status-item', { hasText: 'Check' }).click();
    await lesson.page.locator('.monaco-dialog-box', { hasText: 'run code from this workspace' }).getByText('Trust Folder & Continue').click();
    await lesson.cell.locator('.cell-status-item', { hasText: 'starting C#' }).waitFor();
    await lesson.page.locator('.statusbar-item', { hasText: 'starting C#' }).waitFor();
    await lesson.output('text=Replace the placeholder in the cell above');
    await lesson.page.locator('.statusbar-item', { hasText: 'starting C#' }).waitFor({ state: 'detached' });
  },

  'the course view shows the lesson, and opens it': async lesson => {
    await lesson.page.locator('.tab.active').hover();
    await lesson.page.keyboard.press('Control+F4');
    await lesson.open('1 Convolution');
  },

  'an exercise opens while the lesson still does': async lesson => {
    await lesson.selectExercise('True convolution');
    await lesson.cell.locator('.view-line', { hasText: 'trueConvolution' }).first().waitFor();
  },

  'all cells run, and plotly draws': async lesson => {
    await lesson.top();
    await lesson.tool('Run All').click();
    await lesson.output('.js-plotly-plot .main-svg');
    await lesson.isIdle();
  },
};
