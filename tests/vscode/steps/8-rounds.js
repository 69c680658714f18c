'use strict';

const { LIMIT } = require('../workbench');

const EXERCISE = 'Cross-correlation';

/** The loops over all windows in one line, with a kernel: the editor closes a bracket that ends one. */
const answer = kernel => 'Func<Tensor, Tensor, Tensor> crossCorrelation = (image, kernel) => { '
  + 'var result = Tensor.Zeros([image.Shape[0] - kernel.Shape[0] + 1, image.Shape[1] - kernel.Shape[1] + 1]); '
  + `var filter = ${kernel}; `
  + 'for (var i = 0; i < result.Shape[0]; i++) for (var j = 0; j < result.Shape[1]; j++) '
  + 'for (var u = 0; u < kernel.Shape[0]; u++) for (var v = 0; v < kernel.Shape[1]; v++) result[i, j] += image[i + u, j + v] * filter[u, v]; '
  + 'return result; };\nnew CrossCorrelation().Check(crossCorrelation)';

const [wrong, right] = [answer('kernel.Flip(0, 1)'), answer('kernel')];

const verdict = words => `.ck-report [role=heading]:has-text("${EXERCISE}: ${words}")`;

/** Goes to the exercise, also from another one. */
async function select(lesson) {
  await lesson.selectExercise(EXERCISE);
  await lesson.cell.locator('.view-line', { hasText: 'crossCorrelation' }).first().waitFor();
}

const top = async element => (await element.boundingBox()).y;

/** An exercise, round after round: by mouse, by keys alone, and in a narrow window. */
module.exports = {
  'a verdict comes into view, with its hint right below what is to mend': async lesson => {
    await select(lesson);
    await lesson.write(wrong);
    await lesson.act('Check');
    const headline = await lesson.output(verdict('not yet'));
    const hint = await lesson.output('.ck-hint:has-text("which pixel of the window")');
    await lesson.isInView(headline);
    await lesson.isInView(hint);
    const distance = await top(hint) - await top(headline);
    if (distance > 80) throw new Error(`The hint stands ${distance} pixels below the headline.`);
  },

  'a hint comes below the verdict, which stays': async lesson => {
    await lesson.act('Hint');
    const hint = await lesson.output('.ck-report [role=heading]:has-text("Hint 1 of")');
    await lesson.isInView(hint);
    if (await top(await lesson.output(verdict('not yet'))) > await top(hint)) throw new Error('The hint stands above the verdict.');
  },

  'the solution is there after a try, and is asked for once': async lesson => {
    await lesson.act('Solution');
    await lesson.dialog('The solution of «Cross-correlation» is shown below your answer').waitFor();
    await lesson.agree('Show the Solution');
    const solution = await lesson.output('.ck-report [role=heading]:has-text("Solution")');
    await lesson.isInView(solution);
    if (await top(await lesson.output(verdict('not yet'))) > await top(solution)) throw new Error('The solution stands above the verdict.');
  },

  'a pass is marked': async lesson => {
    await lesson.write(right);
    await lesson.act('Check');
    await lesson.output(verdict('passed'));
    await lesson.status('passed once').waitFor();
    await lesson.inCourse(EXERCISE).locator('.codicon-pass-filled').waitFor();
  },

  'the mark stays when the next try fails': async lesson => {
    await lesson.write(wrong);
    await lesson.act('Check');
    await lesson.output(verdict('not yet'));
    await lesson.hasNoOutput(verdict('passed'));
    await lesson.status('passed once').waitFor();
    await lesson.inCourse(EXERCISE).locator('.codicon-pass-filled').waitFor();
  },

  'a reset takes the verdict away, and leaves the mark': async lesson => {
    await lesson.act('Reset');
    await lesson.cell.locator('.view-line', { hasText: 'your code here' }).waitFor();
    await lesson.hasNoOutput(verdict('not yet'));
    await lesson.status('passed once').waitFor();
  },

  'from a pass it goes on to the next exercise': async lesson => {
    await lesson.act('Next');
    await lesson.cell.locator('.view-line', { hasText: 'paddedStridedCorrelation' }).first().waitFor();
  },

  'all of it goes by keys alone': async lesson => {
    const { keyboard } = lesson.page;
    await select(lesson);
    await keyboard.press('Enter');
    await keyboard.press('Control+A');
    await keyboard.insertText(wrong);
    await keyboard.press('Control+Enter');
    await lesson.isInView(await lesson.output(verdict('not yet')));
    await lesson.keys('Control+K', 'H');
    await lesson.output('.ck-report [role=heading]:has-text("Hint 1 of")');
    await lesson.keys('Control+K', 'A');
    await lesson.output('.ck-report [role=heading]:has-text("Solution")');
    await lesson.keys('Control+K', 'Backspace');
    await lesson.cell.locator('.view-line', { hasText: 'your code here' }).waitFor();
    await lesson.hasNoOutput(verdict('not yet'));
    await lesson.keys('Control+K', 'J');
    await lesson.cell.locator('.view-line', { hasText: 'paddedStridedCorrelation' }).first().waitFor();
  },

  'Tab goes from the code to its buttons, once it may leave the code': async lesson => {
    await select(lesson);
    await lesson.keys('Enter', 'Control+M');
    for (let at = 0; !await lesson.status('Hint').evaluate(button => button === document.activeElement); at++) {
      if (at > 20) throw new Error('20 times Tab do not get to the button Hint.');
      await lesson.page.keyboard.press('Tab');
    }

    await lesson.keys('Enter');
    await lesson.output('.ck-report [role=heading]:has-text("Hint")');
    await lesson.keys('Control+M');
  },

  'the palette has all of it, in a window of 700 pixels too': async lesson => {
    await lesson.page.setViewportSize({ width: 700, height: 950 });
    await select(lesson);
    await lesson.command('CourseKit: Check This Exercise');
    await lesson.isInView(await lesson.output(verdict('not attempted')));
    await lesson.command('CourseKit: Show a Hint');
    await lesson.output('.ck-report [role=heading]:has-text("Hint")');
    await lesson.command('CourseKit: Show the Solution');
    await lesson.output('.ck-report [role=heading]:has-text("Solution")');
    await lesson.command('CourseKit: Reset This Exercise');
    await lesson.hasNoOutput('.ck-report [role=heading]:has-text("Solution")');
    await lesson.command('CourseKit: Go to the Next Exercise');
    await lesson.cell.locator('.view-line', { hasText: 'paddedStridedCorrelation' }).first().waitFor();
  },

  'in a window of 700 pixels all buttons are within reach': async lesson => {
    await select(lesson);
    for (const name of ['Check', 'Hint', 'Next', 'Solution', 'Reset']) await lesson.status(name).click({ trial: true, timeout: LIMIT / 6 });
    await lesson.comesToRest();
  },

  'a long verdict folds its numbers, which a click opens': async lesson => {
    await lesson.page.setViewportSize({ width: 1400, height: 950 });
    await lesson.selectExercise('A convolutional layer');
    await lesson.cell.locator('.view-line', { hasText: 'convolutionalLayer' }).first().waitFor();
    await lesson.write('new ConvolutionalLayer().Check((images, weights, biases, stride) => images.Conv2d(weights, null, stride))');
    await lesson.act('Check');
    const summary = await lesson.output('.ck-fold > summary');
    await lesson.isInView(await lesson.output('.ck-next'));
    await lesson.hasNoOutput('.ck-fold .ck-cells');
    await summary.click();
    await lesson.output('.ck-fold .ck-cells');
    await lesson.act('Reset');
    await lesson.cell.locator('.view-line', { hasText: 'your code here' }).waitFor();
  },

  'a lesson is begun anew, after a question': async lesson => {
    await select(lesson);
    await lesson.write(wrong);
    await lesson.act('Check');
    await lesson.output(verdict('not yet'));
    await lesson.inCourse('1 Convolution').click({ button: 'right' });
    await lesson.page.locator('.monaco-menu .action-label', { hasText: 'Reset This Lesson' }).click();
    await lesson.dialog('all 12 exercises of «1 Convolution»').waitFor();
    await lesson.agree('Reset the Lesson');
    await lesson.hasNoOutput('.ck-report');
    await lesson.cell.locator('.view-line', { hasText: 'your code here' }).waitFor();
    await lesson.status('passed once').waitFor();
  },
};
