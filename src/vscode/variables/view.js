'use strict';

const vscode = require('vscode');
const { Variables } = require('./variables');

/** A variable in one line, its picture in front; under the pointer, all there is. */
function item({ name, type, shape, value, picture }) {
  const tooltip = new vscode.MarkdownString();
  tooltip.appendMarkdown(`**${name}**\n`).appendCodeblock([type, shape].filter(Boolean).join(' '), 'csharp');
  if (picture) tooltip.appendMarkdown(`![${name}](${picture})\n`);
  tooltip.appendCodeblock(value, 'csharp');
  return Object.assign(new vscode.TreeItem(name), {
    id: name,
    description: [type, shape, value].filter(Boolean).join('  '),
    iconPath: picture ? vscode.Uri.parse(picture, true) : new vscode.ThemeIcon('symbol-variable'),
    tooltip,
    command: { title: 'Show Value', command: 'coursekit.showValue', arguments: [name] },
    accessibilityInformation: { label: `${name}, ${type} ${shape}, ${value}` },
  });
}

/** The code cell below which a value is shown: the selected one, or else the nearest above it. */
function place(notebook) {
  const selected = vscode.window.visibleNotebookEditors.find(one => one.notebook === notebook)?.selection.start ?? 0;
  const cells = notebook.getCells().filter(cell => cell.kind === vscode.NotebookCellKind.Code);
  return cells.findLast(cell => cell.index <= selected) ?? cells[0];
}

/** What the cells have defined, in the panel: a click shows a value below the selected cell. */
function registerVariables(controller, kernels) {
  const variables = new Variables(kernels);
  const view = vscode.window.createTreeView('coursekit.variables', {
    treeDataProvider: { onDidChangeTreeData: variables.onChanged, getChildren: () => variables.all ?? [], getTreeItem: item },
  });
  const refresh = () => {
    if (view.visible) variables.refresh();
  };

  const show = async name => {
    const cell = place(variables.notebook);
    if (cell) await controller.show(cell, `@${name}`);
  };

  return vscode.Disposable.from(
    variables, view,
    variables.onChanged(() => {
      view.message = variables.all?.length ? undefined : 'Run a cell: the variables that it declares are listed here.';
    }),
    view.onDidChangeVisibility(refresh),
    vscode.window.onDidChangeActiveNotebookEditor(refresh),
    vscode.workspace.onDidChangeNotebookDocument(({ cellChanges }) => {
      if (cellChanges.some(change => change.executionSummary?.success !== undefined)) refresh();
    }),
    vscode.commands.registerCommand('coursekit.showValue', show),
    vscode.commands.registerCommand('coursekit.showVariables', () => vscode.commands.executeCommand('coursekit.variables.focus')));
}

module.exports = { registerVariables };
