'use strict';

const path = require('node:path');
const vscode = require('vscode');

/** Opens the lesson that the server was started for, by «coursekit open», unless something is open already. */
function openLesson(course) {
  const lesson = process.env.COURSEKIT_LESSON;
  const isFree = vscode.window.tabGroups.all.every(group => group.tabs.length === 0);
  if (lesson && isFree && course.root && lesson.startsWith(course.root + path.sep)) {
    vscode.commands.executeCommand('vscode.openWith', vscode.Uri.file(lesson), 'jupyter-notebook');
  }
}

module.exports = { openLesson };
