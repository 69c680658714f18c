'use strict';

const path = require('node:path');
const vscode = require('vscode');

const OPENED = 'opened';

/** Opens the lesson that the server was started for, by «coursekit open»: once, for a window that is reloaded keeps what is open in it. */
async function openLesson(course, state) {
  const { COURSEKIT_LESSON: lesson, COURSEKIT_OPENING: opening } = process.env;
  if (!lesson || !course.root || !lesson.startsWith(course.root + path.sep) || state.get(OPENED) === opening) return;
  await state.update(OPENED, opening);
  await vscode.commands.executeCommand('vscode.openWith', vscode.Uri.file(lesson), 'jupyter-notebook');
}

module.exports = { openLesson };
