'use strict';

const vscode = require('vscode');

/** The cell that a command is for: the one that it was called at, or the selected one. */
function targetCell(called) {
  const editor = vscode.window.activeNotebookEditor;
  return called?.notebook ? called : editor && editor.notebook.cellAt(editor.selection.start);
}

module.exports = { targetCell };
