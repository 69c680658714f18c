'use strict';

const vscode = require('vscode');
const { CELLS, askAmongCells } = require('./cells');

/** All places of a notebook that mean the same. */
function registerReferences(kernels) {
  return vscode.languages.registerReferenceProvider(CELLS, {
    async provideReferences(document, position, { includeDeclaration }, token) {
      const { reply, locate } = await askAmongCells(kernels, document, position, token, 'coursekit_references_request');
      return reply?.references.filter(one => includeDeclaration || !one.isDeclaration).map(locate);
    },
  });
}

module.exports = { registerReferences };
