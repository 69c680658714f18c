'use strict';

const vscode = require('vscode');

/** How long outputs are given to find their heights, in milliseconds: the editor does not tell when they have. */
const SETTLED = [50, 400, 1_200];

/** Scrolls, no farther than is needed, until what a cell shows is in view; its beginning where it is higher than the window. */
function revealOutputs(cell) {
  const reveal = () => {
    const editor = vscode.window.visibleNotebookEditors.find(one => one.notebook === cell.notebook);
    if (editor && cell.index >= 0) editor.revealRange(new vscode.NotebookRange(cell.index, cell.index + 1));
  };
  SETTLED.forEach(time => setTimeout(reveal, time));
}

module.exports = { revealOutputs };
