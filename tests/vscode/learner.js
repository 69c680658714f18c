'use strict';

// A learner's hour in VS Code, in minutes: node learner.js TOOLS COURSE PICTURES
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { Workbench, LIMIT } = require('./workbench');
const { Lesson } = require('./lesson');

const [tools, course, pictures] = process.argv.slice(2).map(argument => path.resolve(argument));

const answer = axes => `Func<Tensor, Tensor, Tensor> trueConvolution = (image, kernel) => image.CrossCorrelate(kernel.Flip(${axes}));\n`
  + 'new TrueConvolution().Check(trueConvolution)';

const FORMS = `HTML("<b>html</b>").Display();
Markdown("**markdown**").Display();
"<svg xmlns='http://www.w3.org/2000/svg'><circle r='7'/></svg>".DisplayAs("image/svg+xml");
"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==".DisplayAs("image/png");
((MathString)"x^2").Display();
var display = "before".Display();
display.Update("after");`;

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

/** What is checked, in its order: each goes on where the one before has ended. */
const checks = {
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

  'a name is completed by what earlier cells define, among plots that have come to rest': async lesson => {
    await lesson.selectExercise('True convolution');
    await lesson.addCell('digits');
    await lesson.comesToRest();
    await lesson.page.keyboard.type('.Ima', { delay: 50 });
    await lesson.page.locator('.suggest-widget .monaco-list-row', { hasText: 'Images' }).first().waitFor();
    await lesson.page.keyboard.press('Escape');
  },

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
    await lesson.page.locator('.pane-body .monaco-list-row', { hasText: '1 of 12 passed' }).waitFor();
  },

  'a reset puts the starter back': async lesson => {
    await lesson.cell.locator('.cell-status-item', { hasText: 'Reset' }).click();
    await lesson.cell.locator('.view-line', { hasText: 'your code here' }).waitFor();
  },

  'HTML, Markdown, SVG, PNG and LaTeX are shown as what they are, and a display is updated': async lesson => {
    await lesson.addCell(FORMS);
    await lesson.run();
    for (const form of ['b:text-is("html")', 'strong:text-is("markdown")', 'circle[r="7"]', 'img[src^="blob:"]', '.katex', 'text=after']) await lesson.output(form);
  },

  'a diagram is drawn': async lesson => {
    await lesson.addCell('#!mermaid\nflowchart LR\n  image[28 × 28] --> convolution{{5 × 5}} --> map[24 × 24]');
    await lesson.run();
    await lesson.output('svg[aria-roledescription^="flowchart"] >> text=24 × 24');
  },

  'drawings follow the theme': async lesson => {
    const fill = async () => (await lesson.output('svg[aria-roledescription^="flowchart"] .node rect')).evaluate(box => getComputedStyle(box).fill);
    const light = await fill();
    await lesson.command('Toggle between Light/Dark Themes');
    await lesson.page.locator('.monaco-workbench.vs-dark').waitFor();
    for (const end = Date.now() + LIMIT; await fill() === light; await lesson.page.waitForTimeout(100)) {
      if (Date.now() > end) throw new Error('The diagram keeps its colors.');
    }
  },

  'a name is explained': async lesson => {
    await lesson.addCell('Digits.Load(600)');
    await lesson.comesToRest();
    await lesson.cell.locator('.view-line span:text-is("Load")').hover();
    await lesson.page.locator('.monaco-hover:not(.hidden)', { hasText: 'Digits' }).first().waitFor();
  },

  'an error is underlined, and the cell that ends with it has a link to its line': async lesson => {
    await lesson.addCell('var one = 1;\nunknown');
    await lesson.cell.locator('.squiggly-error').first().waitFor();
    await lesson.run();
    await lesson.click(await lesson.output('a:text-is("line 2")'));
    await lesson.cell.locator('.view-line', { hasText: 'unknown' }).waitFor();
  },

  'a cell that never ends is interrupted': async lesson => {
    await lesson.addCell('while (true) ;');
    await lesson.run();
    await lesson.tool('Interrupt').click();
    await lesson.output('text=The cell was stopped.');
    await lesson.isIdle();
  },

  'a cell asks for a line': async lesson => {
    await lesson.addCell('Input("Your name?") + "!"');
    await lesson.run();
    await lesson.page.locator('.quick-input-widget', { hasText: 'Your name?' }).waitFor();
    await lesson.page.keyboard.type('Ada');
    await lesson.page.keyboard.press('Enter');
    await lesson.output('text=Ada!');
  },

  'a kernel that dies says so': async lesson => {
    await lesson.addCell('typeof(Environment).GetMethod("FailFast", [typeof(string)]).Invoke(null, ["gone"])');
    await lesson.run();
    await lesson.output('text=The kernel has ended');
    const answer = words => lesson.page.locator('.notification-list-item', { hasText: 'The kernel has ended' }).getByText(words, { exact: true }).click();
    await answer('Show Log');
    await lesson.page.locator('.part.panel .view-line', { hasText: 'The kernel has ended' }).first().waitFor();
    await lesson.command('View: Toggle Panel Visibility');
    await lesson.comesToRest();
    await lesson.run();
    await answer('Restart');
  },

  'a kernel that was restarted has forgotten what cells had defined': async lesson => {
    await lesson.tool('Restart Kernel').click();
    await lesson.addCell('digits.Count');
    await lesson.run();
    await lesson.output('text=CS0103: The name');
  },

  ...Object.fromEntries(kinds.map(kind => [`an exercise of ${kind.kind} is answered wrongly, and then rightly`, answered(kind)])),

  'a notebook of Polyglot Notebooks runs, each cell in its language': async lesson => {
    await lesson.openFile('polyglot.ipynb');
    await lesson.tool('Run All').click();
    await lesson.output('svg[aria-roledescription^="flowchart"] >> text=river');
    await lesson.addCell('rainfall');
    await lesson.page.keyboard.type('.Leng', { delay: 50 });
    await lesson.page.locator('.suggest-widget .monaco-list-row', { hasText: 'Length' }).first().waitFor();
    await lesson.page.keyboard.press('Escape');
  },

  'the language of a cell can be chosen': async lesson => {
    await lesson.addCell('<u>chosen</u>');
    await lesson.choose('HTML');
    await lesson.run();
    await lesson.output('u:text-is("chosen")');
  },
};

/** A course to work in, so that the notebooks stay as they are. */
function copyOfTheCourse(folder) {
  fs.cpSync(path.join(course, 'notebooks'), path.join(folder, 'notebooks'), { recursive: true });
  fs.copyFileSync(path.join(course, 'CourseKit.sln'), path.join(folder, 'CourseKit.sln'));
  fs.copyFileSync(path.join(course, 'tests', 'notebooks', 'polyglot.ipynb'), path.join(folder, 'polyglot.ipynb'));
  return folder;
}

async function main() {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'coursekit-editor-'));
  fs.mkdirSync(pictures, { recursive: true });
  const folder = copyOfTheCourse(path.join(scratch, 'course'));
  const variables = { COURSEKIT_LEARNER: 'Ada', COURSEKIT_PROGRESS: path.join(scratch, 'progress.jsonl'), XDG_DATA_HOME: scratch, JUPYTER_DATA_DIR: path.join(scratch, 'jupyter') };
  const program = path.join(course, 'src', 'CourseKit.Cli', 'bin', 'Release', 'net10.0', 'coursekit.dll');
  const workbench = await Workbench.open({ tools, program, folder, profile: scratch, variables });
  const lesson = new Lesson(workbench.page);
  const counts = { Passed: 0, Failed: 0 };
  let at = 0;
  try {
    for (const [name, check] of Object.entries(checks)) {
      const problem = await check(lesson).then(() => undefined, error => error);
      counts[problem ? 'Failed' : 'Passed']++;
      console.log(problem ? `✗ ${name}: ${problem.message}` : `✓ ${name}`);
      await workbench.page.screenshot({ path: path.join(pictures, `${String(++at).padStart(2, '0')}.png`) });
      if (problem) break;
    }
  } finally {
    await workbench.close();
    fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  counts.Failed += Object.keys(checks).length - at;
  console.log(`Failed: ${counts.Failed}, Passed: ${counts.Passed}, Skipped: 0`);
  process.exitCode = counts.Failed > 0 ? 1 : 0;
}

main().catch(problem => {
  console.error(problem);
  process.exitCode = 1;
});
