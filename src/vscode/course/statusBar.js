'use strict';

const vscode = require('vscode');
const { exerciseOf } = require('./exerciseCells');
const { keysOf } = require('./keys');
const { markOf, wordsOf } = require('./marks');

const always = () => true;

/** What can be done at an exercise, and when. A check is what the editor's own key for running a cell does. */
const actions = [
  { command: 'coursekit.check', text: '$(play) Check', tooltip: () => 'Run this cell and check the answer', key: 'ctrl+enter', isOffered: always },
  { command: 'coursekit.hint', text: '$(lightbulb) Hint', tooltip: ({ hints }) => `Show the next of ${hints} hints`, isOffered: ({ hints }) => hints > 0 },
  { command: 'coursekit.nextExercise', text: '$(arrow-right) Next', tooltip: () => 'Go to the next exercise', isOffered: ({ passed }) => passed },
  { command: 'coursekit.solution', text: '$(key) Solution', tooltip: () => 'Show the solution', isOffered: ({ lastOutcome }) => lastOutcome !== 'notAttempted' },
  { command: 'coursekit.reset', text: '$(discard) Reset', tooltip: () => 'Put the starter back', isOffered: always },
];

/** Below the cell of an exercise: whether it has ever passed, which no later try takes away, and what can be done. The last verdict is the cell's output. */
function registerStatusBar(course) {
  const item = (text, more) => Object.assign(new vscode.NotebookCellStatusBarItem(text, vscode.NotebookCellStatusBarAlignment.Left), more);

  const button = ({ command, text, tooltip, key }, exercise, cell) => {
    const words = `${tooltip(exercise)} (${keysOf(command, key)})`;
    return item(text, { tooltip: words, command: { title: words, command, arguments: [cell] } });
  };

  return vscode.notebooks.registerNotebookCellStatusBarItemProvider('jupyter-notebook', {
    onDidChangeCellStatusBarItems: course.onChanged,
    provideCellStatusBarItems(cell) {
      const exercise = cell.kind === vscode.NotebookCellKind.Code && course.exercise(exerciseOf(cell));
      if (!exercise) return [];
      const { icon, words } = markOf(exercise);
      return [
        exercise.passed ? item(`$(${icon}) ${words}`, { tooltip: 'You have passed this exercise. That stays, whatever you try.' })
          : item('$(circle-outline)', { tooltip: wordsOf(exercise), accessibilityInformation: { label: `Exercise: ${wordsOf(exercise)}` } }),
        ...actions.filter(action => action.isOffered(exercise)).map(action => button(action, exercise, cell)),
      ];
    },
  });
}

module.exports = { registerStatusBar };
