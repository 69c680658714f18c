'use strict';

/** Help with writing a cell. */
module.exports = {
  'a name is completed by what earlier cells define, among plots that have come to rest': async lesson => {
    await lesson.selectExercise('True convolution');
    await lesson.addCell('digits');
    await lesson.comesToRest();
    await lesson.page.keyboard.type('.Ima', { delay: 50 });
    await lesson.page.locator('.suggest-widget .monaco-list-row', { hasText: 'Images' }).first().waitFor();
    await lesson.page.keyboard.press('Escape');
  },

  'a name is explained': async lesson => {
    await lesson.addCell('Digits.Train(600)');
    await lesson.comesToRest();
    await lesson.cell.locator('.view-line span:text-is("Train")').hover();
    await lesson.page.locator('.monaco-hover:not(.hidden)', { hasText: 'Digits' }).first().waitFor();
  },

  'an error is underlined, and the cell that ends with it has a link to its line': async lesson => {
    await lesson.addCell('var one = 1;\nunknown');
    await lesson.cell.locator('.squiggly-error').first().waitFor();
    await lesson.run();
    await lesson.click(await lesson.output('a:text-is("line 2")'));
    await lesson.cell.locator('.view-line', { hasText: 'unknown' }).waitFor();
  },
};
