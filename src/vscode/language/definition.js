'use strict';

const vscode = require('vscode');
const { CELLS, askAmongCells, locationIn } = require('./cells');
const { SCHEME, uriOf, sourceOf } = require('./librarySource');

/** Where a name is declared: in a cell, or in the source of a library, from which one can go on. */
function registerDefinition(kernels) {
  const inLibrary = async ({ source, start, end }) => locationIn(await vscode.workspace.openTextDocument(uriOf(source)), start, end);

  return vscode.Disposable.from(
    vscode.languages.registerDefinitionProvider(CELLS, {
      async provideDefinition(document, position, token) {
        const { reply, locate } = await askAmongCells(kernels, document, position, token, 'coursekit_definition_request');
        return reply && Promise.all(reply.definitions.map(one => 'source' in one ? inLibrary(one) : locate(one)));
      },
    }),
    vscode.languages.registerDefinitionProvider({ scheme: SCHEME }, {
      async provideDefinition(document, position) {
        const content = { source: sourceOf(document), cursor_pos: document.offsetAt(position) };
        const reply = await kernels.any?.ask('coursekit_source_definition_request', content, { channel: 'control' }).catch(() => undefined);
        return reply?.definitions && Promise.all(reply.definitions.map(inLibrary));
      },
    }));
}

module.exports = { registerDefinition };
