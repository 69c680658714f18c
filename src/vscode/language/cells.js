'use strict';

const vscode = require('vscode');
const { CSHARP, languageOf } = require('../notebook/cellLanguage');

/** The cells that editors are helped with. */
const CELLS = CSHARP.map(language => ({ scheme: 'vscode-notebook-cell', language }));

/** The cell that a document is the text of. */
function cellOf(document) {
  return vscode.workspace.notebookDocuments.flatMap(notebook => notebook.getCells()).find(cell => cell.document === document);
}

/** Asks the kernel of a document's notebook, beside its cells; nothing if it does not run, the cell is not in C#, or nobody wants to know any more. */
async function ask(kernels, document, token, type, content) {
  const cell = cellOf(document);
  const kernel = cell && !languageOf(cell) && kernels.running(cell.notebook);
  if (!kernel) return undefined;
  try {
    const reply = await kernel.ask(type, { code: document.getText(), ...content }, { channel: 'control' });
    return token?.isCancellationRequested || reply?.status !== 'ok' ? undefined : reply;
  } catch {
    return undefined;
  }
}

/**
 * Asks about a name among all cells of its notebook, in C# or not.
 * @returns the reply, and where in the editor a place of it is.
 */
async function askAmongCells(kernels, document, position, token, type, content) {
  const cells = cellOf(document)?.notebook.getCells() ?? [];
  const reply = await ask(kernels, document, token, type, {
    cells: cells.map(cell => cell.kind === vscode.NotebookCellKind.Code && !languageOf(cell) ? cell.document.getText() : ''),
    cell: cells.findIndex(cell => cell.document === document),
    cursor_pos: document.offsetAt(position),
    ...content,
  });
  return { reply, locate: ({ cell, start, end }) => locationIn(cells[cell].document, start, end) };
}

/** A place in a document. */
function locationIn(document, start, end) {
  return new vscode.Location(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)));
}

module.exports = { CELLS, ask, askAmongCells, locationIn };
