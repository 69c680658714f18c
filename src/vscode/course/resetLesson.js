'use strict';

const vscode = require('vscode');
const { openLessonAt } = require('./openExercise');
const { putBack, clearAllOutputs } = require('./starters');

/** Begins a lesson anew: all its starters are put back, and what its cells have shown goes. What has passed stays passed. */
function registerResetLesson(course) {
  const active = () => {
    const editor = vscode.window.activeNotebookEditor;
    return editor && course.lessonOf(editor.notebook);
  };

  const reset = async (lesson = active()) => {
    if (!lesson?.exercises.length) {
      vscode.window.showInformationMessage('Open a lesson that has exercises first.');
    } else if (await confirms(lesson)) {
      await putBack(await openLessonAt(course, lesson), lesson.exercises);
      await clearAllOutputs();
    }
  };

  return vscode.commands.registerCommand('coursekit.resetLesson', reset);
}

async function confirms({ title, exercises }) {
  const answer = 'Reset the Lesson';
  const question = `Your answers to all ${exercises.length} exercises of «${title}» are replaced by their starters, and all outputs are cleared.`;
  return await vscode.window.showWarningMessage(question, { modal: true }, answer) === answer;
}

module.exports = { registerResetLesson };
