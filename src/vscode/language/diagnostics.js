'use strict';

const vscode = require('vscode');
const { CELLS, ask } = require('./cells');

const PAUSE = 500;

const SEVERITIES = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

/** Underlines what the compiler objects to, when the writer of a cell makes a pause; after a cell has run, in the others too. */
class Diagnostics {
  #found = vscode.languages.createDiagnosticCollection('coursekit');
  #timers = new Map();
  #subscriptions;
  #kernels;

  constructor(kernels) {
    this.#kernels = kernels;
    this.#subscriptions = [
      this.#found,
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#look(document, PAUSE)),
      vscode.workspace.onDidCloseTextDocument(document => this.#found.delete(document.uri)),
      vscode.workspace.onDidChangeNotebookDocument(({ notebook, cellChanges }) => {
        if (cellChanges.some(change => change.executionSummary?.success !== undefined)) {
          notebook.getCells().filter(cell => this.#found.has(cell.document.uri)).forEach(cell => this.#look(cell.document, 0));
        }
      }),
    ];
  }

  dispose() {
    this.#timers.forEach(clearTimeout);
    this.#subscriptions.forEach(one => one.dispose());
  }

  #look(document, pause) {
    if (!vscode.languages.match(CELLS, document)) return;
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.set(key, setTimeout(() => this.#diagnose(document), pause));
  }

  async #diagnose(document) {
    this.#timers.delete(document.uri.toString());
    const { version } = document;
    const reply = await ask(this.#kernels, document, undefined, 'coursekit_diagnose_request', {});
    if (!reply || document.isClosed || document.version !== version) return;
    this.#found.set(document.uri, reply.diagnostics.filter(one => one.severity in SEVERITIES).map(one => {
      const range = new vscode.Range(document.positionAt(one.start), document.positionAt(one.end));
      return Object.assign(new vscode.Diagnostic(range, one.message, SEVERITIES[one.severity]), { code: one.code, source: 'C#' });
    }));
  }
}

const registerDiagnostics = kernels => new Diagnostics(kernels);

module.exports = { registerDiagnostics };
