'use strict';

const vscode = require('vscode');

/** The variables of the notebook that is looked at, as its kernel lists them when a cell has ended. */
class Variables {
  #changed = new vscode.EventEmitter();
  #known = new WeakSet();
  #kernels;
  #asked;

  /** The notebook that they belong to. */
  notebook;

  /** The variables, by name; nothing where no kernel runs. */
  all;

  constructor(kernels) {
    this.#kernels = kernels;
  }

  get onChanged() {
    return this.#changed.event;
  }

  /** Asks again; of several at a time the last counts. */
  async refresh() {
    this.notebook = vscode.window.activeNotebookEditor?.notebook ?? this.notebook;
    const kernel = this.notebook && this.#kernels.running(this.notebook);
    if (kernel) this.#follow(kernel);
    const asked = this.#asked = kernel?.ask('coursekit_variables_request', {}, { channel: 'control' });
    const all = await Promise.resolve(asked).then(reply => reply?.variables, () => undefined);
    if (asked !== this.#asked) return;
    this.all = all;
    this.#changed.fire();
  }

  dispose() {
    this.#changed.dispose();
  }

  /** Those of a kernel that ends are gone. */
  #follow(kernel) {
    if (this.#known.has(kernel)) return;
    this.#known.add(kernel);
    kernel.onEnded(() => this.refresh());
  }
}

module.exports = { Variables };
