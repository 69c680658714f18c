'use strict';

const vscode = require('vscode');

const TEXT = '$(loading~spin) starting C# …';

/** Says that a kernel is starting: in the window's status bar, and below the cells that wait for it. */
function registerStarting(kernels, controller) {
  const item = vscode.window.createStatusBarItem('coursekit.starting', vscode.StatusBarAlignment.Left);
  const changed = new vscode.EventEmitter();
  Object.assign(item, { name: 'CourseKit', text: TEXT, tooltip: 'Cells run as soon as the kernel of this notebook has started.' });
  const show = () => {
    const notebook = vscode.window.activeNotebookEditor?.notebook;
    item[notebook && kernels.isStarting(notebook) ? 'show' : 'hide']();
    changed.fire();
  };
  const cells = vscode.notebooks.registerNotebookCellStatusBarItemProvider('jupyter-notebook', {
    onDidChangeCellStatusBarItems: changed.event,
    provideCellStatusBarItems: cell => controller.isRunning(cell) && kernels.isStarting(cell.notebook)
      ? [new vscode.NotebookCellStatusBarItem(TEXT, vscode.NotebookCellStatusBarAlignment.Left)] : [],
  });
  return vscode.Disposable.from(
    item, changed, cells, kernels.onChanged(show), controller.onRunning(show), vscode.window.onDidChangeActiveNotebookEditor(show));
}

module.exports = { registerStarting };
