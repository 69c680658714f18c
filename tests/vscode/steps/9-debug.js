'use strict';

const ANSWER = `Func<Tensor, Tensor, Tensor> trueConvolution = (image, kernel) =>
{
    var flipped = kernel.Flip(0, 1);
    var result = image.CrossCorrelate(flipped);
    return result;
};
new TrueConvolution().Check(trueConvolution)`;

const FUNCTION = `int Twice(int n)
{
    var result = 2 * n;
    return result;
}

var numbers = new[] { 3, 4 };
Console.WriteLine(numbers.Select(Twice).Sum());`;

/** A cell that is debugged: an answer to an exercise, and one that calls a function. */
module.exports = {
  'a breakpoint is set in an answer': async lesson => {
    await lesson.selectExercise('True convolution');
    await lesson.write(ANSWER);
    await lesson.toggleBreakpoint(3, 7);
    await lesson.cell.locator('.codicon-debug-breakpoint').first().waitFor();
  },

  'the cell stops there, with its variables in view': async lesson => {
    await lesson.debug();
    await lesson.stopsAt('var flipped = kernel.Flip(0, 1);');
    await lesson.variable('image').filter({ hasText: 'Tensor [' }).waitFor();
    await lesson.variable('kernel').filter({ hasText: 'Tensor [' }).waitFor();
  },

  'a step goes to the next line, whose variable has its value': async lesson => {
    await lesson.page.keyboard.press('F10');
    await lesson.stopsAt('var result = image.CrossCorrelate(flipped);');
    await lesson.variable('flipped').filter({ hasText: 'Tensor [' }).waitFor();
  },

  'the rows of a tensor open': async lesson => {
    await lesson.variable('flipped').click();
    await lesson.page.keyboard.press('ArrowRight');
    await lesson.variable('[0]').waitFor();
  },

  'after longer than the limit of a check, and without the breakpoint, the answer passes': async lesson => {
    await lesson.page.waitForTimeout(6_000);
    await lesson.command('Remove All Breakpoints');
    await lesson.page.keyboard.press('F5');
    await lesson.page.locator('.debug-toolbar').waitFor({ state: 'hidden' });
    await lesson.output('text=passed');
  },

  'without breakpoints a cell stops at its first statement, and a step goes into a function': async lesson => {
    await lesson.addCell(FUNCTION);
    await lesson.debug();
    await lesson.stopsAt('var numbers = new[] { 3, 4 };');
    await lesson.page.keyboard.press('F11');
    await lesson.stopsAt('Console.WriteLine(numbers.Select(Twice).Sum());');
    await lesson.page.keyboard.press('F11');
    await lesson.stopsAt('var result = 2 * n;');
    await lesson.variable('n').filter({ hasText: '3' }).waitFor();
    await lesson.page.locator('.debug-call-stack .monaco-list-row', { hasText: 'Twice' }).first().waitFor();
  },

  'who stops the session stops the cell': async lesson => {
    await lesson.page.keyboard.press('Shift+F5');
    await lesson.page.locator('.debug-toolbar').waitFor({ state: 'hidden' });
    await lesson.output('text=The cell was stopped.');
    await lesson.isIdle();
  },
};
