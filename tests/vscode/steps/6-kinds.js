'use strict';

const convolution = filters => `new Conv2d(${filters}, kernel: 3, stride: 2, padding: Padding.Same)`;

// In one line: the editor closes a bracket that ends one.
const network = images => `var smaller = new Sequential(${[100, 200, 400].map(convolution).join(', ')});\n`
  + `new FitIntoMemory().Check(smaller.Summarize([${images}, 3, 200, 300]))`;

const cost = multiplications => `var cost = new Answers
{
  ["outputs"] = 180,
  ["multiplications"] = ${multiplications},
  ["additions of products"] = 10_620,
  ["additions of biases"] = 180,
};
new CostOfALayer().Check(cost)`;

/** The layer that Ada is asked about; others have others. */
const layer = parameters => `var answer = new Answers
{
  ["output rows"] = 12,
  ["output columns"] = 18,
  ["parameters"] = ${parameters},
  ["multiply-accumulates, one image"] = 622_080,
  ["output of the batch"] = "675 KiB",
};
new LayerOfYourOwn().Check(answer)`;

/** An exercise of each kind that asks for something else than a function: a wrong answer, what is said about it, and a right one. */
const kinds = [
  { kind: 'numbers', title: 'The cost of a layer', wrong: cost('2_700'), said: 'lies on every one of the 4 channels', right: cost('"10.8 thousand"') },
  { kind: 'numbers of her own', title: 'A layer of your own', wrong: layer('2_880'), said: 'Each filter has one number more than weights. Which?', right: layer('2_900') },
  { kind: 'choice', title: 'Two orders, one sum?', wrong: 'new SummationOrder().Check("ABDF")', said: 'were added in two orders: what came out?',
    right: 'new SummationOrder().Check("b, d, f")' },
  { kind: 'networks', title: 'Fit the training into 256 MB', wrong: network(50), said: 'which of its terms is the largest', right: network(20) },
];

const answered = ({ title, wrong, said, right }) => async lesson => {
  await lesson.selectExercise(title);
  await lesson.isOpen();
  await lesson.write(wrong);
  await lesson.cell.locator('.cell-status-item', { hasText: 'Check' }).click();
  await lesson.output(`text=${said}`);
  await lesson.write(right);
  await lesson.cell.locator('.cell-status-item', { hasText: 'Check' }).click();
  await lesson.cell.locator('.cell-status-item', { hasText: 'passed' }).waitFor();
};

/** Exercises of every kind, by click. */
module.exports = {
  ...Object.fromEntries(kinds.map(kind => [`an exercise of ${kind.kind} is answered wrongly, and then rightly`, answered(kind)])),
};
