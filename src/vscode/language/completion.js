'use strict';

const vscode = require('vscode');
const { CELLS, ask } = require('./cells');

/** Behind these characters something may be due, which the kernel knows; behind a parenthesis or a space a list of all types would be in the way. */
const TRIGGERS = ['.', '#', ':'];

/** What a name can be continued with. */
function registerCompletion(kernels) {
  return vscode.languages.registerCompletionItemProvider(CELLS, {
    async provideCompletionItems(document, position, token, { triggerCharacter }) {
      const content = { cursor_pos: document.offsetAt(position), typed: triggerCharacter };
      const reply = await ask(kernels, document, token, 'coursekit_complete_request', content);
      if (!reply) return undefined;
      const range = new vscode.Range(document.positionAt(reply.cursor_start), document.positionAt(reply.cursor_end));
      return reply.items.map(item => Object.assign(new vscode.CompletionItem(item.label, vscode.CompletionItemKind[item.kind]), {
        range, insertText: item.insertText, sortText: item.sortText, filterText: item.filterText, detail: item.detail, preselect: item.preselect,
        document, position,
      }));
    },

    async resolveCompletionItem(item, token) {
      const content = { cursor_pos: item.document.offsetAt(item.position), label: item.label };
      const reply = await ask(kernels, item.document, token, 'coursekit_describe_request', content);
      if (reply?.markdown) item.documentation = new vscode.MarkdownString(reply.markdown);
      return item;
    },
  }, ...TRIGGERS);
}

module.exports = { registerCompletion };
