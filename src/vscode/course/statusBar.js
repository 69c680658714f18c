'use strict';

const vscode = require('vscode');
const { exerciseOf } = require('./exerciseCells');
const marks = require('./marks');

/** Below the cell of an exercise: how far it is, and what can be done. */
function registerStatusBar(course) {
  const left = vscode.NotebookCellStatusBarAlignment.Left;
  const button = (text, command, tooltip, cell) => Object.assign(
    new vscode.NotebookCellStatusBarItem(text, left), { command: { title: tooltip, command, arguments: [cell] }, tooltip });

  return vscode.notebooks.registerNotebookCellStatusBarItemProvider('jupyter-notebook', {
    onDidChangeCellStatusBarItems: course.onChanged,
    provideCellStatusBarItems(cell) {
      const exercise = cell.kind === vscode.NotebookCellKind.Code && course.exercise(exerciseOf(cell));
      if (!exercise) return [];
      const { icon, words } = marks[exercise.outcome];
      return [
        new vscode.NotebookCellStatusBarItem(`$(${icon}) ${words}`, left),
        button('$(play) Check', 'coursekit.check', 'Run this cell and check the answer', cell),
        button('$(lightbulb) Hint', 'coursekit.hint', `Show the next of ${exercise.hints} hints`, cell),
        button('$(discard) Reset', 'coursekit.reset', 'Put the starter back', cell),
      ];
    },
  });
}

module.exports = { registerStatusBar };
