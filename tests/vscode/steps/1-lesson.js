'use strict';

/** The lesson and the course beside it. */
module.exports = {
  'the course opens at the lesson to go on with': async lesson => {
    await lesson.isOpen();
    await lesson.page.locator('.tab.active', { hasText: '01-convolution.ipynb' }).waitFor();
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
