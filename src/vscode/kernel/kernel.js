'use strict';

const { spawn } = require('node:child_process');
const { randomUUID } = require('node:crypto');
const vscode = require('vscode');
const { request, lines } = require('./messages');

const PATIENCE = 5_000;

/** A kernel in a process of its own, for one notebook: Jupyter's messages, a line of JSON each. */
class Kernel {
  #session = randomUUID();
  #waiting = new Map();
  #ended = new vscode.EventEmitter();
  #debugEvents = new vscode.EventEmitter();
  #process;
  #log;

  /** Whether a cell would run without waiting for the kernel to start. */
  isReady = false;

  /** Why the process has ended. */
  death;

  /** Whether it was asked to. */
  wasStopped = false;

  constructor(command, folder, log) {
    this.#log = log;
    this.#process = spawn(command[0], [...command.slice(1), 'kernel', '--stdio'], { cwd: folder, windowsHide: true });
    this.#process.stdout.setEncoding('utf8').on('data', lines(line => this.#receive(line)));
    this.#process.stderr.setEncoding('utf8').on('data', text => this.#log.append(text));
    this.#process.stdin.on('error', () => { /* The process has gone, which its end tells. */ });
    this.#process.on('error', problem => this.#end(`${command.join(' ')} could not be started: ${problem.message}`));
    this.#process.on('exit', (code, signal) => this.#end(`The kernel has ended (${signal ?? `exit code ${code}`}).`));
  }

  /** Fires once, when the process has ended. */
  get onEnded() {
    return this.#ended.event;
  }

  /** Waits until the kernel is ready, or has ended. Cells run one behind the other, so the end of an empty one tells. */
  async start() {
    await this.ask('execute_request', { code: '', silent: true, store_history: false }).catch(() => {});
    this.isReady = this.isAlive;
  }

  /** Fires with what the debugger tells: events of the Debug Adapter Protocol. */
  get onDebugEvent() {
    return this.#debugEvents.event;
  }

  get isAlive() {
    return this.#waiting !== undefined;
  }

  /**
   * Sends a request, and gives the content of its reply once it is served.
   * @param on takes what else is said about it: (type, content) => void.
   */
  ask(type, content, { channel = 'shell', on = () => {} } = {}) {
    if (!this.isAlive) return Promise.reject(new Error(this.death));
    const { id, line } = request(channel, type, content, this.#session);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { on, resolve, reject });
      this.#process.stdin.write(line);
    });
  }

  /** Sends a request of the Debug Adapter Protocol, and gives the response. */
  debug(command, given) {
    return this.ask('debug_request', { type: 'request', seq: 0, command, arguments: given }, { channel: 'control' });
  }

  /** Answers the question of a running cell. */
  answer(value) {
    this.#process.stdin.write(request('stdin', 'input_reply', { value }, this.#session).line);
  }

  /** Stops the running cell, and forgets those that wait. */
  interrupt() {
    return this.ask('interrupt_request', {}, { channel: 'control' });
  }

  /** Ends the process: asked first, then forced. */
  async stop() {
    if (!this.isAlive) return;
    const ended = new Promise(resolve => this.#ended.event(resolve));
    const force = setTimeout(() => this.#process.kill('SIGKILL'), PATIENCE);
    this.death = 'The kernel was stopped.';
    this.wasStopped = true;
    this.#process.stdin.end();
    await ended;
    clearTimeout(force);
  }

  #receive(line) {
    let message;
    try {
      message = JSON.parse(line);
    } catch {
      this.#log.appendLine(line);
      return;
    }

    if (message.header.msg_type === 'debug_event') {
      this.#debugEvents.fire(message.content);
      return;
    }

    const id = message.parent_header?.msg_id;
    const waiting = this.#waiting?.get(id);
    if (!waiting) return;
    const { channel, header: { msg_type: type }, content } = message;
    if (type.endsWith('_reply') && channel !== 'iopub') {
      waiting.reply = content;
    } else if (type === 'status' && content.execution_state === 'idle') {
      this.#waiting.delete(id);
      waiting.resolve(waiting.reply);
    } else {
      waiting.on(type, content);
    }
  }

  #end(reason) {
    if (!this.isAlive) return;
    this.death ??= reason;
    this.#log.appendLine(this.death);
    const waiting = [...this.#waiting.values()];
    this.#waiting = undefined;
    waiting.forEach(({ reject }) => reject(new Error(this.death)));
    this.#ended.fire(this.death);
    this.#ended.dispose();
    this.#debugEvents.dispose();
  }
}

module.exports = { Kernel };
