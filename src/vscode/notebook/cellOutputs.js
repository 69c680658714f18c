'use strict';

const vscode = require('vscode');
const outputs = require('./outputs');

/** Shows below a cell what it puts out while it runs. */
class CellOutputs {
  #execution;
  #displays;
  #stream;
  #clearsAtNext = false;

  /**
   * @param execution the execution of the cell.
   * @param displays outputs that can be updated, by the id of the display; shared by all cells of a notebook.
   */
  constructor(execution, displays) {
    this.#execution = execution;
    this.#displays = displays;
  }

  /** Takes a message about the cell; of a type that shows nothing, nothing happens. */
  take(type, content) {
    switch (type) {
      case 'stream':
        return this.#print(content);
      case 'execute_result':
        return this.#append(outputs.items(vscode, content.data), { outputType: type, executionCount: content.execution_count });
      case 'display_data':
        return this.#append(outputs.items(vscode, content.data), { outputType: type }, content.transient?.display_id);
      case 'update_display_data':
        return this.#update(content);
      case 'error':
        // The editor saves the error that it finds here: without it, each line of ours with a break of its own, which doubles them.
        return this.#append([outputs.error(vscode, content, this.#execution.executionOrder)], { outputType: type, originalError: content });
      case 'clear_output':
        return content.wait ? void (this.#clearsAtNext = true) : this.#clear();
    }
  }

  #print(content) {
    const item = outputs.text(vscode, content);
    if (this.#stream?.name === content.name && !this.#clearsAtNext) {
      this.#execution.appendOutputItems(item, this.#stream.output);
    } else {
      const output = this.#append([item], { outputType: 'stream' });
      this.#stream = { name: content.name, output };
    }
  }

  #append(items, metadata, displayId) {
    if (this.#clearsAtNext) this.#clear();
    this.#stream = undefined;
    const output = new vscode.NotebookCellOutput(items, metadata);
    if (displayId) this.#displays.set(displayId, output);
    this.#execution.appendOutput(output);
    return output;
  }

  #update(content) {
    const output = this.#displays.get(content.transient?.display_id);
    if (output) this.#execution.replaceOutputItems(outputs.items(vscode, content.data), output);
  }

  #clear() {
    this.#clearsAtNext = false;
    this.#stream = undefined;
    this.#execution.clearOutput();
  }
}

module.exports = { CellOutputs };
