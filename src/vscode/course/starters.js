'use strict';

const vscode = require('vscode');
const { cellOf } = require('./exerciseCells');

/** Puts the starters of exercises back into their cells, in one step that can be undone. */
async function putBack(notebook, exercises) {
  const edit = new vscode.WorkspaceEdit();
  for (const { id, starter } of exercises) {
    const { document } = cellOf(notebook, id) ?? {};
    if (document) edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), starter);
  }

  await vscode.workspace.applyEdit(edit);
}

/** Takes away what a cell has shown. The editor does that for the selected cell alone: so it comes before what takes its time. */
async function clearOutputs(cell) {
  const editor = vscode.window.visibleNotebookEditors.find(one => one.notebook === cell.notebook);
  if (!editor) return;
  editor.selections = [new vscode.NotebookRange(cell.index, cell.index + 1)];
  await vscode.commands.executeCommand('notebook.cell.clearOutputs');
}

/** Takes away what all cells of the active notebook have shown. */
const clearAllOutputs = () => vscode.commands.executeCommand('notebook.clearAllCellsOutputs');

module.exports = { putBack, clearOutputs, clearAllOutputs };
