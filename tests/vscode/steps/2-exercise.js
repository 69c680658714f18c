'use strict';

const answer = axes => `Func<Tensor, Tensor, Tensor> trueConvolution = (image, kernel) => image.CrossCorrelate(kernel.Flip(${axes}));\n`
  + 'new TrueConvolution().Check(trueConvolution)';

/** An exercise, from a wrong answer to a right one. */
module.exports = {
  'a wrong answer gets the hint of its mistake': async lesson => {
    await lesson.selectExercise('True convolution');
    await lesson.write(answer('0'));
    await lesson.cell.locator('.cell-status-item', { hasText: 'Check' }).click();
    await lesson.output('text=The rows are flipped; the columns are not yet.');
  },

  'the next hint is a click away': async lesson => {
    await lesson.cell.locator('.cell-status-item', { hasText: 'Hint' }).click();
    await lesson.output('text=Which axis are the columns?');
  },

  'a right answer passes, which the cell and the course view show': async lesson => {
    await lesson.write(answer('0, 1'));
    await lesson.cell.locator('.cell-status-item', { hasText: 'Check' }).click();
    await lesson.cell.locator('.cell-status-item', { hasText: 'passed' }).waitFor();
    await lesson.page.locator('.pane-body .monaco-list-row', { hasText: '1/12' }).waitFor();
  },

  'a reset puts the starter back, and the verdict goes': async lesson => {
    await lesson.cell.locator('.cell-status-item', { hasText: 'Reset' }).click();
    await lesson.cell.locator('.view-line', { hasText: 'your code here' }).waitFor();
    await lesson.hasNoOutput('text=True convolution: passed');
  },
};
