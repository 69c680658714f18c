'use strict';

const vscode = require('vscode');

const SHOWN = 5_000;

/** Whether the reader of a notebook wants its kernel to begin anew: asked first, unless they want no more to be asked. */
async function isWanted(what) {
  const settings = vscode.workspace.getConfiguration('coursekit');
  if (!settings.get('confirmRestart', true)) return true;
  const always = 'Do Not Ask Again';
  const answer = await vscode.window.showWarningMessage(
    'All variables of this notebook will be lost; what its cells have shown stays.', { modal: true }, what, always);
  if (answer === always) await settings.update('confirmRestart', false, vscode.ConfigurationTarget.Global);
  return answer !== undefined;
}

/** Restarts kernels as readers ask for it, and says when it is done. */
function registerRestart(controller, kernels) {
  const atNotebook = (what, next = () => {}) => async () => {
    const notebook = vscode.window.activeNotebookEditor?.notebook;
    if (!notebook || !await isWanted(what)) return;
    await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: 'Restarting C# …' }, async () => {
      await controller.restart(notebook);

      // It is served once the kernel can run cells.
      await kernels.of(notebook).ask('execute_request', { code: '', silent: true, store_history: false });
    });
    vscode.window.setStatusBarMessage('$(check) C# was restarted: no variables are left.', SHOWN);
    await next(notebook);
  };

  const runAll = notebook => controller.run(notebook, notebook.getCells().filter(cell => cell.kind === vscode.NotebookCellKind.Code));
  return vscode.Disposable.from(
    vscode.commands.registerCommand('coursekit.restart', atNotebook('Restart')),
    vscode.commands.registerCommand('coursekit.restartAndRunAll', atNotebook('Restart and Run All', runAll)));
}

module.exports = { registerRestart };
