'use strict';

const vscode = require('vscode');
const { revealCell } = require('../notebook/reveal');
const { cellOf } = require('./exerciseCells');

/** Shows the notebook of a lesson, where it is shown already, with a cell selected. */
async function openLessonAt(course, lesson, cellIn = () => undefined) {
  const notebook = await vscode.workspace.openNotebookDocument(course.notebook(lesson));
  const cell = cellIn(notebook);
  const selections = cell ? [new vscode.NotebookRange(cell.index, cell.index + 1)] : undefined;
  const shown = vscode.window.visibleNotebookEditors.find(one => one.notebook === notebook);
  await vscode.window.showNotebookDocument(notebook, { viewColumn: shown?.viewColumn, selections });
  if (cell) revealCell(cell);
  return notebook;
}

/** Goes to the cell of an exercise. */
const openExercise = (course, lesson, exercise) => openLessonAt(course, lesson, notebook => cellOf(notebook, exercise.id));

module.exports = { openLessonAt, openExercise };
