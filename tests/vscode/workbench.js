'use strict';

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const { createServer } = require('node:net');
const path = require('node:path');

const LIMIT = 60_000;

const BROWSER = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

const SERVER = ['--auth', 'none', '--disable-telemetry', '--disable-update-check', '--disable-workspace-trust', '--disable-getting-started-override'];

/** Nothing beside the course: no welcome, no chat. */
const SETTINGS = { 'workbench.startupEditor': 'none', 'workbench.secondarySideBar.defaultVisibility': 'hidden', 'chat.disableAIFeatures': true };

const freePort = () => new Promise(resolve => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

/** The editor with an extension in it, a folder open, in a browser that nobody has used before. */
class Workbench {
  static async open({ tools, extension, folder, profile, variables }) {
    const entry = path.join(tools, 'code-server', 'node_modules', 'code-server', 'out', 'node', 'entry.js');
    const node = path.join(tools, 'node', 'node_modules', 'node', 'bin', 'node');
    const folders = ['--user-data-dir', path.join(profile, 'data'), '--extensions-dir', path.join(profile, 'extensions')];
    fs.mkdirSync(path.join(profile, 'data', 'User'), { recursive: true });
    fs.writeFileSync(path.join(profile, 'data', 'User', 'settings.json'), JSON.stringify(SETTINGS));
    const start = (...more) => spawn(node, [entry, ...folders, ...more], { env: { ...process.env, ...variables }, stdio: ['ignore', 'ignore', 'inherit'] });

    const [code] = await new Promise(resolve => {
      const installing = start('--install-extension', extension);
      installing.on('exit', (...ending) => resolve(ending));
    });
    if (code !== 0) throw new Error(`code-server did not install ${extension}.`);

    const address = `127.0.0.1:${await freePort()}`;
    const server = start('--bind-addr', address, ...SERVER);
    try {
      await answers(`http://${address}/healthz`, server);
      const { chromium } = require(path.join(tools, 'playwright', 'node_modules', 'playwright-core'));
      const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: BROWSER });
      const page = await browser.newPage({ viewport: { width: 1400, height: 950 } });
      page.setDefaultTimeout(LIMIT);
      await page.goto(`http://${address}/?folder=${encodeURIComponent(folder)}`);
      return Object.assign(new Workbench(), { server, browser, page });
    } catch (problem) {
      server.kill();
      throw problem;
    }
  }

  async close() {
    await this.browser.close();
    const ended = new Promise(resolve => this.server.once('exit', resolve));
    this.server.kill();
    await ended;
  }
}

/** Waits until a server answers. */
async function answers(address, server) {
  const end = Date.now() + LIMIT;
  while (!await fetch(address).then(answer => answer.ok, () => false)) {
    if (Date.now() > end || server.exitCode !== null) throw new Error('code-server did not start.');
    await new Promise(resolve => setTimeout(resolve, 200));
  }
}

module.exports = { Workbench, LIMIT };
