'use strict';

const vscode = require('vscode');
const { CELLS, ask } = require('./cells');

/** What a call takes, and where in it the cursor is. */
function registerSignatures(kernels) {
  return vscode.languages.registerSignatureHelpProvider(CELLS, {
    async provideSignatureHelp(document, position, token) {
      const reply = await ask(kernels, document, token, 'coursekit_signature_request', { cursor_pos: document.offsetAt(position) });
      if (!reply?.found) return undefined;
      const help = new vscode.SignatureHelp();
      help.signatures = reply.signatures.map(signature => Object.assign(
        new vscode.SignatureInformation(signature.label, new vscode.MarkdownString(signature.documentation)),
        { parameters: signature.parameters.map(one => new vscode.ParameterInformation(one.label, new vscode.MarkdownString(one.documentation))) }));
      help.activeSignature = reply.activeSignature;
      help.activeParameter = reply.activeParameter;
      return help;
    },
  }, '(', ',', '<', '[');
}

module.exports = { registerSignatures };
