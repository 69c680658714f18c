'use strict';

const vscode = require('vscode');

/** How long cells and outputs are given to find their heights, in milliseconds: the editor does not tell when they have. */
const SETTLED = [50, 400, 1_200];

/** Scrolls to a cell, again until all above it have found their heights. */
function reveal(cell, how) {
  const scroll = () => {
    const editor = vscode.window.visibleNotebookEditors.find(one => one.notebook === cell.notebook);
    if (editor && cell.index >= 0) editor.revealRange(new vscode.NotebookRange(cell.index, cell.index + 1), how);
  };
  SETTLED.forEach(time => setTimeout(scroll, time));
}

/** Scrolls to a cell, into the middle of the window where it is out of view. */
const revealCell = cell => reveal(cell, vscode.NotebookEditorRevealType.InCenterIfOutsideViewport);

/** Scrolls, no farther than is needed, until what a cell shows is in view; its beginning where it is higher than the window. */
const revealOutputs = cell => reveal(cell, vscode.NotebookEditorRevealType.Default);

module.exports = { revealCell, revealOutputs };
