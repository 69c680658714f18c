'use strict';

// A learner's hour in VS Code, in minutes: node learner.js TOOLS COURSE PICTURES [STEPS …]
// With steps, such as «5-kernel», only these, behind the first.
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { Workbench } = require('./workbench');
const { Lesson } = require('./lesson');

const [tools, course, pictures] = process.argv.slice(2, 5).map(argument => path.resolve(argument));
const only = process.argv.slice(5);

/** How many steps may fail once: where more do, it is no accident. */
const MOST_TRIES = 3;

/** What is checked, in the order of the files: each goes on where the one before has ended, or the first. */
const steps = path.join(__dirname, 'steps');
const files = fs.readdirSync(steps).sort().filter((file, at) => at === 0 || only.length === 0 || only.some(name => file.startsWith(name)));
const filesFrom = ({ file }) => files.slice(files.indexOf(file));
const stepOf = ({ file, at }) => `${file} ${at}`;
const checksOf = file => Object.entries(require(path.join(steps, file)));

/** Does the steps of some files in a new window, and returns the one that fails, with how many of its file came before it. */
async function learn(some) {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'coursekit-editor-'));
  const folder = path.join(scratch, 'my course');
  const variables = {
    COURSEKIT_LEARNER: 'Ada', COURSEKIT_PROGRESS: path.join(scratch, 'progress.jsonl'), XDG_DATA_HOME: scratch, JUPYTER_DATA_DIR: path.join(scratch, 'jupyter'),
  };
  const program = path.join(course, 'src', 'CourseKit.Cli', 'bin', 'Release', 'net10.0', 'coursekit.dll');
  const workbench = await Workbench.open({ tools, program, folder, profile: scratch, variables });
  fs.copyFileSync(path.join(course, 'tests', 'notebooks', 'polyglot.ipynb'), path.join(folder, 'polyglot.ipynb'));
  const lesson = new Lesson(workbench.page, folder, path.join(scratch, 'data', 'User', 'settings.json'));
  try {
    for (const file of some) {
      for (const [at, [name, check]] of checksOf(file).entries()) {
        const start = Date.now();
        const problem = await check(lesson).then(() => undefined, error => error);
        console.log(problem ? `✗ ${name}: ${problem.message}` : `✓ ${name} (${((Date.now() - start) / 1_000).toFixed(1)} s)`);
        await workbench.page.screenshot({ path: path.join(pictures, `${path.parse(file).name}-${at + 1}.png`) });
        if (problem) {
          console.log(await lesson.description());
          return { file, at };
        }
      }
    }
  } finally {
    await workbench.close();
    fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** The same, where a window that does not open fails as its first step does. */
const attempt = some => learn(some).catch(problem => {
  console.log(`✗ the window: ${problem.message}`);
  return { file: some[0], at: 0 };
});

/** A window is not always in time. So what has failed is tried once more, with what follows, and only a step that fails again is counted. */
async function main() {
  fs.mkdirSync(pictures, { recursive: true });
  const tried = new Set();
  let failure = await attempt(files);
  while (failure && !tried.has(stepOf(failure)) && tried.size < MOST_TRIES) {
    tried.add(stepOf(failure));
    console.log('A STEP HAS FAILED. Its file and those behind it are done again, in a new window:');
    failure = await attempt([...new Set([files[0], ...filesFrom(failure)])]);
  }

  const count = some => some.reduce((sum, file) => sum + checksOf(file).length, 0);
  const left = failure ? count(filesFrom(failure)) - failure.at : 0;
  console.log(`Failed: ${left}, Passed: ${count(files) - left}, Skipped: 0`);
  process.exitCode = failure ? 1 : 0;
}

main().catch(problem => {
  console.error(problem);
  process.exitCode = 1;
});
