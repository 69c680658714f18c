'use strict';

const vscode = require('vscode');
const { CELLS, ask, locationIn } = require('./cells');

/** Lays out a cell: «Format Document», «Format Cell», «Format Notebook». */
function registerFormatting(kernels) {
  return vscode.languages.registerDocumentFormattingEditProvider(CELLS, {
    async provideDocumentFormattingEdits(document, { tabSize }, token) {
      const { version } = document;
      const reply = await ask(kernels, document, token, 'coursekit_format_request', { tab_size: tabSize });
      if (!reply || document.version !== version) return [];
      return reply.edits.map(({ start, end, text }) => vscode.TextEdit.replace(locationIn(document, start, end).range, text));
    },
  });
}

module.exports = { registerFormatting };
