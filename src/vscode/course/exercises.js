'use strict';

const vscode = require('vscode');
const { exerciseOf, cellOf } = require('./exerciseCells');

/** The cell that a command is for: the one that it was called at, or the selected one. */
function target(cell) {
  const editor = vscode.window.activeNotebookEditor;
  return cell?.notebook ? cell : editor && editor.notebook.cellAt(editor.selection.start);
}

/** What a learner can do at an exercise. */
function registerExercises(controller, kernels, course) {
  const hints = new Map();

  const atExercise = action => async called => {
    const cell = target(called);
    const exercise = cell && course.exercise(exerciseOf(cell));
    const own = exercise && cellOf(cell.notebook, exercise.id);
    if (own) {
      await action(own, exercise);
    } else {
      vscode.window.showInformationMessage('Select the cell of an exercise first: its starter says «your code here».');
    }
  };

  const hint = async (cell, exercise) => {
    const number = Math.min((hints.get(exercise.id) ?? 0) + 1, exercise.hints);
    hints.set(exercise.id, number);
    await controller.show(cell, `new ${exercise.type}().Hint(${number})`);
  };

  const reset = async (cell, exercise) => {
    const { document } = cell;
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), exercise.starter);
    await vscode.workspace.applyEdit(edit);
    hints.delete(exercise.id);
  };

  const open = async (lesson, exercise) => {
    const notebook = await vscode.workspace.openNotebookDocument(course.notebook(lesson));
    const cell = cellOf(notebook, exercise.id);
    const selections = cell ? [new vscode.NotebookRange(cell.index, cell.index + 1)] : [];
    const shown = vscode.window.visibleNotebookEditors.find(one => one.notebook === notebook);
    const editor = await vscode.window.showNotebookDocument(notebook, { viewColumn: shown?.viewColumn, selections });
    selections.forEach(range => editor.revealRange(range, vscode.NotebookEditorRevealType.InCenterIfOutsideViewport));
  };

  const commands = {
    'coursekit.check': atExercise(cell => controller.run(cell.notebook, [cell])),
    'coursekit.hint': atExercise(hint),
    'coursekit.reset': atExercise(reset),
    'coursekit.openExercise': open,
    'coursekit.restart': () => {
      const editor = vscode.window.activeNotebookEditor;
      return editor && controller.restart(editor.notebook);
    },
  };
  return vscode.Disposable.from(...Object.entries(commands).map(([name, action]) => vscode.commands.registerCommand(name, action)));
}

module.exports = { registerExercises };
