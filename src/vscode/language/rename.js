'use strict';

const vscode = require('vscode');
const { CELLS, askAmongCells } = require('./cells');

const NO_KERNEL = 'A name is changed by the kernel, which does not run. Run a cell, and try again.';

/** Another name for what a cell declares, in all cells. What is thrown, the editor shows beside the name. */
function registerRename(kernels) {
  const ask = async (document, position, token, type, content) => {
    const { reply, locate } = await askAmongCells(kernels, document, position, token, type, content);
    if (!reply || reply.refused) throw new Error(reply?.refused ?? NO_KERNEL);
    return { reply, locate };
  };

  return vscode.languages.registerRenameProvider(CELLS, {
    async prepareRename(document, position, token) {
      const { reply, locate } = await ask(document, position, token, 'coursekit_prepare_rename_request');
      return { range: locate(reply.place).range, placeholder: reply.name };
    },

    async provideRenameEdits(document, position, name, token) {
      const { reply, locate } = await ask(document, position, token, 'coursekit_rename_request', { name });
      const edits = new vscode.WorkspaceEdit();
      for (const edit of reply.edits) {
        const { uri, range } = locate(edit);
        edits.replace(uri, range, edit.text);
      }

      return edits;
    },
  });
}

module.exports = { registerRename };
