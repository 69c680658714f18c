'use strict';

const { execFile } = require('node:child_process');
const path = require('node:path');
const { promisify } = require('node:util');
const vscode = require('vscode');
const { commandFor } = require('../kernel/command');

const run = promisify(execFile);

/** The forms that a notebook is written in: its option of «coursekit export notebook», and how the result is opened. */
const page = { option: '--html', ending: '.html', filters: { HTML: ['html'] }, name: 'page', open: file => vscode.env.openExternal(file) };
const script = { option: '--script', ending: '.cs', filters: { 'C#': ['cs'] }, name: 'program', open: file => vscode.window.showTextDocument(file) };

/** Writes the notebook that is looked at, as it is saved then. */
async function exportAs(form) {
  const notebook = vscode.window.activeNotebookEditor?.notebook;
  if (!notebook || notebook.isUntitled) {
    vscode.window.showInformationMessage(`Save the notebook first: its ${form.name} is written from its file.`);
    return;
  }

  const file = notebook.uri.fsPath;
  const target = await vscode.window.showSaveDialog({ defaultUri: vscode.Uri.file(file.replace(/\.ipynb$/, form.ending)), filters: form.filters });
  if (!target) return;
  await notebook.save();
  const [program, ...first] = commandFor(path.dirname(file));
  const written = `The ${form.name} is written: ${path.basename(target.fsPath)}.`;
  try {
    await run(program, [...first, 'export', 'notebook', file, form.option, target.fsPath]);
    await offer(form, target, vscode.window.showInformationMessage, written);
  } catch (problem) {
    const isWritten = problem.stdout?.includes(`${target.fsPath}: `);
    if (isWritten) await offer(form, target, vscode.window.showWarningMessage, `${written} ${problem.stderr}`);
    else vscode.window.showErrorMessage(`The ${form.name} could not be written. ${problem.stderr || problem.message}`);
  }
}

/** Says that a file is written, or what is not in it, and opens the file on request. */
async function offer(form, target, say, message) {
  const open = 'Open';
  if (await say(message, open) === open) await form.open(target);
}

const registerExport = () => vscode.Disposable.from(
  vscode.commands.registerCommand('coursekit.exportHtml', () => exportAs(page)),
  vscode.commands.registerCommand('coursekit.exportScript', () => exportAs(script)));

module.exports = { registerExport };
