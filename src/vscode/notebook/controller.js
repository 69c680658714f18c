'use strict';

const vscode = require('vscode');
const { CSHARP, OTHERS, codeOf } = require('./cellLanguage');
const { CellOutputs } = require('./cellOutputs');
const { goesOn } = require('./cellTags');
const { metadataOf } = require('./metadata');
const { verdictOf } = require('./outputs');
const { revealOutputs } = require('./reveal');

const EXTENSION = 'coursekit.coursekit';
const ID = 'coursekit-csharp';
const KERNELS = [ID, '.net-csharp'];
const LANGUAGES = ['c#', 'csharp'];

/** Whether a notebook is in C#. */
function isCSharp(notebook) {
  const { kernelspec = {}, language_info: language = {} } = metadataOf(notebook);
  return KERNELS.includes(kernelspec.name) || LANGUAGES.includes((kernelspec.language ?? language.name ?? '').toLowerCase());
}

/** Runs the cells of notebooks. */
class Controller {
  #controller = vscode.notebooks.createNotebookController(ID, 'jupyter-notebook', 'C# (CourseKit)');
  #selected = new WeakSet();
  #running = new Set();
  #onRunning = new vscode.EventEmitter();
  #onSelected = new vscode.EventEmitter();
  #lasts = new WeakMap();
  #displays = new WeakMap();
  #subscriptions = [this.#controller];
  #kernels;
  #course;

  constructor(kernels, course) {
    this.#kernels = kernels;
    this.#course = course;
    this.#controller.description = 'Runs in a process of its own; every cell can be stopped';
    this.#controller.supportedLanguages = [...CSHARP, ...OTHERS];
    this.#controller.supportsExecutionOrder = true;
    this.#controller.executeHandler = (cells, notebook) => this.run(notebook, cells);
    this.#controller.interruptHandler = notebook => this.#kernels.running(notebook)?.interrupt();
    const prefer = notebook => {
      if (notebook.notebookType === 'jupyter-notebook' && isCSharp(notebook)) {
        this.#controller.updateNotebookAffinity(notebook, vscode.NotebookControllerAffinity.Preferred);
      }
    };
    vscode.workspace.notebookDocuments.forEach(prefer);
    this.#subscriptions.push(
      vscode.workspace.onDidOpenNotebookDocument(prefer),

      // So that the first cell need not wait, and the editor can be helped at once.
      this.#controller.onDidChangeSelectedNotebooks(({ notebook, selected }) => {
        this.#selected[selected ? 'add' : 'delete'](notebook);
        if (selected) this.#start(notebook);
        this.#onSelected.fire(notebook);
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => vscode.workspace.notebookDocuments.forEach(notebook => this.#start(notebook))));
  }

  /** Fires when a cell begins or ends to run. */
  get onRunning() {
    return this.#onRunning.event;
  }

  isRunning(cell) {
    return this.#running.has(cell);
  }

  /** Runs cells one behind the other, after those that run; the first that fails, and may not, ends the run. */
  async run(notebook, cells) {
    if (!vscode.workspace.isTrusted) return this.#runByTheEditor(notebook, cells);
    if (!this.#selected.has(notebook)) await this.#selection(notebook);
    const waiting = cells.map(cell => this.#controller.createNotebookCellExecution(cell));
    const earlier = this.#lasts.get(notebook);
    const last = (async () => {
      await earlier;
      let goOn = true;
      for (const execution of waiting) {
        if (goOn) {
          goOn = goesOn(await this.#execute(execution, codeOf(execution.cell), { isAlone: cells.length === 1 }), execution.cell);
        } else {
          execution.end(undefined);
        }
      }

      return goOn;
    })();
    this.#lasts.set(notebook, last);
    return last;
  }

  /** Runs other code, and shows below a cell what comes of it, after what is there already. */
  async show(cell, code) {
    if (!vscode.workspace.isTrusted) return this.#askForTrust();
    if (!this.#selected.has(cell.notebook)) await this.#selection(cell.notebook);
    const execution = this.#controller.createNotebookCellExecution(cell);
    execution.executionOrder = cell.executionSummary?.executionOrder;
    await this.#lasts.get(cell.notebook);
    return this.#execute(execution, code, { isAside: true });
  }

  /** Ends the kernel of a notebook and starts another: variables are lost, outputs stay. */
  async restart(notebook) {
    await this.#kernels.stop(notebook);
    this.#kernels.of(notebook);
  }

  /** Starts the kernel of a notebook that is ours, in a folder that is trusted. */
  #start(notebook) {
    if (vscode.workspace.isTrusted && this.#selected.has(notebook)) this.#kernels.of(notebook);
  }

  /** The editor itself asks whether the folder is trusted, and then runs the cells by us. */
  #runByTheEditor(notebook, cells) {
    const ranges = cells.map(({ index }) => ({ start: index, end: index + 1 }));
    return vscode.commands.executeCommand('notebook.cell.execute', { ranges, document: notebook.uri });
  }

  async #askForTrust() {
    const answer = await vscode.window.showInformationMessage(
      'Do you trust this folder?', { modal: true, detail: 'Hints and checks run as programs with your rights, so they wait until you do.' }, 'Trust …');
    if (answer) await vscode.commands.executeCommand('workbench.trust.manage');
  }

  dispose() {
    this.#subscriptions.forEach(one => one.dispose());
  }

  /** Has the notebook given to this controller: one that has just been opened is not yet, and its cells cannot be run. */
  #selection(notebook) {
    vscode.commands.executeCommand('notebook.selectKernel', { id: ID, extension: EXTENSION });
    return new Promise(resolve => {
      const waiting = this.#onSelected.event(one => {
        if (one === notebook && this.#selected.has(notebook)) {
          waiting.dispose();
          resolve();
        }
      });
    });
  }

  /** Runs code in the execution of a cell, and gives how it ended: as the kernel says, or `lost` with the kernel. */
  async #execute(execution, code, { isAside = false, isAlone = false } = {}) {
    const { notebook } = execution.cell;
    const kernel = this.#kernels.of(notebook);
    const shown = new CellOutputs(execution, this.#displaysOf(notebook));
    execution.start(Date.now());
    this.#changeRunning('add', execution.cell);
    if (!isAside) execution.clearOutput();
    const stop = execution.token.onCancellationRequested(() => kernel.interrupt());
    let status = 'lost';
    let verdict;
    try {
      const reply = await kernel.ask('execute_request', { code, silent: false, store_history: !isAside, allow_stdin: true, stop_on_error: true }, {
        on: (type, content) => {
          if (type === 'execute_input' && !isAside) execution.executionOrder = content.execution_count;
          if (type === 'execute_result') verdict = verdictOf(content.data);
          if (type === 'input_request') this.#ask(kernel, content);
          shown.take(type, content);
          if (type === 'execute_result' && verdict) this.#course.take(verdict);
        },
      });
      status = reply.coursekit_status ?? reply.status;
    } catch (problem) {
      shown.take('error', { ename: 'Kernel', evalue: problem.message, traceback: [`${problem.message} Run the cells above again to have their variables back.`] });
      if (!kernel.wasStopped) this.#offerRestart(notebook, problem.message);
    } finally {
      stop.dispose();
      this.#changeRunning('delete', execution.cell);
      execution.end(status === 'succeeded', Date.now());
      if (isAside || (isAlone && verdict)) revealOutputs(execution.cell);
    }

    return status;
  }

  #changeRunning(how, cell) {
    this.#running[how](cell);
    this.#onRunning.fire(cell);
  }

  #displaysOf(notebook) {
    const displays = this.#displays.get(notebook) ?? new Map();
    this.#displays.set(notebook, displays);
    return displays;
  }

  async #ask(kernel, { prompt, password }) {
    const value = await vscode.window.showInputBox({ prompt: prompt || 'A cell asks for a line of text.', password, ignoreFocusOut: true });
    if (value === undefined) {
      await kernel.interrupt();
    } else {
      kernel.answer(value);
    }
  }

  async #offerRestart(notebook, reason) {
    const answers = { Restart: () => this.restart(notebook), 'Show Log': () => this.#kernels.showLog() };
    const answer = await vscode.window.showErrorMessage(`${reason} What the cells have defined is lost; what they have shown is not.`, ...Object.keys(answers));
    await answers[answer]?.();
  }
}

const createController = (kernels, course) => new Controller(kernels, course);

module.exports = { createController, isCSharp };
