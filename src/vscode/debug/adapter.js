'use strict';

const vscode = require('vscode');
const { Sources, withSources } = require('./sources');

/** Stands between the editor and the kernel while a cell is debugged: passes on their messages, each in words of the other. */
class CellDebugAdapter {
  #messages = new vscode.EventEmitter();
  #subscriptions;
  #sources;
  #cell;
  #done;
  #kernel;
  #run;
  #sent = 0;
  #hasEnded = false;

  /** What is answered here; all else is for the kernel. */
  #own = { launch: () => this.#launch(), disconnect: () => this.#disconnect() };

  /** Takes messages of the kernel to the editor. */
  onDidSendMessage = this.#messages.event;

  /**
   * @param cell the cell to debug.
   * @param kernel the kernel of its notebook.
   * @param run runs the cell, and ends when it does.
   * @param done called when the session is over.
   */
  constructor(cell, kernel, run, done) {
    this.#done = done;
    this.#kernel = kernel;
    this.#run = run;
    this.#cell = cell;
    this.#sources = new Sources(cell.notebook, kernel);
    this.#subscriptions = [
      kernel.onDebugEvent(event => this.#send(event)),
      kernel.onEnded(() => this.#end()),
    ];
  }

  async handleMessage(request) {
    try {
      const response = await (this.#own[request.command]?.() ?? this.#forward(request));
      this.#send({ ...response, type: 'response', request_seq: request.seq, command: request.command });
      if (request.command === 'configurationDone') this.#begin();
    } catch (problem) {
      this.#send({ type: 'response', request_seq: request.seq, command: request.command, success: false, message: problem.message });
    }
  }

  /** The kernel runs already: what is launched is the cell, once all breakpoints are set. */
  async #launch() {
    await this.#sources.dump(this.#cell);
    return this.#kernel.debug('attach', {});
  }

  /** Who ends a session while the cell runs ends the cell. */
  async #disconnect() {
    const wasRunning = !this.#hasEnded;
    this.#hasEnded = true;
    return this.#kernel.isAlive ? this.#kernel.debug('disconnect', { terminateDebuggee: wasRunning }) : { success: true };
  }

  dispose() {
    this.#subscriptions.forEach(one => one.dispose());
    this.#messages.dispose();
    this.#done();
  }

  #forward({ command, arguments: given = {} }) {
    return this.#kernel.debug(command, withSources(given, source => this.#sources.toKernel(source)));
  }

  async #begin() {
    try {
      await this.#run();
    } finally {
      this.#end();
    }
  }

  #end() {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#send({ type: 'event', event: 'terminated', body: {} });
  }

  #send(message) {
    this.#messages.fire({ ...withSources(message, source => this.#sources.toEditor(source)), seq: ++this.#sent });
  }
}

module.exports = { CellDebugAdapter };
