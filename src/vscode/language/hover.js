'use strict';

const vscode = require('vscode');
const { CELLS, ask } = require('./cells');

/** What a name means. */
function registerHover(kernels) {
  return vscode.languages.registerHoverProvider(CELLS, {
    async provideHover(document, position, token) {
      const reply = await ask(kernels, document, token, 'coursekit_hover_request', { cursor_pos: document.offsetAt(position) });
      return reply?.found
        ? new vscode.Hover(new vscode.MarkdownString(reply.markdown), new vscode.Range(document.positionAt(reply.start), document.positionAt(reply.end)))
        : undefined;
    },
  });
}

module.exports = { registerHover };
