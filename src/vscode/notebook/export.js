'use strict';

const { execFile } = require('node:child_process');
const path = require('node:path');
const { promisify } = require('node:util');
const vscode = require('vscode');
const { commandFor } = require('../kernel/command');

const run = promisify(execFile);

/** Writes the notebook that is looked at as a page, with what its cells have shown. */
async function exportHtml() {
  const notebook = vscode.window.activeNotebookEditor?.notebook;
  if (!notebook || notebook.isUntitled) {
    vscode.window.showInformationMessage('Save the notebook first: its page is written from its file.');
    return;
  }

  const file = notebook.uri.fsPath;
  const target = await vscode.window.showSaveDialog({ defaultUri: vscode.Uri.file(file.replace(/\.ipynb$/, '.html')), filters: { HTML: ['html'] } });
  if (!target) return;
  await notebook.save();
  const [program, ...first] = commandFor(path.dirname(file));
  try {
    await run(program, [...first, 'export', 'notebook', file, '--html', target.fsPath]);
    const open = 'Open';
    const answer = await vscode.window.showInformationMessage(`The page is written: ${path.basename(target.fsPath)}.`, open);
    if (answer === open) await vscode.env.openExternal(target);
  } catch (problem) {
    vscode.window.showErrorMessage(`The page could not be written. ${problem.stderr || problem.message}`);
  }
}

const registerExport = () => vscode.commands.registerCommand('coursekit.exportHtml', exportHtml);

module.exports = { registerExport };
