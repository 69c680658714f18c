// A lesson in the classic notebook, as a learner sees it: it opens, all cells are run, and a plot is there.
// node notebook.js PYTHON PLAYWRIGHT FOLDER LESSON SCREENSHOT
const { spawn } = require('node:child_process');
const { createServer } = require('node:net');
const [python, playwright, folder, lesson, screenshot] = process.argv.slice(2);
const { chromium } = require(playwright);

const LIMIT = 120_000;
const quiet = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];

const freePort = () => new Promise(resolve => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

/** Starts the server, and waits until it answers. */
async function serve(port) {
  const server = spawn(python, ['-m', 'notebook', '--no-browser', '--allow-root', '--ip=127.0.0.1', `--port=${port}`,
    '--NotebookApp.token=', '--NotebookApp.password=', `--notebook-dir=${folder}`], { stdio: 'ignore' });
  const end = Date.now() + LIMIT;
  while (!await fetch(`http://127.0.0.1:${port}/api`).then(answer => answer.ok, () => false)) {
    if (Date.now() > end || server.exitCode !== null) throw new Error('The notebook server did not start.');
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  return server;
}

async function look(page, port) {
  await page.goto(`http://127.0.0.1:${port}/notebooks/${lesson}`, { timeout: LIMIT });
  await page.waitForFunction(() => window.Jupyter?.notebook?.kernel?.is_connected(), undefined, { timeout: LIMIT });
  await page.evaluate(() => window.Jupyter.notebook.execute_all_cells());
  await page.waitForFunction(
    () => window.Jupyter.notebook.get_cells().filter(cell => cell.cell_type === 'code')
      .every(cell => Number.isInteger(cell.input_prompt_number)),
    undefined, { timeout: LIMIT });
  const plot = page.locator('.output_html svg').first();
  await plot.scrollIntoViewIfNeeded({ timeout: LIMIT });
  await page.screenshot({ path: screenshot });
  const kernel = await page.evaluate(() => window.Jupyter.notebook.kernel.name);
  return { kernel, errors: await page.locator('.output_error').count(), plot: await plot.boundingBox() };
}

(async () => {
  const port = await freePort();
  const server = await serve(port);
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: quiet });
  try {
    const seen = await look(await browser.newPage({ viewport: { width: 1200, height: 1600 } }), port);
    console.log(JSON.stringify(seen));
    process.exitCode = seen.kernel === 'coursekit-csharp' && seen.errors === 0 && seen.plot.width > 50 && seen.plot.height > 50 ? 0 : 1;
  } finally {
    await browser.close();
    server.kill('SIGTERM');
  }
})().catch(problem => { console.error(problem.message); process.exitCode = 1; });
