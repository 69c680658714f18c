'use strict';

const vscode = require('vscode');
const { languageOf } = require('../notebook/cellLanguage');
const { targetCell } = require('../notebook/targetCell');
const { CellDebugAdapter } = require('./adapter');

const TYPE = 'coursekit';

/** Whether a breakpoint that is not switched off stands in a cell of the notebook. */
function hasBreakpoints(notebook) {
  const cells = new Set(notebook.getCells().map(cell => cell.document.uri.toString()));
  return vscode.debug.breakpoints.some(one => one.enabled && one.location && cells.has(one.location.uri.toString()));
}

/** Runs a cell that stops at breakpoints, or at its first statement where the notebook has none. */
function registerDebugging(controller, kernels) {
  const debugged = new Set();

  const begin = async called => {
    const cell = targetCell(called);
    if (cell?.kind !== vscode.NotebookCellKind.Code || languageOf(cell)) {
      vscode.window.showInformationMessage('Select a cell of C# first, which is to be debugged.');
      return;
    }

    if (debugged.has(cell.notebook)) {
      vscode.window.showInformationMessage('A cell of this notebook is being debugged already. Continue or stop it first.');
      return;
    }

    await vscode.debug.startDebugging(undefined, {
      type: TYPE, request: 'launch', name: 'Debug Cell', notebook: cell.notebook.uri.toString(), cell: cell.document.uri.toString(),
      internalConsoleOptions: 'neverOpen',
    }, { suppressSaveBeforeStart: true });
  };

  const adapter = ({ configuration }) => {
    const notebook = vscode.workspace.notebookDocuments.find(one => one.uri.toString() === configuration.notebook);
    const cell = notebook?.getCells().find(one => one.document.uri.toString() === configuration.cell);
    if (!cell) throw new Error('The cell that was to be debugged is not open any more.');
    const kernel = kernels.of(notebook);
    const run = async () => {
      if (!hasBreakpoints(notebook)) await kernel.debug('pause', {});
      await controller.run(notebook, [cell]);
    };
    debugged.add(notebook);
    return new vscode.DebugAdapterInlineImplementation(new CellDebugAdapter(cell, kernel, run, () => debugged.delete(notebook)));
  };

  return vscode.Disposable.from(
    vscode.commands.registerCommand('coursekit.debugCell', begin),

    // F5, where nothing is configured: the selected cell.
    vscode.debug.registerDebugConfigurationProvider(TYPE, {
      resolveDebugConfiguration: (_, configuration) => configuration.cell ? configuration : void begin(),
    }),
    vscode.debug.registerDebugAdapterDescriptorFactory(TYPE, { createDebugAdapterDescriptor: adapter }));
}

module.exports = { registerDebugging };
