'use strict';

const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { test } = require('node:test');
const vscode = require('./vscode');
const { registerExport } = require('../../../src/vscode/notebook/export');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'coursekit-export-'));
test.after(() => fs.rmSync(folder, { recursive: true }));

const said = [];
const commands = {};
vscode.Uri.file = file => ({ fsPath: file });
vscode.commands.registerCommand = (name, run) => commands[name] = run;
Object.assign(vscode.window, {
  activeNotebookEditor: { notebook: { uri: { fsPath: path.join(folder, 'mine.ipynb') }, save: async () => true } },
  showSaveDialog: async ({ defaultUri }) => defaultUri,
  showInformationMessage: async message => said.push(['information', message]),
  showWarningMessage: async message => said.push(['warning', message]),
  showErrorMessage: async message => said.push(['error', message]),
});
registerExport();

/** Lets a program in the place of coursekit answer, and returns what the editor then says. */
async function exported(command, answer) {
  const program = path.join(folder, 'coursekit.js');
  fs.writeFileSync(program, answer);
  vscode.settings.command = [process.execPath, program];
  said.length = 0;
  await commands[command]();
  return said;
}

const script = path.join(folder, 'mine.cs');

test('a notebook is written beside it, in the form that was asked for', async () => {
  const asked = path.join(folder, 'asked.json');
  const note = `require('node:fs').writeFileSync(${JSON.stringify(asked)}, JSON.stringify(process.argv.slice(2)))`;

  assert.deepStrictEqual(await exported('coursekit.exportScript', note), [['information', 'The program is written: mine.cs.']]);
  assert.deepStrictEqual(JSON.parse(fs.readFileSync(asked)), ['export', 'notebook', path.join(folder, 'mine.ipynb'), '--script', script]);
  assert.deepStrictEqual(await exported('coursekit.exportHtml', note), [['information', 'The page is written: mine.html.']]);
  assert.deepStrictEqual(JSON.parse(fs.readFileSync(asked)).slice(3), ['--html', path.join(folder, 'mine.html')]);
});

test('what a program does not hold is told with the program', async () => {
  const answer = `console.log(${JSON.stringify(`${script}: mine.ipynb as a program`)}); console.error('Left out: cell 2'); process.exitCode = 1;`;

  assert.deepStrictEqual(await exported('coursekit.exportScript', answer), [['warning', 'The program is written: mine.cs. Left out: cell 2\n']]);
});

test('why nothing is written is told as an error', async () => {
  const answer = `console.error('There is no such notebook.'); process.exitCode = 2;`;

  assert.deepStrictEqual(await exported('coursekit.exportScript', answer),
    [['error', 'The program could not be written. There is no such notebook.\n']]);
});
