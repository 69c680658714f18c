'use strict';

const path = require('node:path');
const vscode = require('vscode');
const { commandFor } = require('./command');
const { Kernel } = require('./kernel');

/** How long a new kernel is left to its first cell, in milliseconds. */
const REST = 3_000;

/** The kernels of the open notebooks: one each, started when it is needed first. */
class Kernels {
  #kernels = new Map();
  #changed = new vscode.EventEmitter();
  #log;
  #closing;

  constructor(log) {
    this.#log = log;
    this.#closing = vscode.workspace.onDidCloseNotebookDocument(notebook => this.stop(notebook));
  }

  /** Fires when a kernel starts, is ready, or has ended. */
  get onChanged() {
    return this.#changed.event;
  }

  /** Whether the kernel of a notebook is starting. */
  isStarting(notebook) {
    return this.running(notebook)?.isReady === false;
  }

  /** The kernel of a notebook, started if it does not run. */
  of(notebook) {
    const key = notebook.uri.toString();
    let kernel = this.#kernels.get(key);
    if (!kernel) {
      const folder = notebook.isUntitled ? vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? process.cwd() : path.dirname(notebook.uri.fsPath);
      kernel = new Kernel(commandFor(folder), folder, this.#log);
      this.#kernels.set(key, kernel);

      // The first help loads the compiler's services, which takes a second or two: nobody should wait for it, and no first cell for that.
      setTimeout(() => kernel.ask('coursekit_complete_request', { code: '', cursor_pos: 0 }, { channel: 'control' }).catch(() => {}), REST);
      kernel.onEnded(() => {
        if (this.#kernels.get(key) === kernel) this.#kernels.delete(key);
        this.#changed.fire();
      });
      kernel.start().then(() => this.#changed.fire());
      this.#changed.fire();
    }

    return kernel;
  }

  /** The kernel of a notebook if it runs. */
  running(notebook) {
    return this.#kernels.get(notebook.uri.toString());
  }

  /** One that runs, whatever its notebook: for what all of them answer alike. */
  get any() {
    return this.#kernels.values().next().value;
  }

  /** Shows what kernels have said beside their messages, and how they ended. */
  showLog() {
    this.#log.show();
  }

  async stop(notebook) {
    await this.running(notebook)?.stop();
  }

  dispose() {
    this.#closing.dispose();
    return Promise.all([...this.#kernels.values()].map(kernel => kernel.stop()));
  }
}

module.exports = { Kernels };
