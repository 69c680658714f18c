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

module.exports = { exerciseOf, cellOf };
