'use strict';

// As much of the editor as the tested modules ask for: it takes the place of the module «vscode», which only the editor has.
const Module = require('node:module');

class EventEmitter {
  #listeners = [];

  event = listener => {
    this.#listeners.push(listener);
    return { dispose: () => { this.#listeners = this.#listeners.filter(one => one !== listener); } };
  };

  fire(value) {
    this.#listeners.forEach(listener => listener(value));
  }

  dispose() {
    this.#listeners = [];
  }
}

class NotebookCellOutput {
  constructor(items, metadata) {
    Object.assign(this, { items, metadata });
  }
}

/** Takes the handlers of a controller, and notes how each execution of a cell ends. */
class NotebookController {
  createNotebookCellExecution(cell) {
    return {
      cell,
      token: { onCancellationRequested: () => ({ dispose() {} }) },
      start() {},
      clearOutput() {},
      appendOutput() {},
      end(success) { cell.ended = success; },
    };
  }

  #selected = new EventEmitter();

  onDidChangeSelectedNotebooks = this.#selected.event;

  /** Gives a notebook to the controller, as the editor does some time after it has opened. */
  select(notebook) {
    this.#selected.fire({ notebook, selected: true });
  }

  dispose() {}
}

class NotebookCellOutputItem {
  constructor(data, mime) {
    Object.assign(this, { data, mime });
  }

  static text = (value, mime) => new NotebookCellOutputItem(value, mime);

  static json = (value, mime) => new NotebookCellOutputItem(JSON.stringify(value), mime);

  static stdout = value => new NotebookCellOutputItem(value, 'stdout');

  static stderr = value => new NotebookCellOutputItem(value, 'stderr');

  static error = value => new NotebookCellOutputItem(value, 'error');
}

/** What the editor only holds: it is made of what it is given. */
class Held {
  constructor(...given) {
    Object.assign(this, { given });
  }
}

const settings = {};

const vscode = {
  EventEmitter, NotebookCellOutput, NotebookCellOutputItem, settings,
  TreeItem: Held, ThemeIcon: Held, ThemeColor: Held, NotebookRange: Held, NotebookCellStatusBarItem: Held,
  TreeItemCollapsibleState: { None: 0, Expanded: 2 }, NotebookCellStatusBarAlignment: { Left: 1 }, NotebookCellKind: { Markup: 1, Code: 2 },
  NotebookEditorRevealType: { Default: 0, InCenterIfOutsideViewport: 2 },
  Uri: { file: path => ({ path, toString: () => `file://${path}` }) },
  Disposable: { from: () => ({ dispose() {} }) },
  notebooks: {
    createNotebookController: () => vscode.controller = new NotebookController(),
    registerNotebookCellStatusBarItemProvider: (_, provider) => vscode.statusBar = provider,
  },
  commands: { executeCommand: async () => undefined, registerCommand: () => ({ dispose() {} }) },
  window: {
    showErrorMessage: async () => undefined,
    visibleNotebookEditors: [],
    createTreeView: (_, { treeDataProvider }) => Object.assign(vscode.tree = new Held(), { treeDataProvider }),
  },
  workspace: {
    getConfiguration: () => ({ get: (name, otherwise) => settings[name] ?? otherwise }),
    isTrusted: true,
    notebookDocuments: [],
    onDidGrantWorkspaceTrust: () => ({ dispose() {} }),
    onDidOpenNotebookDocument: () => ({ dispose() {} }),
  },
};

const load = Module._load;
Module._load = (name, ...rest) => name === 'vscode' ? vscode : load(name, ...rest);

module.exports = vscode;
