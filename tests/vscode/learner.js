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

/** What is checked, in the order of the files: each goes on where the one before has ended. */
const steps = path.join(__dirname, 'steps');
const files = fs.readdirSync(steps).sort().filter((file, at) => at === 0 || only.length === 0 || only.some(name => file.startsWith(name)));
const checks = Object.assign({}, ...files.map(file => require(path.join(steps, file))));

async function main() {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'coursekit-editor-'));
  fs.mkdirSync(pictures, { recursive: true });
  const folder = path.join(scratch, 'my course');
  const variables = {
    COURSEKIT_LEARNER: 'Ada', COURSEKIT_PROGRESS: path.join(scratch, 'progress.jsonl'), XDG_DATA_HOME: scratch, JUPYTER_DATA_DIR: path.join(scratch, 'jupyter'),
  };
  const program = path.join(course, 'src', 'CourseKit.Cli', 'bin', 'Release', 'net10.0', 'coursekit.dll');
  const workbench = await Workbench.open({ tools, program, folder, profile: scratch, variables });
  fs.copyFileSync(path.join(course, 'tests', 'notebooks', 'polyglot.ipynb'), path.join(folder, 'polyglot.ipynb'));
  const lesson = new Lesson(workbench.page, folder, path.join(scratch, 'data', 'User', 'settings.json'));
  const counts = { Passed: 0, Failed: 0 };
  let at = 0;
  try {
    for (const [name, check] of Object.entries(checks)) {
      const start = Date.now();
      const problem = await check(lesson).then(() => undefined, error => error);
      counts[problem ? 'Failed' : 'Passed']++;
      console.log(problem ? `✗ ${name}: ${problem.message}` : `✓ ${name} (${((Date.now() - start) / 1_000).toFixed(1)} s)`);
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
