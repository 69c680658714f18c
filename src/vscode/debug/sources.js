'use strict';

const vscode = require('vscode');
const { languageOf, codeOf } = require('../notebook/cellLanguage');

/** The cells of a notebook by the names that the kernel has for their texts. */
class Sources {
  #paths = new Map();
  #cells = new Map();
  #names = [];
  #notebook;
  #kernel;

  constructor(notebook, kernel) {
    this.#notebook = notebook;
    this.#kernel = kernel;
  }

  /** Tells the kernel the texts of the cells as they are now. A text that is in two cells belongs to the one named. */
  async dump(first) {
    const code = cell => cell.kind === vscode.NotebookCellKind.Code && !languageOf(cell);
    for (const cell of [first, ...this.#notebook.getCells().filter(one => one !== first && code(one))]) {
      const { body } = await this.#kernel.debug('dumpCell', { code: codeOf(cell) });
      const uri = cell.document.uri.toString();
      this.#paths.set(uri, body.sourcePath);
      if (!this.#cells.has(body.sourcePath)) this.#cells.set(body.sourcePath, uri);
    }
  }

  /** What the editor says of a source, in words of the kernel. */
  toKernel(source) {
    return { ...source, path: this.#paths.get(source.path) ?? this.#names[source.sourceReference - 1] ?? source.path };
  }

  /** What the kernel says of a source, in words of the editor. What no cell says any more is asked for by number. */
  toEditor(source) {
    const uri = this.#cells.get(source.path);
    if (uri) return { name: source.name, path: uri };
    if (!this.#names.includes(source.path)) this.#names.push(source.path);
    return { name: `${source.name ?? 'Cell'}, as it ran`, sourceReference: this.#names.indexOf(source.path) + 1 };
  }
}

/** A message with each of its sources replaced. */
function withSources(message, replace) {
  if (Array.isArray(message)) return message.map(one => withSources(one, replace));
  if (message === null || typeof message !== 'object') return message;
  return Object.fromEntries(Object.entries(message)
    .map(([key, value]) => [key, key === 'source' && value ? replace(value) : withSources(value, replace)]));
}

module.exports = { Sources, withSources };
