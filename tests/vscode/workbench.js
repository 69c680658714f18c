'use strict';

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const { createServer } = require('node:net');
const path = require('node:path');
const { createInterface } = require('node:readline');

const LIMIT = 60_000;

const BROWSER = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

/** How the server is run: as it comes, but without a password, and without asking the net for anything. */
const SERVER = { auth: 'none', 'disable-telemetry': true, 'disable-update-check': true };

const freePort = () => new Promise(resolve => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

/** The editor in a browser that nobody has used before, opened by the course's own command. */
class Workbench {
  static async open({ tools, program, folder, profile, variables }) {
    const places = { 'user-data-dir': path.join(profile, 'data'), 'extensions-dir': path.join(profile, 'extensions') };
    const bin = path.join(profile, 'bin');
    const config = path.join(profile, 'code-server.yaml');
    fs.mkdirSync(path.join(profile, 'data', 'User'), { recursive: true });
    fs.mkdirSync(bin);
    fs.writeFileSync(config, JSON.stringify({ 'bind-addr': `127.0.0.1:${await freePort()}`, ...SERVER, ...places }));
    const entry = path.join(tools, 'code-server', 'node_modules', 'code-server', 'out', 'node', 'entry.js');
    fs.writeFileSync(path.join(bin, 'code-server'), `#!/bin/sh\nexec '${process.execPath}' '${entry}' "$@"\n`, { mode: 0o755 });

    const command = spawn('dotnet', [program, 'open', '--editor', 'code-server', '--folder', folder], {
      cwd: profile,
      env: { ...process.env, ...variables, CODE_SERVER_CONFIG: config, PATH: `${bin}${path.delimiter}${process.env.PATH}` },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const address = await addressFrom(command);
      const { chromium } = require(path.join(tools, 'playwright', 'node_modules', 'playwright-core'));
      const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: BROWSER });
      const page = await browser.newPage({ viewport: { width: 1400, height: 950 } });
      page.setDefaultTimeout(LIMIT);
      await page.goto(address);
      return Object.assign(new Workbench(), { command, browser, page });
    } catch (problem) {
      command.kill();
      throw problem;
    }
  }

  async close() {
    await this.browser.close();
    const ended = new Promise(resolve => this.command.once('exit', resolve));
    this.command.kill();
    await ended;
  }
}

/** Where the command says that the lesson is. */
function addressFrom(command) {
  return new Promise((resolve, reject) => {
    const said = [];
    const fail = () => reject(new Error(`The course was not opened. ${said.join('\n')}`));
    setTimeout(fail, LIMIT).unref();
    command.once('exit', fail);
    createInterface({ input: command.stdout }).on('line', line => {
      said.push(line);
      const address = /^The lesson is at (\S+)/.exec(line)?.[1];
      if (address) resolve(address);
    });
  });
}

module.exports = { Workbench, LIMIT };
