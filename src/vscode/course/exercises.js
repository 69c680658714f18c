'use strict';

const vscode = require('vscode');
const { targetCell } = require('../notebook/targetCell');
const { exerciseOf, cellOf, exerciseAbove } = require('./exerciseCells');
const { openExercise } = require('./openExercise');
const { putBack, clearOutputs } = require('./starters');

/** What a learner can do at an exercise. */
function registerExercises(controller, kernels, course) {
  const hints = new Map();
  const solutions = new Set();

  const atExercise = action => async called => {
    const cell = targetCell(called);
    const exercise = cell && course.exercise(exerciseOf(cell));
    const own = exercise && cellOf(cell.notebook, exercise.id);
    if (own) {
      await action(own, exercise);
    } else {
      vscode.window.showInformationMessage('Select the cell of an exercise first: its starter says «your code here».');
    }
  };

  /** After the last hint comes the first. */
  const hint = async (cell, exercise) => {
    const number = (hints.get(exercise.id) ?? 0) % exercise.hints + 1;
    hints.set(exercise.id, number);
    await controller.show(cell, `new ${exercise.type}().Hint(${number})`);
  };

  const solution = async (cell, exercise) => {
    if (exercise.lastOutcome === 'notAttempted') {
      vscode.window.showInformationMessage(`The solution of «${exercise.title}» can be shown after a first try: check an answer.`);
    } else if (solutions.has(exercise.id) || await wantsSolution(exercise)) {
      solutions.add(exercise.id);
      await controller.show(cell, `new ${exercise.type}().Solution()`);
    }
  };

  const reset = async (cell, exercise) => {
    await clearOutputs(cell);
    await putBack(cell.notebook, [exercise]);
    hints.delete(exercise.id);
  };

  const next = async called => {
    const cell = targetCell(called);
    const found = course.next(cell && course.lessonOf(cell.notebook), cell && exerciseAbove(cell));
    if (found) {
      await openExercise(course, found.lesson, found.exercise);
    } else {
      vscode.window.showInformationMessage('There is no exercise that has not passed.');
    }
  };

  const commands = {
    'coursekit.check': atExercise(cell => controller.run(cell.notebook, [cell])),
    'coursekit.hint': atExercise(hint),
    'coursekit.solution': atExercise(solution),
    'coursekit.reset': atExercise(reset),
    'coursekit.nextExercise': next,
    'coursekit.openExercise': (lesson, exercise) => openExercise(course, lesson, exercise),
  };
  return vscode.Disposable.from(...Object.entries(commands).map(([name, action]) => vscode.commands.registerCommand(name, action)));
}

/** Asks before a solution is shown for the first time. */
async function wantsSolution({ title }) {
  const answer = 'Show the Solution';
  return await vscode.window.showWarningMessage(`The solution of «${title}» is shown below your answer, which stays.`, { modal: true }, answer) === answer;
}

module.exports = { registerExercises };
