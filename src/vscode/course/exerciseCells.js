'use strict';

const vscode = require('vscode');
const { metadataOf } = require('../notebook/metadata');

/** The id of the exercise that a cell belongs to; nothing if it belongs to none. */
function exerciseOf(cell) {
  return metadataOf(cell).coursekit?.exercise;
}

/** The code cell of an exercise. */
function cellOf(notebook, id) {
  return notebook.getCells().find(cell => cell.kind === vscode.NotebookCellKind.Code && exerciseOf(cell) === id);
}

/** The id of the exercise that a cell belongs to or, in prose, of the last one above it. */
function exerciseAbove(cell) {
  return cell.notebook.getCells(new vscode.NotebookRange(0, cell.index + 1)).map(exerciseOf).findLast(id => id);
}

module.exports = { exerciseOf, cellOf, exerciseAbove };
